"""Dates of which only the year or the month may be known."""

from datetime import date

import pytest

from syndesis.lib.partial_dates import PartialDate


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
