"""Periods of time: the term, the renewal, the notice; told apart by the words around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.contracts.articles import cited, sentences
from syndesis.intake.reading.contracts.found import ContractFound
from syndesis.intake.reading.contracts.words import Words, words_of

_LEFT, _RIGHT = 120, 60
_LONGEST = 1200
"""Months: a century."""


@dataclass(frozen=True)
class Period:
    """So many days or months, and where the text says so."""

    number: int
    unit: str
    span: Span

    @property
    def months(self) -> int:
        return self.number if self.unit == "months" else max(1, round(self.number / 30))


def run(found: ContractFound, text: str, words: Words) -> None:
    """Adds term, renewal and notice."""
    for sentence in sentences(text):
        _renewal(found, text, words, sentence)
        if open_ended := words.pattern("periods", "open_ended").search(text, sentence.start, sentence.end):
            before = text[sentence.start : open_ended.start()]
            if words.pattern("periods", "term_before").search(before) and not found.is_open_ended:
                found.is_open_ended, found.is_open_ended_span = True, cited(sentence)
        for period in periods(text, words, sentence):
            _assign(found, text, words, sentence, period)


def periods(text: str, words: Words, within: Span) -> Iterator[Period]:
    for match in _pattern(words.language).finditer(text, within.start, within.end):
        written = " ".join(match["number"].lower().split())
        number = int(written) if written.isdecimal() else words.numbers.get(written, 0)
        unit = next(name for name in ("days", "weeks", "months", "years") if match[name])
        number *= {"weeks": 7, "years": 12}.get(unit, 1)
        if 0 < number <= _LONGEST:
            yield Period(number, "days" if unit in ("days", "weeks") else "months", Span(match.start(), match.end()))


def _assign(found: ContractFound, text: str, words: Words, sentence: Span, period: Period) -> None:
    left = text[max(sentence.start, period.span.start - _LEFT) : period.span.start]
    right = text[period.span.end : min(sentence.end, period.span.end + _RIGHT)]
    says = words.pattern
    if says("periods", "notice_after").search(right) or says("periods", "notice_before").search(left):
        if found.notice is None:
            found.notice, found.notice_span = period.number, cited(sentence)
            found.notice_unit = "days" if period.unit == "days" else "months"
        return
    if says("periods", "not_here").search(left) or says("periods", "not_here").search(right):
        return
    renewal, term = (_last(says("periods", name), left) for name in ("renewal_before", "term_before"))
    if renewal >= 0 and renewal >= term:
        if found.renewal_months is None:
            found.renewal_months, found.renewal_months_span = period.months, cited(sentence)
    elif term >= 0 and found.term_months is None:
        found.term_months, found.term_months_span = period.months, cited(sentence)


def _last(pattern: re.Pattern[str], left: str) -> int:
    """Where the last word begins that the period may belong to; -1 for none."""
    at = -1
    while match := pattern.search(left, at + 1):
        at = match.start()
    return at


def _renewal(found: ContractFound, text: str, words: Words, sentence: Span) -> None:
    if found.renewal or not words.pattern("renewal", "word").search(text, sentence.start, sentence.end):
        return
    if words.pattern("renewal", "never").search(text, sentence.start, sentence.end):
        return
    automatic = words.pattern("renewal", "automatic").search(text, sentence.start, sentence.end)
    found.renewal, found.renewal_span = "automatic" if automatic else "agreed", cited(sentence)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = words_of(language)
    units = "|".join(f"(?P<{name}>{words.raw['units'][name]})" for name in ("days", "weeks", "months", "years"))
    numbers = "|".join(re.escape(word) for word in sorted(words.numbers, key=len, reverse=True))
    if language == "zh":
        return re.compile(rf"(?<![\d月])(?P<number>\d{{1,3}}|{numbers})(?:{units})(?!\d)")
    bounds = r"(?:\s*\([^)\n]{1,20}\))?[\s-]+"
    return re.compile(rf"(?<![\w.])(?P<number>\d{{1,4}}|{numbers}){bounds}(?:{units})(?!\w)", re.IGNORECASE)
