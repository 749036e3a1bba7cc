"""Questions to what we do together."""

from syndesis.activities.queries.activities import number_of_running_activities, serving_goal

__all__ = ["number_of_running_activities", "serving_goal"]
