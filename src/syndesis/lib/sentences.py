"""The sentences and clauses of a text, as places in it: linear in its length, for any script."""

import re
from bisect import bisect_right
from collections.abc import Collection

_BREAK = re.compile(r"[.!?…]+[\"'”’»)\]*]*(?=\s|$)|[。！？]+[”’」』）]*|\n[ \t]*\n\s*|\n")
_LONGEST = 2000
_WORDLIKE = re.compile(r"[^\W_]")
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?$")
_CLAUSE = re.compile(
    r"[;:](?=\s)|\s[–—-]\s"
    r"|,\s+(?=(?:and|but|which|who|whose|where|while|with|as well as|in order|so that|y|e|que|quien|quienes|mientras"
    r"|а|но|который|которая|которые|где|und|aber|die|der|das|wobei)\s)"
    r"|[，；：]|(?<=[一-鿿]),(?=[一-鿿])"
)


def sentences(text: str, abbreviations: Collection[str] = (), *, ordinal_dots: bool = False) -> list[tuple[int, int]]:
    """The (start, end) of each sentence, without surrounding white space.

    A full stop after one of the `abbreviations` (folded, without the stop), after a single letter or before a lower
    case letter ends nothing, nor does a lone mark of exclamation or question there ("Unite! offers"). A line break
    ends a sentence unless the next line goes on in lower case and the line before has no closing mark. What would be
    longer than 2,000 characters is cut.
    """
    found: list[tuple[int, int]] = []
    start = 0
    length = len(text)
    for match in _BREAK.finditer(text):
        if match.start() < start:
            continue
        mark = match.group()
        if "\n" in mark:
            after = text[match.end() : match.end() + 1]
            before = text[max(start, match.start() - 40) : match.start()].rstrip()
            if after.islower() and before and before[-1] not in '.!?…:;"”»':
                continue
            if before.endswith(".") and _is_abbreviation(before, abbreviations) and after.isalpha():
                continue
            end = match.start()
        else:
            end = match.end()
            if mark[0] == "." and _goes_on(text, match.start(), end, length, abbreviations):
                continue
            if mark in "!?" and text[end : end + 1] == " " and text[end + 1 : end + 2].islower():
                continue
            if ordinal_dots and _ORDINAL.search(text, max(0, match.start() - 4), match.start()):
                continue
        _append(found, text, start, end)
        start = match.end()
    _append(found, text, start, length)
    return found


def _goes_on(text: str, stop: int, end: int, length: int, abbreviations: Collection[str]) -> bool:
    if _is_abbreviation(text[max(0, stop - 24) : stop + 1], abbreviations):
        following = text[end : end + 4].lstrip()
        return end < length and "\n" not in text[end : end + 1] and bool(following)
    following = text[end : end + 4].strip()
    return following[:1].islower() and "\n" not in text[end : end + 2]


def _is_abbreviation(before: str, abbreviations: Collection[str]) -> bool:
    match = _LAST_WORD.search(before)
    if match is None:
        return False
    word = match.group(1)
    return (len(word) == 1 and word.isupper()) or word.casefold() in abbreviations


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        if _WORDLIKE.search(text, start, cut):
            found.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if _WORDLIKE.search(text, start, end):
        found.append((start, end))


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of the sentence `text[start:end]` between semicolons, colons, dashes and joining words."""
    found: list[tuple[int, int]] = []
    at = start
    for match in _CLAUSE.finditer(text, start, end):
        _append(found, text, at, match.start())
        at = match.end()
    _append(found, text, at, end)
    return found


def containing(spans: list[tuple[int, int]], offset: int) -> int:
    """The index of the span that holds `offset`, else that of the last one before it; -1 where there is none."""
    return bisect_right(spans, (offset, 1 << 62)) - 1
