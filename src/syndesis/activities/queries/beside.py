"""Single stays beside yearly counts: where a count says how many moved, the stays of the same partner, academic year,
direction and kind are no figure of their own.

The counts come first, which are few, and their stays are looked up one cell after the other: told so by CROSS JOIN, and
PostgreSQL by what it may not turn around. Asked in any other way, both databases read all stays.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from syndesis.activities.models import Mobility, MobilityCount

CELL = ("organisation", "year", "direction", "kind")
"""For these together a yearly count says how many moved."""
MOST_KEYS = 10_000
"""Stays that are named one by one."""


def stays_beside(
    stays: QuerySet[Mobility], counts: QuerySet[MobilityCount], fields: Sequence[str], cell: Sequence[str] = CELL
) -> list[tuple[Any, ...]]:
    """The stays for which one of these counts stands, by fields that hold those of a cell, with their number."""
    told = ", ".join(f"stay.{name}" for name in fields)
    try:
        statement, parameters = _looked_up(stays, counts, fields, cell, f"{told}, COUNT(*)")
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} GROUP BY {told}", parameters)
        return cursor.fetchall()


def is_beside(stays: QuerySet[Mobility], counts: QuerySet[MobilityCount]) -> Q:
    """Of stays: that one of these counts stands for them. Unless they are a great many, their keys are looked up once
    for all that is asked of a list; by their years, which are few, most stays are passed by."""
    try:
        statement, parameters = _looked_up(stays, counts, (*CELL, "id"), CELL, "stay.id, stay.year")
    except EmptyResultSet:
        return Q(pk__in=[])
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} LIMIT {MOST_KEYS + 1}", parameters)
        found = cursor.fetchall()
    if len(found) > MOST_KEYS:
        keys, parameters = _looked_up(stays, counts, (*CELL, "id"), CELL, "stay.id")
        return Q(pk__in=RawSQL(keys, parameters))  # noqa: S611 -- made of querysets
    if not found:
        return Q(pk__in=[])
    # Written out: to hand over thousands of values takes Django longer than to find the rows.
    keys = ", ".join(str(key) for key, _year in found)
    return Q(year__in={year for _key, year in found}, pk__in=RawSQL(keys, ()))  # noqa: S611 -- numbers


def _looked_up(
    stays: QuerySet[Mobility], counts: QuerySet[MobilityCount], fields: Sequence[str], cell: Sequence[str], told: str
) -> tuple[str, tuple[Any, ...]]:
    cells, of_cells = _near(counts).values_list(*cell).distinct().query.sql_with_params()
    moved, of_moved = stays.order_by().values_list(*fields).query.sql_with_params()
    same = " AND ".join(f"stay.{name} = cell.{name}" for name in cell)
    joined = f"cell CROSS JOIN stay WHERE {same}"
    if connection.vendor == "postgresql":
        joined = f"cell CROSS JOIN LATERAL (SELECT * FROM stay WHERE {same} OFFSET 0) AS stay"  # noqa: S608
    named = f"cell ({', '.join(cell)}) AS ({cells}), stay ({', '.join(fields)}) AS ({moved})"
    return f"WITH {named} SELECT {told} FROM {joined}", (*of_cells, *of_moved)  # noqa: S608


def _near(counts: QuerySet[MobilityCount]) -> QuerySet[MobilityCount]:
    """Those of the years between the first and the last of which there are any stays: of most years before, there are
    counts alone."""
    dated = Mobility.objects.filter(archived_at=None, year__isnull=False)
    first, last = (Subquery(dated.order_by(order).values("year")[:1]) for order in ("year", "-year"))
    return counts.filter(archived_at=None, year__gte=first, year__lte=last).order_by()
