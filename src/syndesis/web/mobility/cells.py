"""Numbers of people who moved, each with the ways to the lists of the records behind it."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from syndesis.activities.queries.moved import IN, OUT, Figure
from syndesis.lib.partial_dates import academic
from syndesis.web.mobility.asking import Asking
from syndesis.web.mobility.table import Cells, Row

Cell = dict[str, Any]
"""{people, stays, stays_url, counted, counts_url}: the parts, and where each is listed."""


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
            return {"people": figure.people}
        query = f"?{self.query}&direction={way}"
        beside = "&uncounted=1" if figure.beside else ""
        return {
            "people": figure.people,
            "stays": figure.stays,
            "stays_url": self.stays + query + beside if figure.stays else "",
            "counted": figure.counted,
            "counts_url": self.counts + query if figure.counted else "",
        }


def row_shown(asking: Asking, row: Row) -> dict[str, Any]:
    """A row of the table: both directions of each year, then of all years, then the balance."""
    cells = []
    for year in asking.years:
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
