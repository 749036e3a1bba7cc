"""Occasions in texts."""

import pytest

from syndesis.intake.reading import Gazetteer, Reading, read


def occasions(reading: Reading) -> list[tuple[str, str, str, str]]:
    """Kind, date, format and place of each."""
    return [(e.kind, e.date, e.format, e.place) for e in reading.engagements]


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        (
            "A meeting with Uppsala University took place in Madrid on 3 May 2019.",
            ("meeting", "2019-05-03", "in_person", "Madrid"),
        ),
        (
            "On 3 May 2019 a delegation of Uppsala University visited our University.",
            ("visit", "2019-05-03", "in_person", ""),
        ),
        (
            "Northern Polytechnic University held an online meeting with Uppsala University on 3 May 2019.",
            ("online_meeting", "2019-05-03", "online", ""),
        ),
        (
            "The Baltic Forum was held in Tomsk in May 2019 in online and offline formats with Uppsala University.",
            ("forum", "2019-05", "hybrid", "Tomsk"),
        ),
        (
            "An agreement with Uppsala University was signed today in Madrid by both rectors.",
            ("ceremony", "2019-06-01", "in_person", "Madrid"),
        ),
        (
            "El rector se reunió con la Universidad de Girona el 3 de mayo de 2019 en la sala.",
            ("meeting", "2019-05-03", "", ""),
        ),
        (
            "3 мая 2019 года состоялась встреча с делегацией из Испании в университете.",
            ("meeting", "2019-05-03", "in_person", ""),
        ),
        ("2019年5月3日，清华大学代表团来访我校。", ("visit", "2019-05-03", "in_person", "")),
    ],
)  # fmt: skip
def test_an_occasion_is_read(text: str, occasion: tuple[str, str, str, str], ours: Gazetteer):
    assert occasions(read(text, ours, published_hint="2019-06-01")) == [occasion]


def test_an_occasion_without_a_date_is_not_later_than_its_text(ours: Gazetteer):
    reading = read("The meeting with Uppsala University took place in our halls.", ours, published_hint="2019-06-01")

    assert [(e.date, e.no_later_than) for e in reading.engagements] == [("", "2019-06-01")]


def test_a_series_keeps_its_days(ours: Gazetteer):
    text = "On 16, 18 and 19 February 2021 an online meeting with Uppsala University took place."

    assert [e.dates for e in read(text, ours).engagements] == [["2021-02-16", "2021-02-18", "2021-02-19"]]


def test_sentences_about_one_occasion_make_one_engagement(ours: Gazetteer):
    text = "A meeting with Uppsala University took place on 3 May 2019. The meeting was attended by Dr Nils Ek."

    assert occasions(read(text, ours)) == [("meeting", "2019-05-03", "", "")]


def test_visits_on_two_days_are_two(ours: Gazetteer):
    text = (
        "Uppsala University visited our University on 3 May 2019. Tsinghua University visited our University on 9 June"
        " 2019."
    )

    assert [e.date for e in read(text, ours).engagements] == ["2019-05-03", "2019-06-09"]


def test_direction_and_participants_are_told(ours: Gazetteer):
    reading = read("On 3 May 2019 guests from Uppsala University visited our University.", ours)
    (visit,) = reading.engagements
    names = {o.key: o.name for o in reading.organisations}

    assert (visit.direction, sorted(names[key] for key in visit.organisations)) == (
        "inbound",
        ["Northern Polytechnic University", "Uppsala University"],
    )


def test_what_is_only_wished_is_no_occasion(ours: Gazetteer):
    assert occasions(read("They hope that Uppsala University would visit our halls every year.", ours)) == []
