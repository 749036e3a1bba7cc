"""Lists as the templates take them: each value of a row in the form that its column declares."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.countries import country_name
from syndesis.objects.columns import Column, Format
from syndesis.objects.lists import NUMBER, SORT, WORDS, Facet, ListState

FACET_SHOWN = 8
Cell = dict[str, Any]


def _text(column: Column, value: Any) -> Cell:
    return {"text": column.choices.get(value, value)}


def _chip(column: Column, value: Any) -> Cell:
    return _text(column, value) | {"chip": True, "tone": column.declared.tones.get(value, "")}


def _number(column: Column, value: Any) -> Cell:
    return {"text": value or ""}


def _date(column: Column, value: Any) -> Cell:
    return {"text": dates.full(value)}


def _silence(column: Column, value: Any) -> Cell:
    return {"days": (timezone.localdate() - value).days if value else None, "text": ""}


def _country(column: Column, value: Any) -> Cell:
    return {"text": country_name(value)}


CELLS: dict[Format, Callable[[Column, Any], Cell]] = {
    Format.TEXT: _text,
    Format.CHIP: _chip,
    Format.NUMBER: _number,
    Format.DATE: _date,
    Format.SILENCE: _silence,
    Format.COUNTRY: _country,
}


def list_context(state: ListState, request: HttpRequest) -> dict[str, Any]:
    """What `web/list.html` shows; see its header for the shapes."""
    given, kind, page = request.GET, state.kind, state.page
    facets = [_facet(facet, given) for facet in state.facets]
    page.page_numbers = list(page.paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    return {
        "title": kind.plural,
        "placeholder": kind.words_hint,
        "query": state.words,
        "kept": [{"name": name, "value": value} for name, value in given.items() if name not in (WORDS, NUMBER)],
        "active": [value for facet in facets for value in facet["all"] if value["current"]],
        "clear_url": request.path,
        "facets": [facet for facet in facets if len(facet["values"]) > 1 or given.get(facet["name"])],
        "columns": [_head(column, state.order, given) for column in state.columns],
        "rows": [_row(state.columns, row) for row in page],
        "page": page,
        "empty": {
            "title": kind.empty_title,
            "text": kind.empty_text,
            "icon": kind.icon,
            "action": _("Go to intake"),
            "url": "/intake/",
        },
        "crumbs": [{"label": kind.plural}],
    }


def _head(column: Column, order: tuple[str, ...], given: QueryDict) -> dict[str, Any]:
    sort = column.declared.sort
    head: dict[str, Any] = {"label": column.label, "numeric": column.numeric, "sorted": None, "sort_url": ""}
    if sort:
        head["sort_url"] = _with(given, SORT, f"-{sort}" if order == (sort,) else sort)
        if order in ((sort,), (f"-{sort}",)):
            head["sorted"] = "ascending" if order == (sort,) else "descending"
    return head


def _row(columns: tuple[Column, ...], row: Any) -> dict[str, Any]:
    return {"url": row.get_absolute_url(), "key": row.pk, "cells": [_cell(column, row) for column in columns]}


def _cell(column: Column, row: Any) -> Cell:
    about = {"detail": column.detail(row), "label": column.label, "numeric": column.numeric}
    return CELLS[column.declared.format](column, column.value(row)) | about


def _facet(facet: Facet, given: QueryDict) -> dict[str, Any]:
    words = CELLS[facet.column.declared.format]
    values = [
        {
            "label": words(facet.column, each.value)["text"],
            "count": each.count,
            "current": each.chosen,
            "url": _with(given, facet.name, "" if each.chosen else str(each.value)),
        }
        for each in facet.values
    ]
    return {
        "label": facet.column.label,
        "name": facet.name,
        "values": values[:FACET_SHOWN],
        "more": values[FACET_SHOWN:],
        "all": values,
    }


def _with(given: QueryDict, name: str, value: str) -> str:
    """The same address with a parameter set, or taken away where blank."""
    changed = given.copy()
    changed.pop(NUMBER, None)
    changed.pop(name, None)
    if value:
        changed[name] = value
    return f"?{changed.urlencode()}"
