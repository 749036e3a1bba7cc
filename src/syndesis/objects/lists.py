"""Lists as plain data: rows narrowed by words and filters, sorted, a page at a time, by what a type declares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Model, OrderBy, Q, QuerySet

from syndesis.core.models import Record, Visibility
from syndesis.objects.columns import Column
from syndesis.objects.filters import Choice
from syndesis.objects.types import ObjectType, built

if TYPE_CHECKING:
    from syndesis.core.models import User

PAGE = 50
WORDS, SORT, NUMBER = "q", "sort", "page"
"""The parameters that every list has beside its filters."""


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
class ListState:
    """What a user sees of a list who asked for it with certain parameters."""

    kind: type[ObjectType]
    words: str
    order: tuple[str, ...]
    columns: tuple[Column, ...]
    facets: list[Facet]
    page: "Page[Any]"


def list_state(kind: type[ObjectType], user: "User", given: Mapping[str, str]) -> ListState:
    """`given` is what the address says. Facets count the rows that fit the words, whatever else is chosen."""
    made, words, rows = built(kind), given.get(WORDS, "").strip(), kind.rows(user)
    if words:
        rows = rows.filter(worded(kind, words))
    for custom in made.customs:
        if value := given.get(custom.name):
            rows = rows.filter(custom.condition(value))
    facets = [_facet(choice, column, rows, given.get(choice.name, "")) for choice, column in made.choices]
    for choice, _column in made.choices:
        if value := given.get(choice.name):
            rows = rows.filter(**{choice.source: value})
    order = _order(kind, given.get(SORT, ""))
    rows = rows.order_by(*map(_by, order), "pk").prefetch_related(*kind.prefetch)
    return ListState(kind, words, order, made.columns, facets, Paginator(rows, PAGE).get_page(given.get(NUMBER)))


def worded(kind: type[ObjectType], words: str) -> Q:
    """The rows that hold the words in any of the type's fields."""
    return reduce(or_, (holding(kind, path, words) for path in kind.words))


def holding(kind: type[ObjectType], path: str, words: str) -> Q:
    """The rows that hold the words in one field; in one of a related record by a subquery: a join repeats rows. By the
    name of a restricted record nothing is found, or a list would tell who is in it."""
    found = Q(**{f"{path}__icontains": words})
    if "__" not in path:
        return found
    for record in _records_on(kind.model, path):
        found &= Q(**{f"{record}__visibility__in": [Visibility.PUBLIC, Visibility.INTERNAL]})
    return Q(pk__in=kind.model._default_manager.filter(found).values("pk"))


def _records_on(model: type[Model], path: str) -> Iterator[str]:
    """The records that a path of fields goes through, each by the path to it."""
    steps = path.split("__")
    for number, step in enumerate(steps[:-1], start=1):
        related = model._meta.get_field(step).related_model
        if not isinstance(related, type):
            return
        model = related
        if issubclass(model, Record):
            yield "__".join(steps[:number])


def _facet(choice: Choice, column: Column, rows: QuerySet[Any], chosen: str) -> Facet:
    counted = rows.exclude(**{choice.source: ""}).order_by().values_list(choice.source).annotate(Count("pk"))
    ordered = counted.order_by("-pk__count", choice.source)
    return Facet(choice.name, column, [FacetValue(value, count, str(value) == chosen) for value, count in ordered])


def _order(kind: type[ObjectType], wanted: str) -> tuple[str, ...]:
    return (wanted,) if wanted.removeprefix("-") in built(kind).sorts else tuple(kind.sort)


def _by(name: str) -> OrderBy:
    """Unknown values are the least, which PostgreSQL would have the greatest."""
    return F(name[1:]).desc(nulls_last=True) if name.startswith("-") else F(name).asc(nulls_first=True)
