"""Dates of which only the year or the month may be known, also as people type them."""

from contextlib import suppress
from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from syndesis.lib.partial_dates import LANGUAGES, NoSuchDay, NotADate, PartialDate, read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011-04-12", date(2011, 4, 12), date(2011, 4, 12)),
    ],
)
def test_a_partial_date_spans_its_first_to_its_last_day(text, first, last):
    day = PartialDate.parse(text)
    assert (day.first, day.last, str(day)) == (first, last, text)


@pytest.mark.parametrize("text", ["", "April 2011", "2011-4", "2011-13", "2011-02-30", "20111", "2011-04-12T00:00"])
def test_what_is_no_date_is_refused_with_the_text(text):
    with pytest.raises(ValueError, match=text or "''"):
        PartialDate.parse(text)


def test_dates_agree_where_one_may_mean_the_other():
    month, day, other = PartialDate.parse("2011-04"), PartialDate.parse("2011-04-12"), PartialDate.parse("2011-05")
    assert (month.agrees_with(day), day.agrees_with(month), other.agrees_with(day)) == (True, True, False)


TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2011", "2011"),
        (" 2011 ", "2011"),
        ("2011-04", "2011-04"),
        ("2011-4", "2011-04"),
        ("2011/04", "2011-04"),
        ("04/2011", "2011-04"),
        ("4.2011", "2011-04"),
        ("2011-04-12", "2011-04-12"),
        ("2011.4.2", "2011-04-02"),
        ("12.04.2011", "2011-04-12"),
        ("12/4/2011", "2011-04-12"),
        ("25/04/2011", "2011-04-25"),
        ("04/25/2011", "2011-04-25"),
        ("12-04-2011", "2011-04-12"),
        ("２０１１-０４", "2011-04"),
        ("April 2011", "2011-04"),
        ("april, 2011", "2011-04"),
        ("Apr 2011", "2011-04"),
        ("Apr. 2011", "2011-04"),
        ("SEPT 2011", "2011-09"),
        ("2011 April", "2011-04"),
        ("12 April 2011", "2011-04-12"),
        ("April 12, 2011", "2011-04-12"),
        ("12th of April 2011", "2011-04-12"),
        ("the 1st of May, 2011", "2011-05-01"),
        ("Tuesday, 12 April 2011", "2011-04-12"),
        ("12-Apr-2011", "2011-04-12"),
        ("апрель 2011", "2011-04"),
        ("апрель 2011 г.", "2011-04"),
        ("в апреле 2011 года", "2011-04"),
        ("12 апреля 2011 г.", "2011-04-12"),
        ("12 апр. 2011", "2011-04-12"),
        ("1-го мая 2011", "2011-05-01"),
        ("май 2011", "2011-05"),
        ("в июне 2011", "2011-06"),
        ("июль 2011", "2011-07"),
        ("вторник, 12 апреля 2011", "2011-04-12"),
        ("abril de 2011", "2011-04"),
        ("12 de abril de 2011", "2011-04-12"),
        ("el 1º de enero del 2011", "2011-01-01"),
        ("miercoles 13 de abril de 2011", "2011-04-13"),
        ("dic. 2011", "2011-12"),
        ("2011年", "2011"),
        ("2011年4月", "2011-04"),
        ("2011 年 4 月 12 日", "2011-04-12"),
        ("2011年04月12号", "2011-04-12"),
        ("2011年四月", "2011-04"),
        ("2011年十二月", "2011-12"),
        ("today", "2026-03-15"),
        ("Yesterday", "2026-03-14"),
        ("сегодня", "2026-03-15"),
        ("ВЧЕРА", "2026-03-14"),
        ("hoy", "2026-03-15"),
        ("mañana", "2026-03-16"),
        ("昨天", "2026-03-14"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed, meant):
    assert str(read(typed, today=TODAY)) == meant


@pytest.mark.parametrize(
    ("typed", "day_first", "month_first"),
    [
        ("03/04/2011", "2011-04-03", "2011-03-04"),
        ("3-4-2011", "2011-04-03", "2011-03-04"),
        ("03.04.2011", "2011-04-03", "2011-04-03"),
        ("13/04/2011", "2011-04-13", "2011-04-13"),
        ("2011/03/04", "2011-03-04", "2011-03-04"),
    ],
)
def test_day_and_month_in_digits_are_read_in_the_order_of_the_reader(typed, day_first, month_first):
    read_both = [str(read(typed, today=TODAY, month_first=order)) for order in (False, True)]
    assert read_both == [day_first, month_first]


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "soon", "April", "12 April", "12.04.11", "April 11", "2011-2012", "16–19 February 2026"),
        *("2011?", "~2011", "20110412", "2011-04-12 10:30", "1 2 3 2011", "апрелька 2011", "99999", "May June 2011"),
        *("march of 2011 men", "2011年一四月", "2011年4月好"),
    ],
)
def test_what_cannot_be_understood_is_no_date(typed):
    with pytest.raises(NotADate):
        read(typed, today=TODAY)


@pytest.mark.parametrize("typed", ["30 February 2011", "2011-13", "0/2011", "2011年13月", "32.01.2011", "0 May 2011"])
def test_a_day_that_no_calendar_has_is_told_apart(typed):
    with pytest.raises(NoSuchDay):
        read(typed, today=TODAY)


@given(st.dates(date(1000, 1, 1)), st.sampled_from(LANGUAGES), st.sampled_from(["long", "full"]))
def test_a_day_is_read_back_as_each_language_writes_it(day, language, width):
    assert read(format_date(day, width, language), today=TODAY) == PartialDate.of(day)


@given(st.text(alphabet="0123456789 ./-年月日 abcdeilmnoprstуярапельг,", max_size=24))
def test_no_text_breaks_the_reading(text):
    with suppress(NotADate, NoSuchDay):
        read(text, today=TODAY)
