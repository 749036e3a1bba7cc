"""Rows as JSON lines that neither database nor clock can change, and back.

What a database keeps as text but Python reads as something else (JSON, partial dates) travels as that text: a JSON null
stays apart from no value, and numbers keep their digits. The other types travel as `Field.to_python` reads them.
"""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.functions import Cast
from django.utils.duration import duration_string

from syndesis.core.backup.tables import Table

READ_AT_ONCE = 2000
"""Rows that a cursor fetches together."""
AS_THEY_ARE = {"CharField", "TextField", "SlugField", "URLField", "EmailField", "FileField", "FilePathField",
               "BooleanField", "FloatField", "IntegerField", "BigIntegerField", "SmallIntegerField", "AutoField",
               "BigAutoField", "SmallAutoField", "PositiveIntegerField", "PositiveBigIntegerField",
               "PositiveSmallIntegerField"}  # fmt: skip


def lines(table: Table, using: str) -> Iterator[bytes]:
    """The rows of a table in the order of their keys, each a JSON array with a line end."""
    names, texts = [], {}
    for field in table.columns:
        name = field.attname
        if _is_text(field):
            name = f"{name}_as_text"
            texts[name] = Cast(field.attname, models.TextField())
        names.append(name)
    rows = table.model._base_manager.using(using).annotate(**texts).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=READ_AT_ONCE):
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_plain).encode() + b"\n"


def reader(table: Table) -> Callable[[bytes], list[Any]]:
    """Turns the lines of a table into values that the connection takes as parameters."""
    converters = [(place, _converter(field)) for place, field in enumerate(table.columns) if not _is_as_it_is(field)]
    width = len(table.columns)

    def read(line: bytes) -> list[Any]:
        row = json.loads(line)
        if not isinstance(row, list) or len(row) != width:
            raise ValueError(f"not a row of {width} values")
        for place, convert in converters:
            if row[place] is not None:
                row[place] = convert(row[place])
        return row

    return read


def _target(field: Any) -> Any:
    """The field whose type a reference has: the key that it points to, in the end."""
    while field.remote_field:
        field = field.target_field
    return field


def _is_text(field: Any) -> bool:
    return hasattr(field, "from_db_value")


def _is_as_it_is(field: Any) -> bool:
    return _is_text(field) or _target(field).get_internal_type() in AS_THEY_ARE


def _converter(field: Any) -> Callable[[Any], Any]:
    target = _target(field)
    return lambda value: target.get_db_prep_value(target.to_python(value), connection)


def _plain(value: object) -> str:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case timedelta():
            return str(duration_string(value))
        case bytes() | bytearray() | memoryview():
            return base64.b64encode(value).decode()
    raise TypeError(f"no backup of values of the type {type(value).__name__} was thought of")
