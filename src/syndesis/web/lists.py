"""Lists: rows narrowed by words and facets, sorted, a page at a time, by what a type declares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

PAGE = 50
FACET_SHOWN = 8
Cell = dict[str, Any]


@dataclass(frozen=True)
class Col:
    """A column: its label, how a row shows in it, and the field to sort by, if any."""

    label: Any
    cell: Callable[[Any], Cell]
    sort: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class Facet:
    """A way to narrow the list to one value of a column, with counts. `label_of` words a value."""

    name: str
    label: Any
    column: str
    label_of: Callable[[Any], Any] = str


@dataclass(frozen=True)
class ListPage:
    """What a list declares."""

    title: Any
    placeholder: Any
    columns: Sequence[Col]
    words: Callable[[str], Q]
    """The condition for words typed above the list."""
    sort: str
    empty: dict[str, Any]
    facets: Sequence[Facet] = ()
    narrow: dict[str, Callable[[str], Q]] = field(default_factory=dict)
    """Further filters of the address, such as ?partner=17."""
    prefetch: Sequence[str] = ()

    def respond(self, request: HttpRequest, rows: QuerySet[Any], **context: Any) -> HttpResponse:
        given = request.GET
        query = given.get("q", "").strip()
        if query:
            rows = rows.filter(self.words(query))
        for name, condition in self.narrow.items():
            if value := given.get(name):
                rows = rows.filter(condition(value))
        facets = [self._facet(facet, rows, given) for facet in self.facets]
        for facet in self.facets:
            if value := given.get(facet.name):
                rows = rows.filter(**{facet.column: value})
        sort = self._sort(given)
        page = Paginator(rows.order_by(*sort.split(","), "pk").prefetch_related(*self.prefetch), PAGE).get_page(
            given.get("page")
        )
        context |= {
            "title": self.title,
            "placeholder": self.placeholder,
            "query": query,
            "kept": [{"name": name, "value": value} for name, value in given.items() if name not in ("q", "page")],
            "active": [active for active, _facet in facets if active],
            "clear_url": request.path,
            "facets": [facet for _active, facet in facets if len(facet["values"]) > 1 or given.get(facet["name"])],
            "columns": [self._head(column, sort, given) for column in self.columns],
            "rows": [self._row(row) for row in page],
            "page": page,
            "empty": self.empty,
            "crumbs": [{"label": self.title}],
        }
        page.page_numbers = list(page.paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
        return render(request, "web/list.html", context)

    def _sort(self, given: QueryDict) -> str:
        wanted = given.get("sort", "")
        allowed = {column.sort for column in self.columns if column.sort}
        return wanted if wanted.removeprefix("-") in allowed else self.sort

    @staticmethod
    def _head(column: Col, sort: str, given: QueryDict) -> dict[str, Any]:
        head: dict[str, Any] = {"label": column.label, "numeric": column.numeric, "sorted": None, "sort_url": ""}
        if column.sort:
            descending = sort == column.sort
            head["sort_url"] = _with(given, sort=f"-{column.sort}" if descending else column.sort)
            if sort.removeprefix("-") == column.sort:
                head["sorted"] = "ascending" if descending else "descending"
        return head

    def _row(self, row: Model) -> dict[str, Any]:
        cells = [column.cell(row) | {"label": column.label, "numeric": column.numeric} for column in self.columns]
        return {"url": row.get_absolute_url(), "key": row.pk, "cells": cells}  # type: ignore[attr-defined]

    @staticmethod
    def _facet(facet: Facet, rows: QuerySet[Any], given: QueryDict) -> tuple[dict[str, Any] | None, dict[str, Any]]:
        counts = (
            rows.exclude(**{facet.column: ""})
            .order_by()
            .values_list(facet.column)
            .annotate(Count("pk"))
            .order_by("-pk__count")
        )
        current = given.get(facet.name, "")
        values = [
            {
                "label": facet.label_of(value),
                "count": count,
                "current": str(value) == current,
                "url": _with(given, **{facet.name: "" if str(value) == current else str(value)}),
            }
            for value, count in counts
        ]
        chosen = next((value for value in values if value["current"]), None)
        active = {"label": chosen["label"], "url": chosen["url"]} if chosen else None
        shown = {"label": facet.label, "name": facet.name, "values": values[:FACET_SHOWN], "more": values[FACET_SHOWN:]}
        return active, shown


def _with(given: QueryDict, **changes: str) -> str:
    """The same address with some parameters set, or taken away where blank."""
    changed = given.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return f"?{changed.urlencode()}"
