"""Rows for any table that belongs to a record: values that fit its fields, others each time."""

from datetime import date, time
from decimal import Decimal
from itertools import count
from typing import Any

from django.db import models

from syndesis.activities.models import Author, CohortStartup, Track
from syndesis.core.fields import CountryField, CurrencyField, PartialDateField
from syndesis.core.models import User
from syndesis.directory.models import Contact, Person, PersonIdentifier, Position
from syndesis.directory.services import attest_position
from syndesis.objects.tables import Table
from tests.directory.factories import SYSTEM, user
from tests.objects.samples import SAMPLES, activity

NUMBERS = count(1)


FITTING: dict[tuple[Any, str], Any] = {
    (Author, "orcid"): "",
    (Contact, "value"): "quince{}@example.org",
    (PersonIdentifier, "scheme"): "scopus",
    (PersonIdentifier, "value"): "Quince{}",
}
"""Values of fields that take not any."""


def row_of(table: Table, **given: Any) -> dict[str, Any]:
    """A new row, with these values and made-up others."""
    number = next(NUMBERS)
    return {column.name: given.get(column.name, _fitting(table, column, number)) for column in table.fields}


def plain(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """A row as it is sent to the API: records by their keys, dates as text."""
    return {name: _plain(value) for name, value in row.items()}


def typed(row: dict[str, Any]) -> dict[str, str]:
    """A row as it is typed into a form."""
    plainly = {name: _plain(value) for name, value in row.items()}
    said = {name: value for name, value in plainly.items() if value is not None and value is not False}
    return {name: "on" if value is True else str(value) for name, value in said.items()}


def says(table: Table, row: Any) -> dict[str, Any]:
    """The values of a row on record, as `row_of` has them."""
    return {column.name: getattr(row, column.name) for column in table.fields}


def changed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """The row with another value in one field that people write freely, or with another date."""
    new = row_of(table)
    for column in table.fields:
        if isinstance(column, models.CharField | models.TextField) and not column.choices and _is_free(column):
            return row | {column.name: new[column.name]}
    for column in reversed(table.fields):  # of two, the end: it may be late
        if isinstance(column, PartialDateField):
            return row | {column.name: column.to_python("2031-05")}
    return new


def _is_free(column: Any) -> bool:
    return not isinstance(column, PartialDateField | CountryField | models.URLField) and (column.max_length or 99) > 10


def _fitting(table: Table, column: Any, number: int) -> Any:
    known = FITTING.get((table.model, column.name))
    if known is not None:
        return known.format(number)
    if not column.is_relation and _stands_once(table, column):
        return column.flatchoices[number % len(column.flatchoices)][0] if column.choices else f"x{number}"
    return _value(column, number)


def _stands_once(table: Table, column: Any) -> bool:
    """Whether no two rows of a record say the same in the field alone."""
    return any(
        isinstance(each, models.UniqueConstraint) and set(each.fields) == {table.key.name, column.name}
        for each in table.model._meta.constraints
    )


VALUES: tuple[tuple[type[models.Field], Any], ...] = (
    (PartialDateField, PartialDateField().to_python("2011-04")),
    (models.TimeField, time(10, 30)),
    (CountryField, "ES"),
    (CurrencyField, "EUR"),
    (models.BooleanField, False),
    (models.DateField, date(2030, 1, 1)),
)


def _value(column: Any, number: int) -> Any:
    if column.model is CohortStartup and column.name == "startup":
        return activity(f"Quince {number}", kind="startup")[0]
    if column.is_relation:
        return _record(column.related_model, number)
    if column.choices:
        return column.flatchoices[0][0]
    for kind, value in VALUES:
        if isinstance(column, kind):
            return value
    if isinstance(column, models.URLField):
        return f"https://{number}.example"
    if isinstance(column, models.DecimalField):
        return Decimal(number % 2 + 1 if column.name == "percent" else number % 90 + 1)
    if isinstance(column, models.IntegerField | models.FloatField):
        return 2000 + number % 90 if column.name == "year" else number % 9 + 1
    return "es" if not _is_free(column) else f"Quince {number}"


def _record(model: Any, number: int) -> Any:
    if issubclass(model, User):
        return user(f"row{number}")
    if model is Track:
        return None  # it is one of the same marathon
    if model is Position:
        person = _record(Person, number)
        return attest_position(by=SYSTEM, person=person, title=f"Quince {number}")
    sample = next(each for each in SAMPLES if each.kind.model is model)
    return sample.make(f"Quince {number}")[0]


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
