"""Keeping figures as they were published."""

from collections.abc import Iterable, Mapping
from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.insight import policies
from syndesis.insight.models import PublishedFigure

INDICATOR = 200


def keep_figure(*, by: Actor, indicator: str, value: float, **fields: Any) -> PublishedFigure:
    """Keep a figure beside any other of the same indicator: each has its day, none replaces another."""
    return keep_figures([{"indicator": indicator, "value": value, **fields}], by=by)[0]


def keep_figures(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[PublishedFigure]:
    """The bulk twin of `keep_figure`."""
    given = [{**row, "indicator": row["indicator"][:INDICATOR]} for row in rows]
    with recording(by, "Figure kept" if len(given) == 1 else "Figures kept"):
        figures = PublishedFigure.objects.bulk_create([PublishedFigure(**row) for row in given])
        policies.figures.check_all(by.user, figures)
    return figures
