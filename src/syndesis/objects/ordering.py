"""In which order the rows of a list stand."""

from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.db.models import CharField, F, Field, OrderBy, QuerySet, TextField
from django.db.models.functions import Collate

from syndesis.core.fields import PartialDateField


def by(rows: QuerySet[Any], name: str) -> OrderBy | str:
    """Names as people look them up, "Aalto" before "AGH"; unknown values are the least, which PostgreSQL would have the
    greatest. Told to SQLite of other columns, either would keep it from using an index."""
    column = name.removeprefix("-")
    collation = collation_of_names(connection.vendor) if _is_of_words(rows, column) else ""
    sqlite = connection.vendor == "sqlite"
    if sqlite and not collation:
        return name
    value = Collate(F(column), collation) if collation else F(column)
    if name.startswith("-"):
        return value.desc(nulls_last=None if sqlite else True)
    return value.asc(nulls_first=None if sqlite else True)


@cache
def collation_of_names(vendor: str) -> str:
    """By which texts are sorted: on SQLite without regard to capitals, on PostgreSQL by the rules for all languages,
    where it was built with them; nothing where the database's own order has to do."""
    if vendor == "sqlite":
        return "NOCASE"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu'")
        return "und-x-icu" if cursor.fetchone() else ""


def _is_of_words(rows: QuerySet[Any], column: str) -> bool:
    """Whether people wrote what stands there, and no index has it in another order."""
    made = rows.query.annotations.get(column)
    field = made.output_field if made is not None else _field(rows, column)
    if not isinstance(field, CharField | TextField) or isinstance(field, PartialDateField):
        return False
    return not (field.choices or getattr(field, "db_index", False) or field.unique)


def _field(rows: QuerySet[Any], column: str) -> "Field[Any, Any] | None":
    model: Any = rows.model
    field: Any = None
    for name in column.split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        model = field.related_model
    return field if isinstance(field, Field) else None
