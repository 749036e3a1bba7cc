"""Reckoning with months: where terms end, and when notice must be given."""

import calendar
from datetime import MAXYEAR, date, timedelta

DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the last of a month that is too short. Beyond the calendar it is its edge."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def term_end(starts: date, months: int) -> date:
    """The last day of a term that begins on a day: of twelve months from 1 May, 30 April."""
    after = add_months(starts, months)
    return after if after == date.max else max(after - DAY, starts)


def longer(until: date, months: int) -> date:
    """The end of a term, so many months later."""
    return until if until == date.max else term_end(until + DAY, months)


def last_to_decide(until: date, notice: int, *, in_days: bool = False) -> date:
    """The last day on which notice can be given: its whole period lies between that day and the end (inclusive)."""
    if until == date.max:
        return until
    if in_days:
        return until - timedelta(days=min(notice, (until - date.min).days))
    return max(add_months(until + DAY, -notice), date.min + DAY) - DAY
