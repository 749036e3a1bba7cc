"""Days of the invented record: the same whenever it is made, hence none of them is read off a clock."""

from datetime import date, timedelta
from random import Random

from syndesis.lib.partial_dates import PartialDate

FIRST, LAST = date(1994, 1, 10), date(2026, 6, 30)
"""The record's first day and its present."""


def day(rng: Random, first: date = FIRST, last: date = LAST) -> date:
    """Any day of the span, the later the likelier: a record is fuller the nearer it comes."""
    return first + timedelta(days=round((last - first).days * max(rng.random(), rng.random())))


def known(rng: Random, of: date) -> PartialDate:
    """A day as sources tell it: of some only the month or the year is known."""
    chance = rng.random()
    if chance < 0.08:
        return PartialDate(of.year)
    return PartialDate(of.year, of.month) if chance < 0.2 else PartialDate.of(of)
