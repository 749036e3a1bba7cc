"""Dates in texts, at the precision that they give."""

import pytest

from syndesis.intake.reading import Gazetteer, dates, language, metadata, normalise, splitting
from syndesis.intake.reading.draft import Draft


def found(text: str, published: str = "2015-11-21") -> list[tuple[str, str]]:
    draft = Draft(text=text, gazetteer=Gazetteer(), learnt={}, published_hint=published)
    for step in (normalise.run, language.run, metadata.run, splitting.run, dates.run):
        step(draft)
    return [(d.span.of(text), d.value) for d in draft.dates]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("They met on 15 September 2014 in the main hall.", "2014-09-15"),
        ("They met on September 20-21, 2015 in the main hall.", "2015-09-20"),
        ("They met on 15th September in the main hall.", "2015-09-15"),
        ("They met on 24 December in the main hall.", "2014-12-24"),
        ("They signed it in April 2011 in the main hall.", "2011-04"),
        ("They signed it in April in the main hall.", "2015-04"),
        ("They work together since 1984 in many fields.", "1984"),
        ("They arrived yesterday with all of their guests.", "2015-11-20"),
        ("They arrived this month with all of their guests.", "2015-11"),
        ("They arrived last year with all of their guests.", "2014"),
        ("They arrived on Monday with all of their guests.", "2015-11-16"),
        ("The course will be held from 13-16 February in the hall.", "2016-02-13"),
        ("During the summer they came to the university twice.", "2015"),
        ("El convenio fue firmado el 12 de marzo de 2013 en la universidad.", "2013-03-12"),
        ("El convenio fue firmado en abril de 2011 por la universidad.", "2011-04"),
        ("Соглашение было подписано 16 февраля 2014 года в университете.", "2014-02-16"),
        ("Соглашение было подписано в апреле 2011 года в университете.", "2011-04"),
        ("Am 12. März 2013 wurde das Abkommen an der Universität unterzeichnet.", "2013-03-12"),
        ("两校于2013年3月12日签署合作协议。", "2013-03-12"),
        ("They met on 03.04.2013 in the main hall of the school.", "2013-04-03"),
    ],
)
def test_a_date_is_read(text: str, date: str):
    assert [value for _, value in found(text)] == [date]


def test_a_series_keeps_all_its_days():
    draft = Draft(
        text="On February 16, 18 and 19 they talked online.",
        gazetteer=Gazetteer(),
        learnt={},
        published_hint="2021-03-04",
    )
    for step in (normalise.run, language.run, splitting.run, dates.run):
        step(draft)

    assert [(d.value, d.days) for d in draft.dates] == [("2021-02-16", ("2021-02-16", "2021-02-18", "2021-02-19"))]


def test_an_anniversary_gives_the_first_year():
    assert ("tenth anniversary", "2011") in found(
        "In 2021 the partners will celebrate the tenth anniversary of their work."
    )


def test_of_a_day_that_is_in_no_calendar_the_year_remains():
    assert found("They met on 31 February 2014 and on 45.13.2014 in the hall.") == [("2014", "2014")]


def test_without_a_day_of_publication_a_bare_day_is_no_date():
    assert found("They met on 15th September, and again yesterday, in the hall.", published="") == []


def test_numbers_in_names_and_ranges_are_no_years():
    assert found("Project 5-100 and the ranking 201-250 of 1,990 schools were discussed at length.") == []
