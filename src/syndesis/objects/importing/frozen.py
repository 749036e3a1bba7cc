"""Cleaned values as JSON, and back: what is kept of a row between its preview and its writing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, ForeignKey, ManyToManyField, Model

from syndesis.core.fields import PartialDateField
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.references import Wanted
from syndesis.objects.tables import tables_of
from syndesis.objects.types import ObjectType

Refer = Callable[[type[Model], str], Any]
"""Finds what a value of a source means: the record, or one that is to be made."""


def frozen(value: Any) -> Any:
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, Wanted):
        return value.value
    if isinstance(value, PartialDate | Decimal):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: frozen(each) for name, each in value.items()}
    return [frozen(each) for each in value] if isinstance(value, list) else value


def thawed(kind: type[ObjectType], data: Mapping[str, Any], refer: Refer) -> dict[str, Any]:
    tables = tables_of(kind)
    found: dict[str, Any] = {}
    for name, value in data.items():
        if name in tables:
            columns = {column.name: column for column in tables[name].fields}
            found[name] = [
                {key: _thawed(columns[key], each, refer) if key in columns else each for key, each in row.items()}
                for row in value
            ]
        else:
            found[name] = _thawed(kind.model._meta.get_field(name), value, refer)
    return found


def _thawed(field: Any, value: Any, refer: Refer) -> Any:
    if value is None:
        return None
    if isinstance(field, ManyToManyField):
        return [refer(field.related_model, each) for each in value]
    if isinstance(field, ForeignKey):
        return refer(field.related_model, value)
    if isinstance(field, PartialDateField | DecimalField) or hasattr(field, "to_python"):
        return field.to_python(value)
    return value


def keys_in(kind: type[ObjectType], data: Mapping[str, Any]) -> list[tuple[type[Model], str]]:
    """All that the data refers to, each by the value of its source."""
    found: list[tuple[type[Model], str]] = []
    for name, value in data.items():
        if name in tables_of(kind):
            columns = {column.name: column for column in tables_of(kind)[name].fields}
            found += [
                (columns[key].related_model, each)  # type: ignore[misc]
                for row in value
                for key, each in row.items()
                if isinstance(columns.get(key), ForeignKey) and each is not None
            ]
            continue
        if value is None:
            continue
        field = kind.model._meta.get_field(name)
        if isinstance(field, ManyToManyField):
            found += [(field.related_model, each) for each in value]
        elif isinstance(field, ForeignKey):
            found.append((field.related_model, value))
    return found
