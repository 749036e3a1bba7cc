"""Undertakings with others, their parties and what became of them."""

from syndesis.activities.models.activities import Activity, ActivityParty, ActivityStatusChange

__all__ = ["Activity", "ActivityParty", "ActivityStatusChange"]
