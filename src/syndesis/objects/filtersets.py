"""What may be asked of the rows of a type, made of its filters once: page, export, bulk edit and API ask the same.

    asked = filterset(kind)(request.GET, user=user)
    asked.qs          # the rows, narrowed by what is in order
    asked.errors      # what is not, by parameter

A value that makes no sense narrows nothing and stands in `errors`: it is for the delivery to refuse (API) or to tell
(page). Conditions join no table, so that no row is repeated and each can be left out for the counts of its own facet.
"""

from collections.abc import Callable, Collection, Iterator
from copy import copy
from datetime import date
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, ClassVar

import django_filters
from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import DateTimeField, Field, Model, Q, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.core.fields import PartialDateField
from syndesis.core.forms import date_from_text
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.columns import Label
from syndesis.objects.filters import AsOf, Choice, Custom, Filter, Period, Ref
from syndesis.objects.services import seen_by
from syndesis.objects.types import ObjectType, built, field_of, named
from syndesis.objects.words import worded

if TYPE_CHECKING:
    from syndesis.core.models import User

WORDS, ARCHIVED = "q", "archived"
"""The parameters that the rows of every type have beside its filters."""
FROM, UNTIL = "_from", "_until"
"""The ends of the two parameters of a period."""
LONGEST = 200
"""Characters of a value: what is longer was typed by nobody."""


class ValuesField(forms.MultipleChoiceField):
    """Values of a field, in its own type: those of its vocabulary; any that it could hold, where it has none."""

    def __init__(self, *, column: "Field[Any, Any]", choices: Any = (), **kwargs: Any) -> None:
        self.column = column
        super().__init__(choices=choices, **kwargs)

    def valid_value(self, value: Any) -> bool:
        if self.column.flatchoices:
            return super().valid_value(value)
        ProhibitNullCharactersValidator()(value)
        return len(value) <= LONGEST

    def clean(self, value: Any) -> list[Any]:
        chosen = super().clean([each for each in value or () if each])
        return [self.column.to_python(each) for each in dict.fromkeys(chosen)]


class RecordsField(forms.Field):
    """Records by their keys, of those that the user may see; that another one exists is told to nobody."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, rows: "Callable[[], QuerySet[Any]]", **kwargs: Any) -> None:
        """`rows` is called where keys are given: a set has many such fields, of which few are asked of."""
        self.rows = rows
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[Model]:
        keys = [key for key in dict.fromkeys(value or ()) if key]
        whole = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
        found = self.rows().in_bulk(whole) if whole else {}
        for key in keys:
            if not key.isdecimal() or int(key) not in found:
                raise ValidationError(_("There is no such record: %(key)s.") % {"key": key[:LONGEST]})
        return [found[int(key)] for key in keys]


class DayField(forms.CharField):
    """A year, a month or a day, as people type it."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return date_from_text(text)


class OwnField(forms.CharField):
    """What a condition of its own makes of a text; it is tried, since it alone knows what makes sense."""

    def __init__(self, *, given: Custom, reader: "User | None" = None, **kwargs: Any) -> None:
        self.given, self.reader = given, reader
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        who = {"reader": self.reader} if self.given.for_reader else {}
        try:
            return (text, self.given.condition(text, **who)) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from error


class ArchivedField(forms.CharField):
    """1 for the archive, 0 for the records in use."""

    def __init__(self, *, allowed: bool = False, **kwargs: Any) -> None:
        self.allowed = allowed
        super().__init__(**kwargs)

    def clean(self, value: Any) -> bool:
        text = super().clean(value)
        if text not in ("", "0", "1"):
            raise ValidationError(_("Write 1 for the archive, or leave it out."))
        if text == "1" and not self.allowed:
            raise ValidationError(_("Your role does not allow this."))
        return text == "1"


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


class KindFilterSet(django_filters.FilterSet):
    """The filters of one type. `queryset` left out: the rows that the user may see, or the archive of those."""

    kind: ClassVar[type[ObjectType]]

    def __init__(
        self,
        data: Any = None,
        queryset: "QuerySet[Any] | None" = None,
        *,
        user: "User | None" = None,
        request: Any = None,
    ) -> None:
        self.user: User = user if user is not None else request.user
        self.may_see_archive = self.kind.policy.may_add(self.user)
        self.given_rows = queryset
        if data is not None and not hasattr(data, "getlist"):
            data = MultiValueDict({name: each if isinstance(each, list) else [each] for name, each in data.items()})
        super().__init__(data, self.kind.model._default_manager.none(), request=request)
        self.is_bound = True

    def get_form_class(self) -> type[forms.Form]:
        """The fields of what is asked alone: a list may be asked much more, and what is left out stays blank anyway."""
        asked = {name: filter_.field for name, filter_ in self.filters.items() if name in self.data}
        return type(f"{type(self).__name__}Form", (forms.Form,), asked)

    @cached_property
    def cleaned(self) -> dict[str, Any]:
        """The values that are in order, by parameter."""
        self.errors  # noqa: B018 -- reading them cleans the form
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @cached_property
    def rows(self) -> "QuerySet[Any]":
        """All that could be narrowed."""
        if self.given_rows is not None:
            return self.given_rows
        archived = bool(self.cleaned.get(ARCHIVED))
        on: dict[str, Any] = {"day": self.day} if self.day else {}
        return self.kind.rows(self.user, archived, **on)

    def told(self, keys: Collection[int]) -> "QuerySet[Any]":
        """Some of the rows by their keys, with all that is told of each. Whether the user may see them was asked when
        the keys were found: it is half of the statement."""
        if self.given_rows is not None:
            return self.given_rows.filter(pk__in=keys)
        on: dict[str, Any] = {"day": self.day} if self.day else {}
        return self.kind.told(self.user, bool(self.cleaned.get(ARCHIVED)), **on).filter(pk__in=keys)

    @property
    def day(self) -> date | None:
        """The day for which the rows are told; None for today."""
        asked = (self.cleaned.get(given.name) for given in built(self.kind).filters if isinstance(given, AsOf))
        return next((day.last for day in asked if day), None)

    def values_of(self, choice: Choice) -> Collection[Any]:
        """What is asked of a choice: what was chosen, else what is usual. The archive is shown as a whole."""
        usual = () if self.cleaned.get(ARCHIVED) else choice.usual
        return self.cleaned.get(choice.name) or usual

    @cached_property
    def conditions(self) -> dict[str, Q]:
        usual = {choice.name: self.values_of(choice) for choice, _column in built(self.kind).choices if choice.usual}
        asked = usual | self.cleaned
        return {name: self.filters[name].condition(value) for name, value in asked.items() if value}

    def filter_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        return self.without()

    def without(self, *names: str) -> "QuerySet[Any]":
        """The rows that fit everything asked besides these parameters."""
        wanted = [condition for name, condition in self.conditions.items() if name not in names]
        return self.rows.filter(reduce(and_, wanted)) if wanted else self.rows


_made: dict[type[ObjectType], type[KindFilterSet]] = {}


def filterset(kind: type[ObjectType]) -> type[KindFilterSet]:
    """Made when first used; an ordinary class of django-filter."""
    if kind not in _made:
        parameters: dict[str, Any] = {
            WORDS: Words(label=kind.words_hint, max_length=LONGEST),
            ARCHIVED: Archive(label=gettext_lazy("Archive")),
        }
        for given in built(kind).filters:
            for name, made in _filters(kind, given):
                if name in parameters:
                    raise ValueError(f"two filters are asked for by {name!r}")
                parameters[name] = made
        _made[kind] = type(f"{kind.__name__}Filters", (KindFilterSet,), parameters)
        _made[kind].kind = kind  # only now, or a filter of that name would be lost
    return _made[kind]


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


def _filters(kind: type[ObjectType], given: Filter) -> Iterator[tuple[str, Any]]:
    label = label_of(kind, given)
    if isinstance(given, Choice):
        column = field_of(kind, given.source)
        vocabulary = {"choices": list(column.flatchoices)} if column.flatchoices else {}
        yield given.name, Values(field_name=given.source, label=label, column=column, **vocabulary)
    elif isinstance(given, Ref):
        none = model_of(kind, given)._default_manager.none()
        yield given.name, Records(field_name=given.source, label=label, queryset=none, told=given)
    elif isinstance(given, Period):
        column = field_of(kind, given.source)
        for end, words in ((FROM, gettext_lazy("{label}, from")), (UNTIL, gettext_lazy("{label}, until"))):
            named_so = format_lazy(words, label=label)
            made = Day(field_name=given.source, column=column, end=end, label=named_so, max_length=LONGEST)
            yield given.name + end, made
    elif isinstance(given, AsOf):
        yield given.name, ToldDay(label=label, max_length=LONGEST)
    else:
        yield given.name, Own(label=label, given=given, max_length=LONGEST)
