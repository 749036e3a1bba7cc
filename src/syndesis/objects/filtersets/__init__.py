"""What may be asked of the rows of a type, made of its filters once: page, export, bulk edit and API ask the same.

    asked = filterset(kind)(request.GET, user=user)
    asked.qs          # the rows, narrowed by what is in order
    asked.errors      # what is not, by parameter

A value that makes no sense narrows nothing and stands in `errors`: it is for the delivery to refuse (API) or to tell
(page). Conditions join no table, so that no row is repeated and each can be left out for the counts of its own facet.
"""

from collections.abc import Collection, Iterator
from datetime import date
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, ClassVar

import django_filters
from django import forms
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from syndesis.core.counting import Countable
from syndesis.objects.filters import AsOf, Choice, Custom, Filter, Period, Ref
from syndesis.objects.filtersets.conditions import Archive, Day, Own, Records, ToldDay, Values, Words
from syndesis.objects.filtersets.parameters import ARCHIVED, FROM, LONGEST, UNTIL, WORDS, label_of, model_of
from syndesis.objects.types import ObjectType, built, field_of

if TYPE_CHECKING:
    from syndesis.core.models import User


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
        return self.rows.filter(self._wanted(names))

    def countable(self, *names: str) -> Countable:
        """The same, to be counted: by a shorter way where the policy of the type tells what is hidden. PostgreSQL finds
        that one by no index where words or conditions of their own stand beside it, and reads all rows three times."""
        hidden = self.kind.policy.hidden(self.user) if self.given_rows is None else None
        own = {WORDS, *(given.name for given in built(self.kind).filters if isinstance(given, Custom))} - {*names}
        if hidden is None or (connection.vendor == "postgresql" and own & self.conditions.keys()):
            return Countable(self.without(*names))
        on: dict[str, Any] = {"day": self.day} if self.day else {}
        rows = self.kind.told(self.user, bool(self.cleaned.get(ARCHIVED)), **on)
        return Countable(rows, self.kind.policy.scope(self.user, "view"), hidden).filter(self._wanted(names))

    def _wanted(self, besides: Collection[str]) -> Q:
        return reduce(and_, (each for name, each in self.conditions.items() if name not in besides), Q())


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
