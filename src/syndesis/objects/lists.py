"""Lists as plain data: rows narrowed by words and filters, sorted, a page at a time, by what a type declares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, F, OrderBy, QuerySet, TextField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from syndesis.objects.columns import Column
from syndesis.objects.filters import Choice
from syndesis.objects.filtersets import ARCHIVED, WORDS, KindFilterSet, filterset
from syndesis.objects.types import ObjectType, built

if TYPE_CHECKING:
    from syndesis.core.models import User

PAGE = 50
SORT, COLUMNS, NUMBER = "sort", "columns", "page"
"""The parameters that every list has beside its filters: what the rows are sorted by, which columns are shown and in
which order (`columns=name,country`), which page."""
DENSITY, VIEW = "density", "view"
"""How close the rows stand, and which saved view was opened: for the eye only."""
RESERVED = frozenset({WORDS, ARCHIVED, SORT, COLUMNS, NUMBER, DENSITY, VIEW, "fields", "selected", "all", "format"})
"""No filter may be called so."""

Given = Mapping[str, Any]
"""What an address says: a QueryDict, or one value or list of values a parameter."""


@dataclass(frozen=True)
class FacetValue:
    """A value to which the list can be narrowed, and how many of its rows have it."""

    value: Any
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """The values of one choice, the most frequent first."""

    name: str
    column: Column
    values: list[FacetValue]


@dataclass(frozen=True)
class Asked:
    """What an address asks of a list, read for one user: which rows, in which order, in which columns."""

    kind: type[ObjectType]
    filters: KindFilterSet
    order: tuple[str, ...]
    columns: tuple[Column, ...]
    errors: Mapping[str, Sequence[str]]
    """What was asked and makes no sense, by parameter: it has been left out."""

    @property
    def words(self) -> str:
        return str(self.filters.cleaned.get(WORDS, ""))

    @property
    def archived(self) -> bool:
        return bool(self.filters.cleaned.get(ARCHIVED))

    @cached_property
    def rows(self) -> QuerySet[Any]:
        return self.filters.qs.order_by(*map(_by, self.order), "pk")


@dataclass(frozen=True)
class ListState:
    """What a user sees of a list who asked for it with certain parameters."""

    asked: Asked
    facets: list[Facet]
    page: "Page[Any]"


def asked(kind: type[ObjectType], user: "User", given: Given) -> Asked:
    several = _several(given)
    filters = filterset(kind)(several, user=user)
    order, unsorted = _order(kind, several.get(SORT) or "")
    columns, unknown = _columns(kind, several.getlist(COLUMNS))
    wrong = {name: list(errors) for name, errors in filters.errors.items()}
    return Asked(kind, filters, order, columns, wrong | unsorted | unknown)


def list_state(kind: type[ObjectType], user: "User", given: Given) -> ListState:
    """The page of the list that an address asks for. Each facet counts the rows that fit all else that is asked."""
    wanted = asked(kind, user, given)
    facets = [_facet(wanted, choice, column) for choice, column in built(kind).choices]
    rows = wanted.rows.prefetch_related(*kind.prefetch)
    return ListState(wanted, facets, Paginator(rows, PAGE).get_page(_several(given).get(NUMBER)))


def _several(given: Given) -> Any:
    if hasattr(given, "getlist"):
        return given
    return MultiValueDict({name: each if isinstance(each, list) else [each] for name, each in given.items()})


def _facet(wanted: Asked, choice: Choice, column: Column) -> Facet:
    field, source = wanted.filters.filters[choice.name].extra["column"], choice.source
    rows = wanted.filters.without(choice.name)
    known = rows.exclude(**{source: ""}) if isinstance(field, CharField | TextField) else rows
    if field.null:
        known = known.exclude(**{source: None})
    counted = known.order_by().values_list(source).annotate(Count("pk")).order_by("-pk__count", source)
    chosen = wanted.filters.cleaned.get(choice.name, ())
    return Facet(choice.name, column, [FacetValue(value, count, value in chosen) for value, count in counted])


def _order(kind: type[ObjectType], name: str) -> tuple[tuple[str, ...], dict[str, list[str]]]:
    if name and name.removeprefix("-") not in built(kind).sorts:
        return tuple(kind.sort), {SORT: [_("The list cannot be sorted by %(name)s.") % {"name": name[:80]}]}
    return (name,) if name else tuple(kind.sort), {}


def _by(name: str) -> OrderBy:
    """Unknown values are the least, which PostgreSQL would have the greatest."""
    return F(name[1:]).desc(nulls_last=True) if name.startswith("-") else F(name).asc(nulls_first=True)


def _columns(kind: type[ObjectType], given: Sequence[str]) -> tuple[tuple[Column, ...], dict[str, list[str]]]:
    """The columns that are named, in that order; the first of all leads to the record, and always stays the first."""
    made = built(kind)
    known = {column.name: column for column in made.columns}
    names = [name for each in given for name in each.split(",") if name]
    unknown = [name for name in names if name not in known]
    errors = {COLUMNS: [_("There is no column %(name)s.") % {"name": name[:80]} for name in unknown]} if unknown else {}
    if len(unknown) == len(names):
        return made.shown, errors
    chosen = dict.fromkeys([made.columns[0].name, *(name for name in names if name in known)])
    return tuple(known[name] for name in chosen), errors
