"""When a thing that is done again and again is due the next time."""

import calendar
from datetime import date, timedelta

from syndesis.lib.partial_dates import PartialDate
from syndesis.work.choices import Repetition

WEEK = timedelta(days=7)
MONTHS = {Repetition.MONTHLY: 1, Repetition.QUARTERLY: 3, Repetition.YEARLY: 12}


def next_due(due_on: PartialDate | None, rhythm: str, today: date) -> PartialDate:
    """One period after it was due, told as exactly; without a day, one period from today. What was missed in between
    does not come again: it is the first such day that lies ahead."""
    start, periods = due_on or PartialDate.of(today), 1
    while (following := _later(start, rhythm, periods)).last <= today:
        periods += 1
    return following


def _later(start: PartialDate, rhythm: str, periods: int) -> PartialDate:
    """So many periods later, counted from the first day: the end of January is followed by those of other months."""
    if rhythm == Repetition.WEEKLY:
        return PartialDate.of(start.last + periods * WEEK)
    months = MONTHS[Repetition(rhythm)] * periods
    if start.month is None and months % 12 == 0:
        return PartialDate(start.year + months // 12)
    years, month = divmod((start.month or 12) - 1 + months, 12)
    year, month = start.year + years, month + 1
    if start.month is not None and start.day is None:
        return PartialDate(year, month)
    return PartialDate(year, month, min(start.last.day, calendar.monthrange(year, month)[1]))
