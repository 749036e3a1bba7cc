"""The lines of a printed page, put back together to paragraphs.

The reading takes the end of a line for the end of a sentence unless the next one goes on in lower case: right for
texts, wrong for print, where lines are broken by their width.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from syndesis.lib.text import CJK

_SENTENCE_END = re.compile(r"[.!?…:;。！？；：][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•·▪◦●○■□–—*-]|\(?\d{1,3}[.)]|\(?[^\W\d_][.)])\s|[•▪●■]")
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_BROKEN_NUMBER = re.compile(r"\d[-–]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_BEGINNING = re.compile(r"[^\W\d_]+")
_CJK_END, _CJK_START = re.compile(rf"[{CJK}，。、；：！？（）《》“”]$"), re.compile(rf"[{CJK}，。、；：！？（）《》“”]")
_JOINING = set("and or und oder bzw sowie y o e и или et ou".split())
"""After a hyphen these say that it stands for a part left out: "Forschungs- und Lehrverbund"."""


class Line(NamedTuple):
    """One printed line and its place, in points from the left and from the foot of the page; `top` > `bottom`."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The words of a document, in lower case, by which a hyphen at a line's end is judged."""
    return {word.lower() for text in texts for word in _WORD.findall(_BROKEN_WORD.sub("", text))}


def joined(lines: Sequence[Line], words: set[str]) -> str:
    """The text of a page: lines that only the width has broken become one, paragraphs stand a blank line apart."""
    lines = [line for line in lines if line.text.strip()]
    if not lines:
        return ""
    column = 0.4 * (max(line.right for line in lines) - min(line.left for line in lines))
    parts = [lines[0].text.strip()]
    for at in range(1, len(lines)):
        before, line = lines[at - 1], lines[at]
        full = before.right - before.left >= column and before.right >= _margin(lines, at - 1)
        _add(parts, line.text.strip(), words, goes_on=full and _follows(before, line), gap=_gap(before, line))
    return "".join(parts)


def _margin(lines: Sequence[Line], at: int) -> float:
    """Where a line near this one must end to count as full: nine tenths of the widest around it that begins near."""
    line = lines[at]
    near = [each for each in lines[max(0, at - 4) : at + 5] if abs(each.left - line.left) <= 4 * line.height]
    right = max(each.right for each in near)
    return right - 0.12 * (right - line.left)


def _follows(before: Line, line: Line) -> bool:
    """Whether a line stands right below another, in letters as large, and not further in."""
    distance, height = before.bottom - line.bottom, max(before.height, 1)
    alike = 0.85 < line.height / height < 1.18
    return alike and 0 < distance < 1.9 * height and -5 * height < line.left - before.left < 0.7 * height


def _gap(before: Line, line: Line) -> bool:
    return abs(before.bottom - line.bottom) > 1.9 * max(before.height, line.height, 1)


def _add(parts: list[str], line: str, words: set[str], *, goes_on: bool, gap: bool) -> None:
    end = parts[-1][-100:]
    if not gap and not _ITEM.match(line):
        if broken := _BROKEN_WORD.search(end):
            _add_to_word(parts, broken[1], line, words)
            return
        if _BROKEN_NUMBER.search(end) and line[0].isdigit():
            parts.append(line)
            return
        if goes_on and not _SENTENCE_END.search(end):
            tight = _CJK_END.search(end) and _CJK_START.match(line)
            parts.extend(["" if tight else " ", line])
            return
    parts.extend(["\n\n" if gap else "\n", line])


def _add_to_word(parts: list[str], first: str, line: str, words: set[str]) -> None:
    """A word that a hyphen broke in two. The hyphen goes where it can only be the printer's: the next part is in lower
    case, the document has no such word with a hyphen, and has it without or has not both parts as words."""
    beginning = _BEGINNING.match(line)
    if beginning is None or beginning[0].lower() in _JOINING:
        parts.append(" ")
    else:
        second = beginning[0]
        whole, each = f"{first}{second}".lower(), {first.lower(), second.lower()}
        printers = second[0].islower() and f"{first}-{second}".lower() not in words
        if parts[-1].endswith("\u00ad") or (printers and (whole in words or not each <= words)):
            parts[-1] = parts[-1][:-1]
    parts.append(line)
