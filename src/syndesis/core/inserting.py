"""Inserting a great many rows at once, in half the time that `bulk_create` takes.

It asks of each value whether it is an expression, and has its field look at it again; most are plain texts, numbers and
blanks, which are taken as they are here, a column at a time. What fields do before they are saved is done all the same.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import connections, models, router, transaction
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)

MOST_ROWS = 5000
"""In one statement, where the database does not say how much it takes."""
PLAIN: dict[type[Any], type[Any]] = {
    models.CharField: str,
    models.TextField: str,
    models.BooleanField: bool,
    models.IntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.ForeignKey: int,
}
"""Fields whose values of just this type are what the database takes; what else they hold is asked of the field."""


def insert(model: type[M], rows: Sequence[M]) -> list[M]:
    """Inserts new rows, which get their keys, as `bulk_create` does; of plain values, without expressions."""
    database = router.db_for_write(model)
    connection, key = connections[database], model._meta.pk
    fields = [field for field in model._meta.local_concrete_fields if field is not key and not field.generated]
    of_its_own_kind = any(hasattr(field, "get_placeholder") for field in fields) or model._meta.parents
    if of_its_own_kind or not connection.features.can_return_rows_from_bulk_insert or not rows:
        return model._default_manager.bulk_create(rows)
    for row in rows:
        assert row.pk is None, row
        if row._state.fields_cache:
            row._prepare_related_fields_for_save(operation_name="insert")  # type: ignore[attr-defined]
    most = connection.features.max_query_params
    step = max(1, most // len(fields)) if most else MOST_ROWS
    with transaction.atomic(using=database), connection.cursor() as cursor:
        for start in range(0, len(rows), step):
            some = rows[start : start + step]
            columns = [_column(field, some, connection) for field in fields]
            cursor.execute(*_statement(model, fields, columns, connection))
            for row, (pk,) in zip(some, cursor.fetchall(), strict=True):
                row.pk, row._state.adding, row._state.db = pk, False, database
    return list(rows)


def _statement(
    model: type[Model], fields: Sequence[Any], columns: Sequence[list[Any]], connection: Any
) -> tuple[str, list[Any]]:
    """On PostgreSQL each column is one value, a list: to write thousands of values into a statement takes longer than
    to insert them. Without their lengths, since a cast to such a type would cut what is too long."""
    quoted = connection.ops.quote_name
    head = f"INSERT INTO {quoted(model._meta.db_table)} ({', '.join(quoted(field.column) for field in fields)})"
    tail = f"RETURNING {quoted(model._meta.pk.column)}"
    if connection.vendor == "postgresql":
        types = [field.db_type(connection).partition("(")[0] for field in fields]
        lists = ", ".join(f"(%s)::{each}[]" for each in types)
        return f"{head} SELECT * FROM unnest({lists}) {tail}", list(columns)  # noqa: S608
    marks = f"({', '.join(['%s'] * len(fields))})"
    values = [value for row in zip(*columns, strict=True) for value in row]
    return f"{head} VALUES {', '.join([marks] * len(columns[0]))} {tail}", values


def _column(field: "Field[Any, Any]", rows: Sequence[Model], connection: Any) -> list[Any]:
    plain = PLAIN.get(type(field))
    if type(field).pre_save is Field.pre_save:
        values = [getattr(row, field.attname) for row in rows]
    else:
        plain, values = None, [field.pre_save(row, add=True) for row in rows]
    prepared = field.get_db_prep_save
    return [value if value is None or type(value) is plain else _bare(prepared(value, connection)) for value in values]


def _bare(value: Any) -> Any:
    """Not a subclass, such as a value of a vocabulary: the driver takes a list of one type only."""
    if isinstance(value, str):
        return str.__str__(value)
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else value
