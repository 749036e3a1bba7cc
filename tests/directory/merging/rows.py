"""A row of any table that refers to a record, made of what its columns need."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import JSONField, Model

from syndesis.core.models import User
from syndesis.directory.merging.links import NOT_REFERENCES, Link
from syndesis.directory.models import Responsibility
from syndesis.engagement.choices import FeedOf
from syndesis.engagement.models import CalendarFeed, CounterpartLink, Engagement, Invitation

NUMBERS = count(1)


def row_of(table: type[Model], **given: Any) -> Any:
    """A row with these values, all else that it needs made up; what it refers to comes into being with it."""
    values = dict(given)
    if table is Responsibility and not {"user", "person"} & values.keys():
        values["user"] = row_of(User)
    if table is Responsibility and "person" in values:
        values.setdefault("country", "ES")
    if table is CalendarFeed and "organisation" in values:
        values["of"] = FeedOf.PARTNER
    if table is CounterpartLink and "recipient" not in values:
        values["engagement"] = row_of(Engagement)
    if table is Invitation:
        values["engagement"] = row_of(Engagement)
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
    """The columns of the database in which a row names a record, "table.column"."""
    return columns_naming_any([record])


def columns_naming_any(records: Sequence[Model]) -> set[str]:
    """Those in which a row names one of some records of one table: asked of the database itself, whatever our models
    say."""
    if not records:
        return set()
    keys = ", ".join(str(record.pk) for record in records)
    kind = ContentType.objects.get_for_model(records[0]).pk
    found = set()
    with connection.cursor() as cursor:
        for table, column, of_kind in _leading_to(records[0]._meta.db_table, connection.vendor):
            within = f'"{of_kind}" = {kind} AND ' if of_kind else ""
            cursor.execute(f'SELECT 1 FROM "{table}" WHERE {within}"{column}" IN ({keys}) LIMIT 1')
            if cursor.fetchone():
                found.add(f"{table}.{column}")
    return found


@cache
def _leading_to(wanted: str, vendor: str) -> list[tuple[str, str, str]]:
    """Each column that may hold a key of a table, and the one beside it that says of which kind the key is: blank for
    a plain foreign key. Kept, since to ask a database of all its tables takes a second."""
    found = []
    left = {name.replace(".", "_") for name in NOT_REFERENCES}
    ask = connection.introspection
    with connection.cursor() as cursor:
        for table in sorted({*ask.table_names(cursor)} - left):
            found += [
                (table, column, "")
                for column, target in ask.get_relations(cursor, table).items()
                if target[1] == wanted
            ]
            columns = {row.name for row in ask.get_table_description(cursor, table)}
            for column in columns:
                name = column.removesuffix("content_type_id")
                if name != column and f"{name}object_id" in columns:
                    found.append((table, f"{name}object_id", column))
    return found
