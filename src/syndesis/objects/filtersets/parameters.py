"""By what the rows of a type are asked for, and what each of it is called."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.text import capfirst

from syndesis.objects.columns import Label
from syndesis.objects.filters import AsOf, Choice, Custom, Filter, Period, Ref
from syndesis.objects.types import ObjectType, built, field_of, named

WORDS, ARCHIVED = "q", "archived"
"""The parameters that the rows of every type have beside its filters."""
FROM, UNTIL = "_from", "_until"
"""The ends of the two parameters of a period."""
LONGEST = 200
"""Characters of a value: what is longer was typed by nobody."""


def parameters_of(given: Filter) -> Collection[str]:
    """The parameters by which a filter is asked for."""
    return (given.name + FROM, given.name + UNTIL) if isinstance(given, Period) else (given.name,)


_labels: dict[tuple[type[ObjectType], Filter], Label] = {}


def label_of(kind: type[ObjectType], given: Filter) -> Label:
    """What a filter is called, beside its values."""
    if (kind, given) not in _labels:
        _labels[kind, given] = _label(kind, given)
    return _labels[kind, given]


def _label(kind: type[ObjectType], given: Filter) -> Label:
    if isinstance(given, AsOf) or (not isinstance(given, Choice) and given.label):
        return given.label
    if isinstance(given, Choice):
        return next(column.label for choice, column in built(kind).choices if choice == given)
    if isinstance(given, Custom):
        return given.name
    if isinstance(given, Period):
        return named(field_of(kind, given.source))
    field = followed(kind, given.source)
    return capfirst(field.related_model._meta.verbose_name_plural) if "__" in given.source else named(field)


def followed(kind: type[ObjectType], path: str) -> Any:
    """The last field on a way through other records. Raises FieldDoesNotExist where it leads to none."""
    model: Any = kind.model
    field: Any = None
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model
        if model is None:
            raise FieldDoesNotExist(f"{name} leads to no other record")
    return field


def model_of(kind: type[ObjectType], given: Ref) -> type[Model]:
    """What a reference leads to."""
    if given.model:
        return apps.get_model(given.model)
    model: type[Model] = followed(kind, given.source).related_model
    return model
