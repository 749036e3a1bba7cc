"""The columns of an exported file: what each says of a row, as data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, ManyToManyField
from django.utils.text import format_lazy

from syndesis.core.countries import country_name
from syndesis.objects.columns import Column, Format, Label
from syndesis.objects.exports.references import REFERRED
from syndesis.objects.exports.values import Coded, as_data
from syndesis.objects.tables import Table, tables_of
from syndesis.objects.types import ObjectType, built, named


@dataclass(frozen=True)
class Field:
    """A column of the file."""

    name: str
    label: Label
    value: Callable[[Any], Any]
    """Given a row: None, a number, a text, a `Coded`, or a list of those or of a `RowSaid` each."""


def of_column(column: Column) -> Field:
    coded = bool(column.choices) or column.declared.format is Format.COUNTRY
    label = column.choices.get if column.choices else country_name

    def value(row: Any) -> Any:
        found = column.value(row)
        if coded:
            return None if found in (None, "") else Coded(found, str(label(found) or found))
        return as_data(found)

    return Field(column.name, column.label, value)


def all_fields(kind: type[ObjectType]) -> Iterator[Field]:
    columns = built(kind).columns
    yield Field("id", "ID", lambda row: row.pk)
    # A field goes before what a list makes of it, or the file could not be imported again.
    fields = {name: str(named(kind.model._meta.get_field(name))) for name in kind.fields()}
    labels = {*fields.values(), *_labels_of_rows(kind)}
    shown = {
        column.name
        for column in columns
        if (column.declared.source == column.name and column.name in fields)
        or (column.name not in fields and str(column.label) not in labels)
    }
    yield from (of_column(column) for column in columns if column.name in shown)
    for name in kind.fields():
        if name not in shown:
            yield _of_the_form(kind.model._meta.get_field(name))
    for table in tables_of(kind).values():
        yield from _of_single(table) if table.is_single else [_of_table(table)]


def _labels_of_rows(kind: type[ObjectType]) -> Iterator[str]:
    for table in tables_of(kind).values():
        yield str(table.title)
        if table.is_single:
            yield from (str(named(column)) for column in table.fields)


def _of_table(table: Table) -> Field:
    return Field(table.name, table.heading, lambda row: getattr(row, REFERRED + table.name))


def _of_single(table: Table) -> Iterator[Field]:
    """A column each of its fields, as an import knows them."""

    def said(name: str) -> Callable[[Any], Any]:
        return lambda row: next((each.values[name] for each in getattr(row, REFERRED + table.name)), None)

    for column in table.fields:
        label = format_lazy("{}: {}", table.title, named(column))
        yield Field(f"{table.name}.{column.name}", label, said(column.name))


def _of_the_form(field: Any) -> Field:
    if isinstance(field, ForeignKey | ManyToManyField):
        return Field(field.name, named(field), lambda row: getattr(row, REFERRED + field.name))
    choices = dict(field.flatchoices)

    def value(row: Any) -> Any:
        found = as_data(getattr(row, field.name))
        return Coded(found, str(choices.get(found, found))) if choices and found is not None else found

    return Field(field.name, named(field), value)
