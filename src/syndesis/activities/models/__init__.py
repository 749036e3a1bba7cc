"""Undertakings with others, their parties and what became of them."""

from syndesis.activities.models.activities import Activity, ActivityObjective, ActivityParty, ActivityStatusChange

__all__ = ["Activity", "ActivityObjective", "ActivityParty", "ActivityStatusChange"]
