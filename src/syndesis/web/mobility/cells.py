"""Numbers of people who moved, each with the ways to the lists of the records behind it."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from syndesis.activities.queries.moved import IN, OUT, Figure
from syndesis.directory.queries.headline import grouped
from syndesis.lib.partial_dates import academic
from syndesis.web.mobility.asking import Asking
from syndesis.web.mobility.table import Cells, Row

Cell = dict[str, Any]
"""{people, stays, stays_url, counted, counts_url, html}: the parts, where each is listed, and all of it drawn, since a
table has hundreds of them."""
NOBODY = mark_safe('<span class="faint">0</span>')


class Lists:
    """The lists of stays and of counts, narrowed to what is asked for, to a row and to years."""

    def __init__(self, asking: Asking, row: Row, years: Iterable[int]) -> None:
        names = {name for name, _value in row.asks} | {"direction"}
        kept = [(name, each) for name, values in asking.given.lists() if name not in names for each in values]
        self.query = urlencode([*kept, *row.asks, *(("year", year) for year in years)])
        self.stays, self.counts = reverse("web:stays"), reverse("web:mobility_counts")
        self.are_there = row.is_listed

    def cell(self, figure: Figure, way: str) -> Cell:
        if not self.are_there or not figure.people:
            return {"people": figure.people, "html": str(grouped(figure.people)) if figure.people else NOBODY}
        query = f"?{self.query}&direction={way}"
        beside = "&uncounted=1" if figure.beside else ""
        cell = {
            "people": figure.people,
            "stays": figure.stays,
            "stays_url": self.stays + query + beside if figure.stays else "",
            "counted": figure.counted,
            "counts_url": self.counts + query if figure.counted else "",
        }
        return cell | {"html": _drawn(cell)}


def _drawn(cell: Cell) -> SafeString:
    stays = format_html('<a href="{}">{}</a>', cell["stays_url"], grouped(cell["stays"])) if cell["stays"] else ""
    if not cell["counted"]:
        return mark_safe(stays)  # noqa: S308 -- each part is escaped
    counted = format_html('<a class="counted" href="{}">{}</a>', cell["counts_url"], grouped(cell["counted"]))
    if not stays:
        return counted
    return format_html("<small>({} + {})</small> {}", stays, counted, grouped(cell["people"]))


def row_shown(asking: Asking, row: Row) -> dict[str, Any]:
    """A row of the table: both directions of each year, then of all years, then the balance."""
    cells = []
    for year in asking.columns:
        lists = Lists(asking, row, [year])
        cells += [lists.cell(row.cells.get((year, way), Figure()), way) for way in (OUT, IN)]
    lists = Lists(asking, row, asking.years)
    went, came = row.of(OUT), row.of(IN)
    totals = [lists.cell(went, OUT), lists.cell(came, IN)]
    balance = signed(came.people - went.people)
    return {"label": row.label, "url": row.url, "cells": cells, "totals": totals, "balance": balance}


def years_shown(asking: Asking, cells: Cells) -> list[dict[str, Any]]:
    """A row a year, the latest first, then one of all together: both directions, and what one is to the other."""
    row = Row(None, "", (), cells=cells)
    shown = [
        {"label": academic(year)} | _both(row.of(OUT, year), row.of(IN, year), Lists(asking, row, [year]))
        for year in reversed(asking.years)
    ]
    return [*shown, _both(row.of(OUT), row.of(IN), Lists(asking, row, asking.years))]


def _both(went: Figure, came: Figure, lists: Lists) -> dict[str, Any]:
    most = max(went.people, came.people)
    return {
        "cells": [lists.cell(went, OUT), lists.cell(came, IN)],
        "balance": signed(came.people - went.people),
        "reciprocity": f"{round(100 * min(went.people, came.people) / most)} %" if most else "",
        "beside": went.beside + came.beside,
    }


def signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"−{-number}" if number else "0"
