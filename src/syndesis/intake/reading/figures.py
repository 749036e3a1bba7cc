"""Step: the numbers about the institution or the partnership: counts, shares, ranks, sums, durations.

Needs `clean`, `lexicon`, `sentences`, `dates`, the organisations. Adds the figures of the reading.
"""

import re
from collections.abc import Iterator

from syndesis.intake.reading.contract import FigureFound, Span
from syndesis.intake.reading.draft import Draft
from syndesis.intake.reading.figure_tellings import FINDERS, counted
from syndesis.intake.reading.listings import undertakings_listed
from syndesis.intake.reading.reasons import reason
from syndesis.lib.tokens import fold_word

_YEAR = re.compile(r"(?:19|20)\d\d\s+год(?:а|у|ом|е|ы|ов)?\b")

_WORD = re.compile(r"\S+")
_LEAST_WORDS, _MOST_WORDS, _WORDS_BEFORE, _WORDS_AFTER = 4, 16, 6, 7


_ARTICLE, _MANY = 10, 10
"""Characters in which an article stands; numbers from which on one with an article is one told before."""


def run(draft: Draft) -> None:
    told = [Span(*each) for each in draft.body_sentences()]
    starts = {sentence.start for sentence in told}
    items = [item for listing in undertakings_listed(draft) for item in listing.items if item.start not in starts]
    for sentence in (*told, *items):
        taken: list[Span] = []
        for span, value, indicator in _figures(draft, sentence):
            if any(t.start < span.end and span.start < t.end for t in taken) or _is_date(draft, span):
                continue
            taken.append(span)
            _add(draft, span, value, indicator, sentence)


def _figures(draft: Draft, sentence: Span) -> Iterator[tuple[Span, float, str]]:
    """Place, value and indicator of each number of the sentence, in the order in which they take precedence."""
    words, text = draft.lexicon, draft.clean
    small = sentence.of(text).lower()
    needed = words.raw.get("figures", {}).get("hints", {})
    for name, finder in FINDERS.items():
        if name in needed and not any(hint in small for hint in needed[name]):
            continue
        section = "dates" if name == "anniversary" else "figures"
        pattern = counted(words.language) if name == "counted" else words.pattern(section, name)
        for match in pattern.finditer(text, sentence.start, sentence.end):
            found = finder(draft, match, sentence)
            if found is not None:
                value, indicator = found
                start = match.start("value") if name == "counted" else match.start()
                yield Span(start, match.end()), value, indicator


def _is_date(draft: Draft, span: Span) -> bool:
    if _YEAR.match(draft.clean, span.start, span.end):
        return True
    for date in draft.dates_in(span.start - 20, span.end + 20):
        if date.span.start <= span.start < date.span.end and date.kind not in ("anniversary", "year"):
            return True
        if date.kind == "year" and date.span.start == span.start:
            before = draft.clean[max(0, span.start - 10) : span.start].lower()
            return before.endswith(("in ", "since ", "by ", "of ", "until ", "from ", "en ", "de ", ", ", "("))
    return False


def _add(draft: Draft, span: Span, value: float, indicator: str, sentence: Span) -> None:
    article = draft.lexicon.pattern("figures", "article")
    refers = article.search(draft.clean, max(0, span.start - _ARTICLE), span.start) is not None
    for figure in draft.reading.figures:
        if figure.value == value and refers and value >= _MANY:
            figure.mentions.append(span)
            return
        if figure.value == value and fold_word(figure.indicator.split(" ")[-1]) == fold_word(
            indicator.rsplit(" ", maxsplit=1)[-1]
        ):
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
    """The part of the sentence between commas around the figure: the sentence where that is a mere introduction, the
    words about the figure where it is long."""
    text = draft.clean
    marks = (", ", "; ", ": ") if draft.language != "zh" else (",", "，", "；", "：", ";", ":")
    before = max((text.rfind(mark, sentence.start, span.start) for mark in marks), default=-1)
    after = [i for mark in marks if ":" not in mark and (i := text.find(mark, span.end, sentence.end)) >= 0]
    start, end = before + len(marks[0]) if before >= 0 else sentence.start, min(after) if after else sentence.end
    words = len(text[start:end].split()) if draft.language != "zh" else (end - start) // 2
    if words < _LEAST_WORDS and len(text[sentence.start : sentence.end].split()) <= _MOST_WORDS:
        return sentence
    if words > _MOST_WORDS:
        ahead, behind = list(_WORD.finditer(text, start, span.start)), list(_WORD.finditer(text, span.end, end))
        start = ahead[-_WORDS_BEFORE].start() if len(ahead) > _WORDS_BEFORE else start
        end = behind[_WORDS_AFTER - 1].end() if len(behind) > _WORDS_AFTER else end
    return Span(start, end)
