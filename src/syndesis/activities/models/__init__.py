"""Undertakings with others, their parties and what became of them."""

from syndesis.activities.models.activities import (
    Activity,
    ActivityField,
    ActivityObjective,
    ActivityParty,
    ActivityStatusChange,
)

__all__ = ["Activity", "ActivityField", "ActivityObjective", "ActivityParty", "ActivityStatusChange"]
