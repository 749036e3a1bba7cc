"""Lists as plain data: rows narrowed by words and filters, sorted, a page at a time, by what a type declares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from syndesis.objects.columns import Column
from syndesis.objects.facets import Facet, facets_of
from syndesis.objects.fetching import with_related
from syndesis.objects.filtersets import KindFilterSet, filterset
from syndesis.objects.filtersets.parameters import ARCHIVED, WORDS
from syndesis.objects.ordering import by
from syndesis.objects.types import ObjectType, built

if TYPE_CHECKING:
    from syndesis.core.models import User

PAGE = 50
SORT, COLUMNS, NUMBER = "sort", "columns", "page"
"""The parameters that every list has beside its filters: what the rows are sorted by, which columns are shown and in
which order (`columns=name,country`), which page."""
DENSITY, VIEW = "density", "view"
"""How close the rows stand, and which saved view was opened: for the eye only."""
OPENED = "opened"
"""The facet whose values are to be counted, of those that are not counted by themselves: of pages only."""
RESERVED = frozenset(
    {WORDS, ARCHIVED, SORT, COLUMNS, NUMBER, DENSITY, VIEW, OPENED, "fields", "selected", "all", "format", "rows"}
)
"""No filter may be called so."""

Given = Mapping[str, Any]
"""What an address says: a QueryDict, or one value or list of values a parameter."""


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
        """In their order, as the indexes of the database have it, in which keys rise and fall with the values."""
        last = "-pk" if self.order and self.order[-1].startswith("-") else "pk"
        rows = self.filters.qs
        return rows.order_by(*(by(rows, name) for name in self.order), last)


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
    facets, total = facets_of(wanted.filters)
    pages = Pages(wanted.rows, kind, total, told=wanted.filters.told)
    return ListState(wanted, facets, pages.get_page(_several(given).get(NUMBER)))


class Pages(Paginator):
    """The pages of a list; `total` is the number of its rows, where that is known; `told` gives those of some keys."""

    def __init__(
        self,
        rows: QuerySet[Any],
        kind: type[ObjectType],
        total: int | None = None,
        told: Callable[[list[int]], QuerySet[Any]] | None = None,
    ) -> None:
        super().__init__(rows, PAGE)
        self.rows, self.kind = rows, kind
        self.told = told or (lambda keys: rows.order_by().filter(pk__in=keys))
        if total is not None:
            self.count = total

    def page(self, number: int | str) -> "Page[Any]":
        """Which rows stand on it is asked first, where anything is annotated: databases compute that of all rows
        before they take the first of them."""
        number = self.validate_number(number)
        part = slice((number - 1) * PAGE, number * PAGE)
        if not self.rows.query.annotations:
            return Page(list(with_related(self.rows, self.kind)[part]), number, self)
        keys = list(self.rows.values_list("pk", flat=True)[part])
        found = {row.pk: row for row in with_related(self.told(keys).order_by(), self.kind)}
        return Page([found[key] for key in keys if key in found], number, self)


def _several(given: Given) -> Any:
    if hasattr(given, "getlist"):
        return given
    return MultiValueDict({name: each if isinstance(each, list) else [each] for name, each in given.items()})


def _order(kind: type[ObjectType], name: str) -> tuple[tuple[str, ...], dict[str, list[str]]]:
    if name and name.removeprefix("-") not in built(kind).sorts:
        return tuple(kind.sort), {SORT: [_("The list cannot be sorted by %(name)s.") % {"name": name[:80]}]}
    return (name,) if name else tuple(kind.sort), {}


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
