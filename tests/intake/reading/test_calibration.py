"""Certainty that means what it says."""

from syndesis.intake.reading import Gazetteer, read
from syndesis.intake.reading.calibration import Band, calibrated, reliability


def test_certainty_is_read_off_lines_between_points():
    points = [[0.5, 0.6], [0.7, 0.8], [0.9, 0.85]]

    found = [round(calibrated(stated, points), 3) for stated in (0.1, 0.5, 0.6, 0.8, 1.0)]

    assert found == [0.6, 0.6, 0.7, 0.825, 0.85]


def test_reliability_sets_claims_beside_what_was_right():
    judged = [(0.95, True), (0.9, True), (0.92, False), (0.72, True), (0.3, False)]

    assert reliability(judged) == [Band(0.0, 1, 0.3, 0.0), Band(0.7, 1, 0.72, 1.0), Band(0.9, 3, 0.92, 0.67)]


def test_a_certain_link_is_claimed_more_certain_than_an_unknown_name(world: Gazetteer):
    found = read("Tsinghua University (Beijing, China) met Brumdal University.", world).organisations

    assert found[0].confidence >= 0.9 > found[1].confidence
