"""Questions to what we do together."""

from syndesis.activities.queries.activities import number_of_running_activities

__all__ = ["number_of_running_activities"]
