"""Keeping figures as they were published."""

from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.insight import policies
from syndesis.insight.models import PublishedFigure


def keep_figure(*, by: Actor, indicator: str, value: float, **fields: Any) -> PublishedFigure:
    """Keep a figure beside any other of the same indicator: each has its day, none replaces another."""
    with recording(by, "Figure kept"):
        figure = PublishedFigure.objects.create(indicator=indicator[:200], value=value, **fields)
        policies.figures.check(by.user, figure)
    return figure
