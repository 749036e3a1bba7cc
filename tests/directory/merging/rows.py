"""A row of any table that refers to a record, made of what its columns need."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import JSONField, Model

from syndesis.core.models import User
from syndesis.directory.merging.links import NOT_REFERENCES, Link
from syndesis.directory.models import Responsibility

NUMBERS = count(1)


def row_of(table: type[Model], **given: Any) -> Any:
    """A row with these values, all else that it needs made up; what it refers to comes into being with it."""
    values = dict(given)
    if table is Responsibility and not {"user", "person"} & values.keys():
        values["user"] = row_of(User)
    if table is Responsibility and "person" in values:
        values.setdefault("country", "ES")
    for field in table._meta.concrete_fields:
        known = field.name in values or field.attname in values
        if known or field.primary_key or field.null or field.has_default() or getattr(field, "auto_now_add", False):
            continue
        if field.is_relation:
            model = field.related_model
            values[field.name] = ContentType.objects.get_for_model(User) if model is ContentType else row_of(model)
        elif not field.blank or field.unique:
            values[field.name] = _value(field)
    if "start" in values and "end" in values:
        values["end"] = values["start"] + 1
    return table._base_manager.create(**values)


def _value(field: Any) -> Any:
    number = next(NUMBERS)
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, JSONField):
        return {}
    kinds = {"DateField": date(2020, 1, 1), "DateTimeField": datetime(2020, 1, 1, tzinfo=UTC), "BooleanField": False}
    if field.get_internal_type() in kinds:
        return kinds[field.get_internal_type()]
    if "Integer" in field.get_internal_type() or field.get_internal_type() == "FloatField":
        return number
    return f"{field.name} {number}"[: field.max_length]


def referring_row(link: Link, record: Model) -> Any:
    """A row that refers to a record by a link."""
    given: dict[str, Any] = {link.column: record.pk if link.kind else record}
    if link.kind:
        given[link.kind] = ContentType.objects.get_for_model(record)
    return row_of(link.table, **given)


def columns_naming(record: Model) -> set[str]:
    """The columns of the database in which a row names a record: asked of the database itself, whatever our models
    say, "table.column"."""
    found, kind = set(), ContentType.objects.get_for_model(record).pk
    left = {name.replace(".", "_") for name in NOT_REFERENCES}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in left:
                continue
            relations = connection.introspection.get_relations(cursor, table)
            for column, target in relations.items():
                if target[1] == record._meta.db_table and _count(cursor, table, f'"{column}" = {record.pk}'):
                    found.add(f"{table}.{column}")
            columns = {row.name for row in connection.introspection.get_table_description(cursor, table)}
            for column in columns:
                name = column.removesuffix("content_type_id")
                if name != column and f"{name}object_id" in columns:
                    where = f'"{column}" = {kind} AND "{name}object_id" = {record.pk}'
                    if _count(cursor, table, where):
                        found.add(f"{table}.{name}object_id")
    return found


def _count(cursor: Any, table: str, where: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {where}')
    return int(cursor.fetchone()[0])
