"""Days told by their weekday and number alone: "el lunes 13", "Jueves 16".

The month is the one near the day of publication in which the number falls on that weekday: the last one over, or the
coming one where the sentence looks ahead. Nothing is read without a day of publication, or where none of them fits.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from syndesis.intake.reading.contract import Span
from syndesis.lib.tokens import fold_word

if TYPE_CHECKING:
    from syndesis.intake.reading.draft import Draft

_OVER, _AHEAD = (0, -1, -2, 1), (0, 1, 2, -1)
"""Months from that of publication, in the order in which they are tried."""


def numbered_days(draft: "Draft", published: date | None) -> Iterator[tuple[Span, str]]:
    """The days told so, with their place."""
    if published is None:
        return
    for match in draft.lexicon.pattern("dates", "numbered_day").finditer(draft.clean):
        weekday = draft.lexicon.weekdays.get(fold_word(match.group("weekday")))
        start, end = draft.sentence_at(match.start())
        ahead = draft.lexicon.pattern("dates", "ahead").search(draft.clean, start, end) is not None
        day = _near(published, weekday or 0, int(match.group("day")), ahead=ahead)
        if day is not None:
            yield Span(match.start("weekday"), match.end("day")), day.isoformat()


def _near(published: date, weekday: int, number: int, *, ahead: bool) -> date | None:
    found = [day for shift in (_AHEAD if ahead else _OVER) if (day := _day(published, shift, number)) is not None]
    found = [day for day in found if day.isoweekday() == weekday]
    right = [day for day in found if (day >= published if ahead else day <= published)]
    return next(iter(right or found), None)


def _day(published: date, months: int, number: int) -> date | None:
    count = published.year * 12 + published.month - 1 + months
    try:
        return date(count // 12, count % 12 + 1, number)
    except ValueError:
        return None
