"""The articles of an agreement: where each begins, how it is called, what its heading says; and its sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.contracts.words import Words, group

_NUMBERED = re.compile(r"^[ \t]*(?P<label>\d{1,2})[.)][ \t]+(?P<title>[^\W\d_][^\n]{1,70})$", re.MULTILINE)
_SENTENCE = re.compile(r"[^\n]+?(?:[.;。；](?=\s|$|[^\W\d_a-z])|(?=\n)|$)")
_NUMBER = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|\(?[a-zа-я]\))\s+", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"(?:\b(?:No|Nos|Art|art|Prof|Dr|Mr|Ms|Mrs|St|Ltd|Inc|Co|г|ст|п|т|Nr|Abs|D|Sr|Sra|Ud)|\b\w|\d)\.$"
)
_MOST = 400
"""Characters that are cited of a long sentence."""


@dataclass(frozen=True)
class Article:
    label: str
    title: str
    start: int
    """Of its heading."""
    body: int
    end: int


def articles(text: str, words: Words) -> list[Article]:
    """Those with headings, in order. Bare numbers count where the language's own headings are lacking."""
    found = list(words.pattern("articles", "heading").finditer(text))
    if len(found) < 2:
        found = [match for match in _NUMBERED.finditer(text) if not match["title"].rstrip().endswith((".", ";", ","))]
    starts = [match.start() for match in found] + [len(text)]
    return [
        Article(
            label=" ".join(group(match, "label").split()),
            title=group(match, "title").strip(" .–—-:"),
            start=match.start(),
            body=match.end(),
            end=starts[number + 1],
        )
        for number, match in enumerate(found)
    ]


def article_at(found: list[Article], offset: int) -> Article | None:
    at = bisect_right(found, offset, key=lambda each: each.start) - 1
    return found[at] if at >= 0 else None


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Stretches that end with a full stop, a semicolon or the line, without the number before them."""
    end = len(text) if end is None else end
    begun: int | None = None
    for match in _SENTENCE.finditer(text, start, end):
        first = match.start() if begun is None else begun
        if (
            _ABBREVIATED.search(text, max(first, match.end() - 8), match.end())
            and text[match.end() : match.end() + 1] == " "
        ):
            begun = first
            continue
        begun = None
        number = _NUMBER.match(text, first, match.end())
        first = number.end() if number else first
        last = match.end()
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if last - first > 2:
            yield Span(first, last)


def cited(span: Span) -> Span:
    """As much of a sentence as is worth citing."""
    return Span(span.start, min(span.end, span.start + _MOST))
