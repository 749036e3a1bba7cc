"""Two texts side by side, paragraph by paragraph, with the words marked that differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from syndesis.web.record.differences import Run, runs, side

What = Literal["same", "changed", "added", "removed"]
ALIKE = 0.5
"""Of 1: two paragraphs so alike are one that was changed."""
MOST = 4000
"""Paragraphs of a text that are compared; those after them are not."""
_PLACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in both texts, or in one of them."""

    what: What
    old: str = ""
    new: str = ""
    old_runs: list[Run] = field(default_factory=list)
    new_runs: list[Run] = field(default_factory=list)


@dataclass(frozen=True)
class Stretch:
    """Paragraphs in a row that are all the same, to be folded, or all different."""

    is_same: bool
    paragraphs: list[Paragraph]


def compared(old: str, new: str) -> list[Stretch]:
    """The whole of both texts; spaces and line ends alone make no difference."""
    found: list[Stretch] = []
    for paragraph in _paragraphs(_split(old), _split(new)):
        is_same = paragraph.what == "same"
        if not found or found[-1].is_same != is_same:
            found.append(Stretch(is_same, []))
        found[-1].paragraphs.append(paragraph)
    return found


def _split(text: str) -> list[str]:
    lines = (_PLACE.sub(" ", line).strip() for line in text.split("\n"))
    return [line for line in lines if line][:MOST]


def _paragraphs(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for what, start, end, other, last in matcher.get_opcodes():
        if what == "equal":
            yield from (Paragraph("same", each, each) for each in old[start:end])
        else:
            yield from _changed(old[start:end], new[other:last])


def _changed(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    """Those that are alike stand beside each other, in their order; the others came or went."""
    at = 0
    for paragraph in old:
        found = next((n for n in range(at, min(at + 20, len(new))) if _alike(paragraph, new[n])), None)
        if found is None:
            yield Paragraph("removed", old=paragraph)
            continue
        yield from (Paragraph("added", new=each) for each in new[at:found])
        both = runs(paragraph, new[found])
        yield Paragraph("changed", paragraph, new[found], side(both, "new"), side(both, "gone"))
        at = found + 1
    yield from (Paragraph("added", new=each) for each in new[at:])


def _alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(a=old.split(), b=new.split(), autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
