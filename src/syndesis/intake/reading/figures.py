"""Step: the numbers about the institution or the partnership: counts, shares, ranks, sums, durations.

Needs `clean`, `lexicon`, `sentences`, `dates`, the organisations. Adds the figures of the reading.
"""

import re
from collections.abc import Iterator
from functools import cache

from syndesis.intake.reading.contract import FigureFound, Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.lexicons import lexicon
from syndesis.intake.reading.reasons import reason
from syndesis.lib.tokens import fold_phrase, fold_word


def run(draft: Draft) -> None:
    for start, end in draft.body_sentences():
        sentence = Span(start, end)
        taken: list[Span] = []
        for span, value, indicator in _figures(draft, sentence):
            if any(t.start < span.end and span.start < t.end for t in taken) or _is_date(draft, span):
                continue
            taken.append(span)
            _add(draft, span, value, indicator, sentence)


def _figures(draft: Draft, sentence: Span) -> Iterator[tuple[Span, float, str]]:
    words, text = draft.lexicon, draft.clean
    start, end = sentence.start, sentence.end
    foreign = words.pattern("figures", "not_counted").search(text, start, end)
    for match in words.pattern("figures", "percent").finditer(text, start, end):
        value = _value(draft, match.group("value"))
        if value is not None and not foreign:
            yield Span(match.start(), match.end()), value, "%"
    for match in words.pattern("figures", "rank").finditer(text, start, end):
        told = match.group("value") or match.groupdict().get("value2") or ""
        value = _value(draft, re.split(r"\s?[–-]\s?", told)[0])
        if value is not None:
            yield Span(match.start(), match.end()), value, _ranking(draft, match.end(), end)
    for match in words.pattern("dates", "anniversary").finditer(text, start, end):
        value = _value(draft, match.group("n"))
        if value is not None:
            yield Span(match.start(), match.end()), value, str(words.raw["figures"].get("anniversary_indicator", ""))
    for match in words.pattern("figures", "total").finditer(text, start, end):
        value = _value(draft, match.group("value"))
        if value is not None:
            yield Span(match.start(), match.end()), value, " ".join(match.group("what").split())
    for match in _counted(words.language).finditer(text, start, end):
        value = _value(draft, match.group("value"))
        if value is not None and not _is_referred_to(draft, match.start("value"), match.group("value")):
            yield Span(match.start("value"), match.end()), value, " ".join(match.group("what").split())
    for match in words.pattern("figures", "written").finditer(text, start, end):
        value = _value(draft, match.group("value"))
        if value is not None:
            scale = {"万": 10_000, "千": 1_000}.get(match.group("scale") or "", 1)
            yield Span(match.start(), match.end()), value * scale, match.group("what")[1:]
    for match in words.pattern("figures", "duration").finditer(text, start, end):
        value = _value(draft, match.group("value"))
        if value is not None:
            yield Span(match.start(), match.end()), value, match.group("unit")
    for match in words.pattern("figures", "decade").finditer(text, start, end):
        value = _value(draft, match.group("value"))
        if value is not None:
            yield Span(match.start(), match.end()), value, "years"


def _is_referred_to(draft: Draft, start: int, number: str) -> bool:
    """Whether the number only refers back ("the two universities") or is a span of time ("within six months")."""
    before = draft.clean[max(0, start - 24) : start] + number[:5]
    pattern = draft.lexicon.pattern("figures", "within")
    return pattern.search(draft.clean[max(0, start - 24) : start]) is not None or (
        not number[:1].isdigit() and before.lower().endswith(("the " + number[:5].lower(),)) and number.lower() in ("two", "three", "four")
    )


@cache
def _counted(language: str) -> re.Pattern[str]:
    """A number, up to four words of description and one of the nouns that are counted."""
    words = lexicon(language)
    nouns = "|".join(re.escape(n) for n in sorted(words.words("figures", "nouns"), key=len, reverse=True))
    if not nouns:
        return re.compile(r"(?!)")
    numbers = "|".join(re.escape(n) for n in sorted(words.raw.get("numbers", {}), key=len, reverse=True))
    number = r"\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d+)?" + (rf"|{numbers}" if numbers else "")
    word = r"(?!(?:and|or|of|to|in|the|for|with|as|at|on|by|from|than|y|de|en|a|con|para|и|в|на|с|für|mit|von)\b)[^\W\d][\w’'-]*"
    return re.compile(
        rf"(?<![\w.,–-])(?P<value>{number})\s+(?P<what>(?:{word}\s+(?:\([^()]{{1,20}}\)\s+)?){{0,4}}?(?:{nouns}))(?!\w)", re.IGNORECASE
    )


def _value(draft: Draft, told: str) -> float | None:
    folded = fold_phrase(told)
    numbers, ordinals = draft.lexicon.numbers, draft.lexicon.ordinals
    if folded in numbers:
        return float(numbers[folded])
    if folded in ordinals:
        return float(ordinals[folded])
    digits = re.sub(r"[,\s](?=\d{3})", "", told)
    try:
        return float(digits)
    except ValueError:
        return None


def _ranking(draft: Draft, at: int, end: int) -> str:
    match = draft.lexicon.pattern("figures", "ranked_in").search(draft.clean, at, end)
    return " ".join(match.group("name").split()) if match else "ranking position"


def _is_date(draft: Draft, span: Span) -> bool:
    for date in draft.dates_in(span.start - 20, span.end + 20):
        if date.span.start <= span.start < date.span.end and date.kind not in ("anniversary", "year"):
            return True
        if date.kind == "year" and date.span.start == span.start:
            before = draft.clean[max(0, span.start - 10) : span.start].lower()
            return before.endswith(("in ", "since ", "by ", "of ", "until ", "from ", "en ", "de ", ", ", "("))
    return False


def _add(draft: Draft, span: Span, value: float, indicator: str, sentence: Span) -> None:
    for figure in draft.reading.figures:
        if figure.value == value and fold_word(figure.indicator.split(" ")[-1]) == fold_word(indicator.rsplit(" ", maxsplit=1)[-1]):
            figure.mentions.append(span)
            return
    evidence = _phrase(draft, span, sentence)
    about = draft.organisations_in(sentence.start, span.start)
    draft.reading.figures.append(
        FigureFound(
            key=f"f{len(draft.reading.figures) + 1}",
            evidence=evidence,
            mentions=[span],
            confidence=0.6,
            reasons=(reason("words", span.of(draft.clean)),),
            indicator=indicator,
            value=value,
            organisation=about[-1] if about else draft.host,
        )
    )


def _phrase(draft: Draft, span: Span, sentence: Span) -> Span:
    """The part of the sentence between commas around the figure."""
    text = draft.clean
    before = max((text.rfind(mark, sentence.start, span.start) for mark in (", ", "; ", ": ")), default=-1)
    after = [i for mark in (", ", "; ") if (i := text.find(mark, span.end, sentence.end)) >= 0]
    start = before + 2 if before >= 0 else sentence.start
    return Span(start, min(after) if after else sentence.end)
