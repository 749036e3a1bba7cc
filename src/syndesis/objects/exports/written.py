"""The forms of an exported file: each writes rows of values as they come."""

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import xlsxwriter
from django.utils import timezone

from syndesis.lib import row_text
from syndesis.objects.exports.fields import Field
from syndesis.objects.exports.rows import RowSaid
from syndesis.objects.exports.values import Coded, as_data
from syndesis.objects.types import ObjectType

CHUNK = 500
"""Rows that are read and sent together."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_CELL = 32767
"""Characters that XLSX allows in a cell."""

Values = Iterator[list[Any]]


def _csv(kind: type[ObjectType], fields: Sequence[Field], rows: Values) -> Iterator[bytes]:
    text = io.StringIO()
    writer = csv.writer(text)
    text.write("\ufeff")
    writer.writerow([harmless(str(field.label)) for field in fields])
    while True:
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
        chunk = list(islice(rows, CHUNK))
        if not chunk:
            return
        writer.writerows([[harmless(plain(value)) for value in row] for row in chunk])


def plain(value: Any, longest: int = 0) -> Any:
    """A value in one cell; of rows that are longer than a cell holds, as many whole ones as fit."""
    if isinstance(value, list):
        if value and isinstance(value[0], RowSaid):
            return row_text.written((each.words for each in value), longest)
        return "; ".join(each.label for each in value)
    return value.label if isinstance(value, Coded) else value


def harmless(value: Any) -> Any:
    """A value of CSV that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _json(kind: type[ObjectType], fields: Sequence[Field], rows: Values) -> Iterator[bytes]:
    head = {
        "type": kind.many,
        "exported_at": as_data(timezone.now()),
        "fields": {field.name: str(field.label) for field in fields},
    }
    names, comma = [field.name for field in fields], "\n"
    yield (json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": [').encode()
    while chunk := list(islice(rows, CHUNK)):
        lines = (json.dumps(dict(zip(names, row, strict=True)), default=_object, ensure_ascii=False) for row in chunk)
        yield (comma + ",\n".join(lines)).encode()
        comma = ",\n"
    yield b"\n]}\n"


def _object(value: Any) -> Any:
    return value.values if isinstance(value, RowSaid) else vars(value)


def _xlsx(kind: type[ObjectType], fields: Sequence[Field], rows: Values) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        _write_workbook(file, kind, fields, rows)
        file.seek(0)
        while block := file.read(1 << 16):
            yield block


def _write_workbook(file: Any, kind: type[ObjectType], fields: Sequence[Field], rows: Values) -> None:
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(_sheet_name(str(kind.plural)))
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, max(1, len(fields) - 1), 20)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, [str(field.label) for field in fields], book.add_format({"bold": True}))
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, value in enumerate(plain(each, LONGEST_CELL) for each in row):
                if isinstance(value, bool):
                    sheet.write_boolean(last, place, value)
                elif isinstance(value, int | float):
                    sheet.write_number(last, place, value)
                elif value is not None:
                    sheet.write_string(last, place, value[:LONGEST_CELL])
        sheet.autofilter(0, 0, last, len(fields) - 1)


def _sheet_name(words: str) -> str:
    return "".join(letter for letter in words if letter not in r"[]:*?/\'")[:31]


FORMS: dict[str, tuple[str, Callable[[type[ObjectType], Sequence[Field], Values], Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "json": ("application/json", _json),
}
"""By the ending of the file's name."""
