"""Questions to the activities."""

from django.db.models.functions import Coalesce

from syndesis.activities.choices import ActivityStatus
from syndesis.activities.models import ActivityParty
from syndesis.directory.queries import number_of


def number_of_running_activities() -> Coalesce:
    """To annotate organisations: how many running activities each takes part in."""
    running = ActivityParty.objects.filter(activity__status=ActivityStatus.RUNNING, activity__archived_at=None)
    return number_of(running, "activity")
