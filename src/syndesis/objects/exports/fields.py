"""The columns of an exported file: what each says of a row, as data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey, ManyToManyField, Model, Prefetch, QuerySet
from django.utils import timezone

from syndesis.core.countries import country_name
from syndesis.objects.columns import Column, Format, Label
from syndesis.objects.services import seen_by
from syndesis.objects.types import ObjectType, built, named

if TYPE_CHECKING:
    from syndesis.core.models import User


@dataclass(frozen=True)
class Coded:
    """A value that stands for something: of a vocabulary, or a record by its key."""

    code: Any
    label: str


@dataclass(frozen=True)
class Field:
    """A column of the file."""

    name: str
    label: Label
    value: Callable[[Any], Any]
    """Given a row: None, a number, a text, a `Coded`, or a list of those."""


def of_column(column: Column) -> Field:
    coded = bool(column.choices) or column.declared.format is Format.COUNTRY
    label = column.choices.get if column.choices else country_name

    def value(row: Any) -> Any:
        found = column.value(row)
        if coded:
            return None if found in (None, "") else Coded(found, str(label(found) or found))
        return as_data(found)

    return Field(column.name, column.label, value)


def as_data(value: Any) -> Any:
    """A value as files carry it."""
    if value is None or value == "":
        return None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def all_fields(kind: type[ObjectType]) -> Iterator[Field]:
    columns = built(kind).columns
    yield Field("id", "ID", lambda row: row.pk)
    yield from map(of_column, columns)
    shown = {column.name for column in columns}
    for name in kind.fields():
        if name not in shown:
            yield _of_the_form(kind.model._meta.get_field(name))


def _of_the_form(field: Any) -> Field:
    if isinstance(field, ManyToManyField):
        return Field(field.name, named(field), lambda row: _linked(row, field))
    if isinstance(field, ForeignKey):
        return Field(field.name, named(field), lambda row: _record(getattr(row, f"_exported_{field.name}")))
    choices = dict(field.flatchoices)

    def value(row: Any) -> Any:
        found = as_data(getattr(row, field.name))
        return Coded(found, str(choices.get(found, found))) if choices and found is not None else found

    return Field(field.name, named(field), value)


def _record(record: Model | None) -> Coded | None:
    return None if record is None else Coded(record.pk, str(record))


def _linked(row: Any, field: ManyToManyField[Any, Any]) -> list[Coded]:
    links = getattr(row, f"_exported_{field.name}")
    records = {record.pk: record for link in links if (record := getattr(link, field.m2m_reverse_field_name()))}
    return [Coded(key, str(record)) for key, record in records.items()]


def references(kind: type[ObjectType], user: "User") -> Iterator[Prefetch]:
    """What the fields of the form refer to, as far as the user may see it: the rest is left out of the file."""
    for name in kind.fields():
        field = kind.model._meta.get_field(name)
        if isinstance(field, ForeignKey):
            yield Prefetch(name, _seen(field.related_model, user), to_attr=f"_exported_{name}")
        elif isinstance(field, ManyToManyField):
            through, far = field.remote_field.through, field.m2m_reverse_field_name()
            near = through._meta.get_field(field.m2m_field_name()).remote_field.get_accessor_name()
            links = through._default_manager.filter(**getattr(through, "bare", {}))
            links = links.filter(**{f"{far}__in": _seen(field.related_model, user)}).select_related(far)
            yield Prefetch(near, links, to_attr=f"_exported_{name}")


def _seen(model: Any, user: "User") -> QuerySet[Any]:
    return model._default_manager.filter(seen_by(model, user))
