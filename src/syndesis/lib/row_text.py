"""Rows in one cell: values apart by "|", rows by ";" or on lines of their own, `Orchid | host; Lotus`.

A value that holds one of these signs stands in quotation marks, which are doubled within it, as in CSV.
"""

import re
from collections.abc import Iterable, Sequence

BETWEEN, AFTER = "|", ";"
_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"[^\S\n]*(?=[|;\n]|\Z)')
_PLAIN = re.compile(r"[^|;\n]*")
_SIGNS = re.compile(r'[|;\n]|^"')


def written(rows: Iterable[Sequence[str]], longest: int = 0) -> str:
    """Rows as one text; of at most `longest` characters, where that is said: of as many whole rows as fit."""
    found: list[str] = []
    length = 0
    for row in rows:
        text = _row(row)
        length += len(text) + (2 if found else 0)
        if longest and length > longest:
            break
        found.append(text)
    return f"{AFTER} ".join(found)


def _row(values: Sequence[str]) -> str:
    said = [_value(value.strip()) for value in values]
    while said and not said[-1]:
        said.pop()
    return f" {BETWEEN} ".join(said).strip()


def _value(text: str) -> str:
    if not _SIGNS.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def read(text: str) -> list[list[str]]:
    """The rows that a text holds, without those of which nothing is said."""
    rows: list[list[str]] = [[]]
    place, end = 0, len(text)
    while place <= end:
        if quoted := _QUOTED.match(text, place):
            rows[-1].append(quoted[1].replace('""', '"'))
            place = quoted.end()
        else:
            plain = _PLAIN.match(text, place)
            assert plain is not None
            rows[-1].append(plain[0].strip())
            place = plain.end()
        if place < end and text[place] != BETWEEN:
            rows.append([])
        place += 1
    return [row for row in rows if any(row)]
