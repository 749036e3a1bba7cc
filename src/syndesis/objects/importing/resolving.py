"""References: what the names in the cells of a file mean, all of them asked for together."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from syndesis.core.models import User
from syndesis.lib.tables import Fault, Value
from syndesis.lib.text import normal
from syndesis.objects.importing.values import plain
from syndesis.objects.importing.within import ROW, Named
from syndesis.objects.references import LONGEST, Source

LEAVE, SKIP = "leave", "skip"
"""Answers that are no value of a source: the field stays blank in these rows; the rows are left out."""
_APART = re.compile(r"\s*[;\n|]\s*")


@dataclass(frozen=True)
class Item:
    """One name in a cell, with the key that a file of ours gives beside it."""

    text: str
    key: str = ""


@dataclass
class Asked:
    """A name that needs an answer."""

    rows: Counter[int] = field(default_factory=Counter)
    keys: list[int] = field(default_factory=list)
    """The records that bear it, where they are several."""


class Resolver:
    """Of one source, for one reader. `answers`: what people said that names mean."""

    def __init__(self, source: Source, user: User, answers: Mapping[str, str], within: Named | None = None) -> None:
        """`within`: what rows of the file are called, where they become records of this source."""
        self.source, self.user, self.answers, self.within = source, user, answers, within or {}
        self.meant: dict[str, list[int]] = {}
        self.identified: dict[str, str] = {}
        self.asked: dict[str, Asked] = {}

    def learn(self, cells: Iterable[Value]) -> None:
        """Look up all that stands in these cells, whole and in parts."""
        texts: dict[str, None] = {}
        for cell in cells:
            for item in _items(cell):
                texts.update(dict.fromkeys(_forms(item.text)))
        wanted = [text for text in texts if text]
        self.meant = self.source.meant(self.user, wanted)
        self.identified = self.source.identified(self.user, [text for text in wanted if text not in self.meant])

    def values(self, cell: Value, row: int, *, several: bool) -> list[str] | None:
        """The values of the source that a cell means; SKIP among them leaves out the row. None: one has to be asked."""
        if cell is None or isinstance(cell, Fault):
            return []
        found: list[str] = []
        complete = True
        for item in _items(cell):
            for part in self._parts(item) if several else [item]:
                value = self._value(part, row)
                if value is None:
                    complete = False
                elif value != LEAVE:
                    found.append(value)
        return list(dict.fromkeys(found)) if complete else None

    def _parts(self, item: Item) -> list[Item]:
        """A cell that holds several names, unless it is itself one."""
        if self._is_known(item.text):
            return [item]
        parts = [text for text in _APART.split(item.text) if text]
        if len(parts) > 1:
            return [Item(text) for text in parts]
        commas = [text.strip() for text in item.text.split(",") if text.strip()]
        return [Item(text) for text in commas] if len(commas) > 1 and all(map(self._is_known, commas)) else [item]

    def _is_known(self, text: str) -> bool:
        return text in self.meant or text in self.identified or text in self.answers or normal(text) in self.within

    def _value(self, item: Item, row: int) -> str | None:
        if answer := self.answers.get(item.text[:LONGEST]):
            return answer
        keys = self.meant.get(item.text, [])
        if item.key and item.key in map(str, keys):
            return item.key
        if len(keys) == 1:
            return str(keys[0])
        if not keys and item.text in self.identified:
            return self.identified[item.text]
        others = [number for number in self.within.get(normal(item.text), ()) if number != row] if not keys else ()
        if len(others) == 1:
            return f"{ROW}{others[0]}"
        asked = self.asked.setdefault(item.text[:LONGEST], Asked(keys=keys))
        asked.rows[row] += 1
        return None


def _items(cell: Any) -> list[Item]:
    if cell is None or isinstance(cell, Fault):
        return []
    if isinstance(cell, list):
        return [item for each in cell for item in _items(each)]
    if isinstance(cell, dict):
        key = cell.get("code", cell.get("id", ""))
        return [Item(plain(cell), str(key or ""))]
    text = " ".join(plain(cell).split(" ")).strip()
    return [Item(text)] if text else []


def _forms(text: str) -> list[str]:
    parts = [part for part in _APART.split(text) if part]
    commas = [part.strip() for part in text.split(",") if part.strip()]
    return [text, *parts, *(commas if len(commas) > 1 else [])]
