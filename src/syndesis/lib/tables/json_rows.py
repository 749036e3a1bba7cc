"""Tables as JSON: a list of objects, an object that holds one as `rows`, or an object a line."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from syndesis.lib.tables.model import LONGEST, MOST_COLUMNS, Fault, Row, Sheet, Unreadable, Value, Why

_LISTS = ("rows", "results", "data", "items", "records")
"""Where an object keeps its rows: as our exports and our API have it, and others."""


class JsonBook:
    """Objects are numbered from 1, in their order."""

    def __init__(self, content: bytes) -> None:
        self.sheets = (Sheet(""),)
        self.objects = _objects(_text(content))
        self.keys: Sequence[str] = list(dict.fromkeys(key for each in self.objects for key in each))
        if len(self.keys) > MOST_COLUMNS:
            raise Unreadable(Why.TOO_WIDE)

    def rows(self, sheet: str = "") -> Iterator[Row]:
        for number, each in enumerate(self.objects, start=1):
            values = [_value(each.get(key)) for key in self.keys]
            if any(value is not None for value in values):
                yield Row(number, values)


def _text(content: bytes) -> str:
    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError as error:
        raise Unreadable(Why.ENCODING) from error


def _objects(text: str) -> list[dict[str, Any]]:
    try:
        given = json.loads(text)
    except RecursionError as error:
        raise Unreadable(Why.BROKEN) from error
    except ValueError as error:
        return _lines(text, error)
    if isinstance(given, dict):
        given = next((given[key] for key in _LISTS if isinstance(given.get(key), list)), [given])
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise Unreadable(Why.NOT_A_TABLE)
    return given


def _lines(text: str, error: ValueError) -> list[dict[str, Any]]:
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            each = json.loads(line)
        except ValueError:
            raise Unreadable(Why.BROKEN, str(error), row=number) from error
        if not isinstance(each, dict):
            raise Unreadable(Why.NOT_A_TABLE, row=number)
        found.append(each)
    return found


def _value(value: Any) -> Value:
    if isinstance(value, str):
        value = value.strip()
        return Fault(Why.TOO_LONG, value[:80]) if len(value) > LONGEST else value or None
    return None if value in ([], {}) else value
