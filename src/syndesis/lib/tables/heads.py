"""Where the head of a table stands, and what its columns are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from syndesis.lib.tables.model import Fault, Row, Value

LOOKED_AT = 40
"""Rows among which the head is looked for: titles, dates and remarks may stand above it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The rows of the head by their numbers, and the name of each column; blank where it has none."""

    first: int
    last: int
    names: tuple[str, ...]


def found(rows: Sequence[Row], known: Callable[[str], bool]) -> Head | None:
    """The head among the first rows: where most names are `known`, else the first row of words that is about as wide
    as those below it."""
    if not rows:
        return None
    best: Row | None = None
    most = 0
    for row in rows:
        number = sum(1 for text in dict.fromkeys(map(_words, row.values)) if text and known(text))
        if number > most:
            best, most = row, number
    if best is None or (most < 2 and _filled(best) > 2):
        best = _by_shape(rows)
    return _with_second(rows, best)


def at(rows: Sequence[Row], number: int) -> Head | None:
    """The head that begins in the row of this number."""
    row = next((each for each in rows if each.number == number), None)
    return _with_second(rows, row) if row else None


def _by_shape(rows: Sequence[Row]) -> Row:
    widest = max(map(_filled, rows))
    for row in rows:
        texts = [value for value in row.values if value is not None]
        if len(texts) * 2 >= widest and all(isinstance(value, str) for value in texts):
            return row
    return rows[0]


def _with_second(rows: Sequence[Row], row: Row | None) -> Head | None:
    """A head of two rows has groups above: names that stand over several columns, and others below them."""
    if row is None:
        return None
    names = [_words(value) for value in row.values]
    places = [place for place, name in enumerate(names) if name]
    groups = {name for name in names if name and names.count(name) > 1}
    below = next((each for each in rows if each.number > row.number), None)
    if groups and below is not None and below.number == row.number + 1:
        second = [_words(value) for value in below.values]
        second += [""] * (len(names) - len(second))
        grouped = [place for place in places if names[place] in groups]
        words = [below.values[place] for place in grouped if place < len(below.values)]
        apart = len({second[place] for place in grouped}) > 1
        rest = [place for place in places if place not in grouped]
        blank = all(not second[place] or second[place] == names[place] for place in rest)
        if apart and blank and all(value is None or isinstance(value, str) for value in words):
            joined = []
            for place in range(max(len(names), len(second))):
                upper = names[place] if place < len(names) else ""
                lower = second[place] if place < len(second) else ""
                both = upper and lower and upper != lower
                joined.append(f"{upper} – {lower}" if both else upper or lower)
            return Head(row.number, below.number, tuple(joined))
    return Head(row.number, row.number, tuple(names))


def _filled(row: Row) -> int:
    return sum(value is not None for value in row.values)


def _words(value: Value) -> str:
    return " ".join(str(value).split()) if value is not None and not isinstance(value, Fault) else ""
