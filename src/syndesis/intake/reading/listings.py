"""The lists of a text: lines below a line that announces what they hold, such as "Areas of cooperation:"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from syndesis.intake.reading.contract import Span
from syndesis.intake.reading.draft import Draft

_LINE = re.compile(r"[^\n]+")
_LONGEST_ITEM, _LONGEST_LAST, _LONGEST_HEAD, _LEAST_ITEMS, _MOST_ITEMS = 24, 12, 40, 2, 15


@dataclass(frozen=True, slots=True)
class Listing:
    """A line that announces, and the lines below it."""

    head: Span
    items: tuple[Span, ...]


def undertakings_listed(draft: Draft) -> Iterator[Listing]:
    """Lists of what parties will do together, by the words of the line above them."""
    announcing = draft.lexicon.pattern("activity_words", "list_head")
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(draft.clean) if m.group().strip()]
    for at, line in enumerate(lines):
        words = line.of(draft.clean).strip()
        if words[-1] not in ":：" or len(words.split()) > _LONGEST_HEAD or not announcing.search(words):
            continue
        items = []
        for each in lines[at + 1 : at + 1 + _MOST_ITEMS]:
            told = each.of(draft.clean)
            if len(told.split()) > _LONGEST_ITEM or told.rstrip()[-1] in ":：":
                break
            if told.rstrip()[-1] == "." and len(told.split()) > _LONGEST_LAST:
                break
            start = each.start + len(told) - len(told.lstrip(" \t-–—•·*0123456789.)"))
            items.append(Span(start, each.end - (len(told) - len(told.rstrip(" ;,.")))))
            if told.rstrip()[-1] == ".":
                break
        if len(items) >= _LEAST_ITEMS:
            yield Listing(line, tuple(item for item in items if item.start < item.end))
