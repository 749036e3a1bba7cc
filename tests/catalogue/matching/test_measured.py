"""Figures on real affiliations, of the half that was not looked at: floors a little under what was measured."""

from pathlib import Path

import pytest

from bench.matching import JUDGED, Tally, labelled, looked_at
from syndesis.catalogue import loader
from syndesis.catalogue.matching import matcher

FLOORS = {
    "s2aff-gold": (0.90, 0.84),
    "ror-affiliation-logs": (0.84, 0.82),
    "ror-api-crossref-2024": (0.92, 0.88),
    "ror-api-springer-2023": (0.93, 0.90),
}
"""Precision and F1."""


@pytest.mark.full
@pytest.mark.django_db
def test_affiliations_are_matched_as_well_as_measured(shared: Path, folder: Path):
    texts = [text for text in labelled(shared / "data/affiliations/affiliations.csv") if text.source in JUDGED]
    loader.load(shared / "data/ror/ror.jsonl.zst")
    engine = matcher()
    tallies = {source: Tally() for source in JUDGED}

    for text in texts:
        if not looked_at(text.text):
            tallies[text.source].add(frozenset(match.ror for match in engine.affiliation(text.text)), text.rors)

    figures = {source: tally.figures for source, tally in tallies.items()}
    short = {
        source: figures[source]
        for source, (precision, both) in FLOORS.items()
        if figures[source][0] < precision or figures[source][2] < both
    }
    assert short == {}
