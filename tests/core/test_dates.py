"""Partial dates in the words of each language."""

import pytest
from django.utils import translation

from syndesis.core import dates
from syndesis.lib.partial_dates import PartialDate


@pytest.mark.parametrize(
    ("language", "day", "days", "month"),
    [
        ("en", "16 February 2021", "16–19 Feb", "April"),
        ("ru", "16 февраля 2021 г.", "16–19 февраля", "Апрель"),
        ("es", "16 de febrero de 2021", "16–19 feb", "abril"),
        ("zh-hans", "2021年2月16日", "2月16日–2月19日", "4月"),
    ],
)
def test_a_date_is_written_as_its_language_does(language, day, days, month):
    first, last = PartialDate.parse("2021-02-16"), PartialDate.parse("2021-02-19")
    with translation.override(language):
        assert (dates.full(first), dates.within_year(first, last), dates.within_year(PartialDate.parse("2011-04"))) == (
            day,
            days,
            month,
        )


def test_a_span_of_months_names_both_and_one_of_which_an_end_is_less_known_its_beginning():
    june, august, day = (PartialDate.parse(text) for text in ("2015-06", "2015-08", "2015-06-12"))
    with translation.override("en"):
        assert (dates.within_year(june, august), dates.within_year(day, august)) == ("June–August", "12 Jun")


@pytest.mark.parametrize(
    ("day", "told"),
    [("2011-04", "с апреля 2011 г."), ("2011-04-12", "с 12 апреля 2011 г."), ("2011", "с 2011")],
)
def test_behind_a_word_a_month_stands_in_the_case_that_the_word_asks_for(day, told):
    with translation.override("ru"):
        assert f"с {dates.after_word(PartialDate.parse(day))}" == told
    with translation.override("es"):
        assert dates.after_word(PartialDate.parse("2011-04")) == "abril de 2011"


@pytest.mark.parametrize(("days", "words"), [(1, "1 day"), (60, "60 days"), (150, "5 months"), (2100, "6 years")])
def test_a_stretch_of_time_is_told_in_the_unit_that_people_use(days, words):
    assert dates.span(days) == words


def test_an_anniversary_of_the_29th_of_february_falls_on_the_1st_of_march():
    assert dates.anniversary(PartialDate.parse("2012-02-29").first, 1).isoformat() == "2013-03-01"
