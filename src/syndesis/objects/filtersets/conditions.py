"""Filters that make a condition of what was asked."""

from copy import copy
from typing import TYPE_CHECKING, Any

import django_filters
from django.db.models import DateTimeField, Field, Model, Q, QuerySet

from syndesis.core.fields import PartialDateField
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.filters import Custom, Ref
from syndesis.objects.filtersets.fields import ArchivedField, DayField, OwnField, RecordsField, ValuesField
from syndesis.objects.filtersets.parameters import FROM, UNTIL
from syndesis.objects.services import seen_by
from syndesis.objects.words import worded

if TYPE_CHECKING:
    from syndesis.core.models import User


class Condition(django_filters.Filter):
    """A filter of ours: what was asked becomes a condition."""

    def __deepcopy__(self, memo: Any) -> Any:
        return copy(self)  # each set has filters of its own, but what they were made of never changes

    def condition(self, value: Any) -> Q:
        raise NotImplementedError


class Words(Condition, django_filters.CharFilter):
    """Words typed above the list."""

    def condition(self, value: str) -> Q:
        return worded(self.parent.kind, value)


class Archive(Condition):
    """Whether the rows are those in use or those of the archive: the set itself takes them from there."""

    field_class = ArchivedField

    @property
    def field(self) -> Any:
        return ArchivedField(label=self.label, required=False, allowed=self.parent.may_see_archive)

    def condition(self, value: bool) -> Q:
        return Q(archived_at__isnull=False)


class Values(Condition, django_filters.MultipleChoiceFilter):
    field_class = ValuesField

    def condition(self, value: list[Any]) -> Q:
        return Q(**{f"{self.field_name}__in": value})


class Records(Condition, django_filters.ModelMultipleChoiceFilter):
    field_class = RecordsField

    @property
    def field(self) -> Any:
        model = self.extra["queryset"].model
        return RecordsField(rows=lambda: _seen(model, self.parent.user), label=self.label, required=False)

    def __init__(self, *args: Any, told: Ref | None = None, **kwargs: Any) -> None:
        self.told = told
        super().__init__(*args, **kwargs)

    def condition(self, value: list[Model]) -> Q:
        if self.told is not None and self.told.condition is not None:
            return self.told.condition(value)
        named = Q(**{f"{self.field_name}__in": [record.pk for record in value]})
        rows = self.parent.kind.model._default_manager
        if "__" not in self.field_name and rows.model._meta.get_field(self.field_name).many_to_one:
            return named
        return Q(pk__in=rows.filter(named).values("pk"))


def _seen(model: type[Model], user: "User") -> "QuerySet[Any]":
    rows: QuerySet[Any] = model._default_manager.filter(seen_by(model, user))
    return rows


class Day(Condition, django_filters.CharFilter):
    """One end of a period. A date known in part fits where it may lie within."""

    field_class = DayField

    def __init__(self, *, column: "Field[Any, Any]", end: str, **kwargs: Any) -> None:
        self.column, self.end = column, end
        super().__init__(**kwargs)

    def condition(self, value: PartialDate) -> Q:
        edge = {FROM: "_last", UNTIL: "_first"}[self.end] if isinstance(self.column, PartialDateField) else ""
        path = self.field_name + edge + ("__date" if isinstance(self.column, DateTimeField) else "")
        if self.end == FROM:
            return Q(**{f"{path}__gte": value.first})
        return Q(**{f"{path}__lte": value.last})


class ToldDay(Condition, django_filters.CharFilter):
    """The day for which the rows are told: the set itself takes them from there."""

    field_class = DayField

    def condition(self, value: PartialDate) -> Q:
        return Q()


class Own(Condition, django_filters.CharFilter):
    field_class = OwnField

    @property
    def field(self) -> Any:
        return OwnField(label=self.label, required=False, reader=self.parent.user, **self.given)

    def __init__(self, *args: Any, given: Custom, max_length: int, **kwargs: Any) -> None:
        self.given: dict[str, Any] = {"given": given, "max_length": max_length}
        super().__init__(*args, **kwargs)

    def condition(self, value: tuple[str, Q]) -> Q:
        return value[1]
