"""Fields that take what the description of the API says and nothing that could be turned into it: a number is no text,
and neither 1 nor "yes" is true. Who sends something else has made a mistake, and should hear of it."""

import math
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from rest_framework import serializers

ECHOED = 60
"""Characters of a name that was sent and is none, to be told so."""


class Closed(serializers.Serializer[Any]):
    """Base of what is sent: a field that there is not is a mistake too."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping) and (unknown := [name for name in data if name not in self.fields]):
            raise serializers.ValidationError({name[:ECHOED]: [_("There is no such field.")] for name in unknown})
        return super().to_internal_value(data)


class OfType:
    """Mixed into a field: only values of one type."""

    takes: type | tuple[type, ...] = str

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, self.takes) or (isinstance(data, bool) and self.takes is not bool):
            self.fail("invalid")  # type: ignore[attr-defined]
        return super().to_internal_value(data)  # type: ignore[misc]


class Text(OfType, serializers.CharField):
    def run_validation(self, data: Any = serializers.empty) -> Any:
        # The framework looks whether it is blank before it looks what it is.
        if data is not serializers.empty and data is not None and not isinstance(data, str):
            self.fail("invalid")
        return super().run_validation(data)


class Address(OfType, serializers.URLField):
    def run_validation(self, data: Any = serializers.empty) -> Any:
        if data is not serializers.empty and data is not None and not isinstance(data, str):
            self.fail("invalid")
        return super().run_validation(data)


class TrueOrFalse(OfType, serializers.BooleanField):
    takes = bool


class Choice(serializers.ChoiceField):
    """A value of a vocabulary, of its type: of numbered ones the number."""

    @cached_property
    def types(self) -> frozenset[type]:
        return frozenset({str} | {type(value) for value in self.choices if type(value) is int})

    def to_internal_value(self, data: Any) -> Any:
        if type(data) not in self.types:
            self.fail("invalid_choice", input=str(data)[:60])
        return super().to_internal_value(data)


class Whole(OfType, serializers.IntegerField):
    takes = int


class Number(OfType, serializers.FloatField):
    """Not infinite either, which JSON lets one write as 1e999."""

    takes = (int, float)

    def to_internal_value(self, data: Any) -> float:
        try:
            value = float(super().to_internal_value(data))
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            self.fail("invalid")
        return value


class Exact(OfType, serializers.DecimalField):
    """A number to the last of its places, as an amount of money."""

    takes = (int, float)


MAPPING: dict[type[models.Field[Any, Any]], type[serializers.Field]] = {
    models.CharField: Text,
    models.TextField: Text,
    models.URLField: Address,
    models.BooleanField: TrueOrFalse,
    models.IntegerField: Whole,
    models.PositiveIntegerField: Whole,
    models.PositiveSmallIntegerField: Whole,
    models.FloatField: Number,
    models.DecimalField: Exact,
}
"""Which field stands for a column."""
