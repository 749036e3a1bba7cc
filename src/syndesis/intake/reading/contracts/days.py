"""The days of an agreement: of signing, the first and the last in force."""

import calendar
import re
from datetime import date, timedelta

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.contracts.articles import Article, cited, sentences
from syndesis.intake.reading.contracts.found import ContractFound
from syndesis.intake.reading.contracts.words import Words
from syndesis.intake.reading.dates import first_day
from syndesis.intake.reading.draft import Draft

_FULL = len("2024-04-12")
_LEFT = 110
_END = 900
"""Characters at the end of a text among which its signatures stand."""
_QUOTED = re.compile(r"[«»“”„\"_]")
_BLANKS = re.compile(r"\s{2,}")


def run(found: ContractFound, draft: Draft, words: Words, parts: list[Article]) -> None:
    """Adds the days. Where the last one is not stated, it follows from the first and the term."""
    days = _days(draft)
    _stated(found, draft.clean, words, days)
    if not found.date:
        _by_place(found, draft.clean, days, parts)
    if not found.starts_on:
        _on_signing(found, draft.clean, words)
    if not found.ends_on and len(found.starts_on) == _FULL and found.term_months:
        found.runs_until = _last_day(found.starts_on, found.term_months)


def _days(draft: Draft) -> list[tuple[str, Span]]:
    """The full days and months that the text names; also those of a line such as «12» февраля 2021 г."""
    found = {each.span: each.value for each in draft.dates if each.kind in ("day", "month")}
    for line in re.finditer(r"[^\n]+", draft.clean):
        if not _QUOTED.search(line[0]):
            continue
        plain = _QUOTED.sub(" ", line[0])
        told = first_day(_BLANKS.sub(lambda run: " " * len(run[0]), plain), draft.lexicon) or _squeezed(plain, draft)
        if told:
            value, start, end = told
            span = Span(line.start() + start, line.start() + end)
            if not any(
                span.start < other.end and other.start < span.end and len(v) == _FULL for other, v in found.items()
            ):
                found[span] = value
    return sorted(((value, span) for span, value in found.items()), key=lambda each: each[1])


def _squeezed(line: str, draft: Draft) -> tuple[str, int, int] | None:
    """A day whose parts stand apart by several blanks: the whole of it is the place."""
    words = " ".join(line.split())
    told = first_day(words, draft.lexicon)
    if told is None:
        return None
    value, start, end = told
    parts = words[start:end].split()
    first = line.find(parts[0], max(0, start - 2))
    last = line.rfind(parts[-1])
    return (value, first, last + len(parts[-1])) if 0 <= first < last else None


def _stated(found: ContractFound, text: str, words: Words, days: list[tuple[str, Span]]) -> None:
    for value, span in days:
        line = text.rfind("\n", 0, span.start) + 1
        left = text[max(line, span.start - _LEFT) : span.start]
        if not found.starts_on and words.pattern("dates", "starts").search(left):
            found.starts_on, found.starts_on_span = value, _around(text, span)
        elif not found.ends_on and words.pattern("dates", "ends").search(left):
            found.ends_on, found.ends_on_span = value, _around(text, span)
        elif not found.date and left.strip() and words.pattern("dates", "signed").search(left):
            found.date, found.date_span = value, span


def _by_place(found: ContractFound, text: str, days: list[tuple[str, Span]], parts: list[Article]) -> None:
    """The day above the articles, or among the signatures."""
    top = min(parts[0].start if parts else _END, _END)
    taken = {found.starts_on, found.ends_on}
    near = [day for day in days if len(day[0]) == _FULL and day[0] not in taken]
    above = [day for day in near if day[1].start < top]
    below = [day for day in near if day[1].start > max(top, len(text) - _END)]
    chosen = (above or below[-1:])[:1]
    for value, span in chosen:
        found.date, found.date_span = value, span


def _on_signing(found: ContractFound, text: str, words: Words) -> None:
    for sentence in sentences(text):
        if words.pattern("dates", "on_signing").search(text, sentence.start, sentence.end):
            if found.date:
                found.starts_on, found.starts_on_span = found.date, cited(sentence)
            return


def _around(text: str, span: Span) -> Span:
    """The sentence that names the day."""
    for sentence in sentences(text, text.rfind("\n", 0, span.start) + 1):
        if sentence.start <= span.start < sentence.end:
            return cited(sentence)
        if sentence.start > span.start:
            break
    return span


def _last_day(first: str, months: int) -> str:
    start = date.fromisoformat(first)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year - 1:
        return ""
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return (date(year, month + 1, day) - timedelta(days=1)).isoformat()
