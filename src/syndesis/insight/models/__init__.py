"""Figures as somebody published them."""

from syndesis.insight.models.figures import PublishedFigure

__all__ = ["PublishedFigure"]
