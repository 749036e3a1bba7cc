"""Step: the items of a chronicle or diary, each of which begins with its day: "14 May, Split: the first round table".

Needs `clean`, `headings`, `published` and `dates`. Adds `dated_items`: what is told in one without a date of its own
took place on its day, or, where it lasted for days, in its month. A weekday alone goes on from the item before.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.dates import DateMention
from syndesis.intake.reading.draft import Draft
from syndesis.lib.tokens import fold_word

_LINE = re.compile(r"[^\n]+")
_BULLET = r"[ \t]*(?:(?:[-*+•·–—▪▸◦‣●○]|\d{1,2}[.)])\s+)?"
_WORD = re.compile(_BULLET + r"(?P<word>[^\W\d_]+)")
_BEFORE = re.compile(_BULLET + r"(?:(?P<word>[^\W\d_]+),?\s+(?:the\s+|den\s+|el\s+)?)?")
_AFTER = re.compile(
    r"(?:\s*\([^()\n]{1,40}\))?(?:,?\s+(?:in\s+|en\s+|в\s+)?[^\W\d_a-zа-я][\w’'-]*"
    r"(?:,?(?: (?:de|del|la|las|los|el|da|do|of|upon|am|an|der|на)){0,2} [^\W\d_a-zа-я][\w’'-]*){0,3})?"
    r"\s*(?:[.:：](?=\s|$)|[–—|-]\s|$)"
)
_DAYS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_FARTHEST, _DAY, _MONTH = 2500, 10, 7


@dataclass(frozen=True, slots=True)
class DatedItem:
    """The first line of an item, how it begins (day and town), all that belongs to it, and its day, the first of
    several."""

    line: Span
    head: Span
    whole: Span
    date: DateMention

    def part(self, clean: str) -> DateMention:
        """The date of what is told within: the day, or the month of an item of several days."""
        is_several = len(self.date.days) > 1 or len(_DAYS.findall(self.date.span.of(clean))) > 1
        value = self.date.value[:_MONTH] if is_several else self.date.value
        return DateMention(self.date.span, value, "month" if is_several else "day")


def run(draft: Draft) -> None:
    opened: list[tuple[Span, DateMention]] = []
    for match in _LINE.finditer(draft.clean):
        line = Span(match.start(), match.end())
        told = _day_of(draft, line) or _weekday_of(draft, line, opened[-1][1] if opened else None)
        if told is not None:
            opened.append((line, told))
    draft.dated_items = [DatedItem(line, _head(draft, line, told), _whole(draft, line), told) for line, told in opened]


def item_at(draft: Draft, offset: int) -> DatedItem | None:
    """The item in which the offset stands, below or behind its day."""
    at = bisect_right(draft.dated_items, offset, key=lambda item: item.whole.start) - 1
    return draft.dated_items[at] if at >= 0 and offset < draft.dated_items[at].whole.end else None


def _head(draft: Draft, line: Span, told: DateMention) -> Span:
    """How the line begins: up to the stop, colon or dash behind the day and the town."""
    closing = _closing(draft, line, told)
    return Span(line.start, closing.end() if closing is not None else told.span.end)


def _closing(draft: Draft, line: Span, told: DateMention) -> re.Match[str] | None:
    """The town and the stop, colon or dash behind a day; the stop may be taken for that of a short month."""
    end = told.span.end
    return _AFTER.match(draft.clean, end - draft.clean.startswith(".", end - 1), line.end)


def _whole(draft: Draft, line: Span) -> Span:
    """The line with all below it up to the next heading, where it is a heading itself; else the line alone."""
    if not any(h.start <= line.end and line.start < h.end for h in draft.headings):
        return line
    heading = min((h.start for h in draft.headings if h.start > line.end), default=len(draft.clean))
    return Span(line.start, min(heading, line.end + _FARTHEST))


def _day_of(draft: Draft, line: Span) -> DateMention | None:
    """The day with which the line begins, if a town at most stands between it and a stop, colon or dash."""
    if any(span.start <= line.start < span.end or line.start <= span.start < line.end for span in draft.metadata_spans):
        return None
    told = next((d for d in draft.dates_in(line.start, line.end) if d.kind == "day"), None)
    if told is None or len(told.value) < _DAY or draft.tells_publication(told.span):
        return None
    before = _BEFORE.fullmatch(draft.clean, line.start, told.span.start)
    if before is None or (before.group("word") and fold_word(before.group("word")) not in draft.lexicon.weekdays):
        return None
    return told if _closing(draft, line, told) else None


def _weekday_of(draft: Draft, line: Span, last: DateMention | None) -> DateMention | None:
    """The day that a weekday alone tells, counted on from the item before: "Tuesday. ..."."""
    opening = _WORD.match(draft.clean, line.start, line.end) if last is not None else None
    if last is None or opening is None or _AFTER.match(draft.clean, opening.end(), line.end) is None:
        return None
    wanted = draft.lexicon.weekdays.get(fold_word(opening.group("word")))
    if wanted is None:
        return None
    day = date.fromisoformat(last.value)
    day += timedelta(days=(wanted - day.isoweekday()) % 7 or 7)
    return DateMention(Span(opening.start("word"), opening.end("word")), day.isoformat(), "day")
