"""Questions to the activities."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from syndesis.activities.choices import ActivityStatus, DevelopmentGoal
from syndesis.activities.models import ActivityGoal, ActivityParty
from syndesis.directory.queries import number_of


def number_of_running_activities() -> Coalesce:
    """To annotate organisations: how many running activities each takes part in."""
    running = ActivityParty.objects.filter(activity__status=ActivityStatus.RUNNING, activity__archived_at=None)
    return number_of(running, "activity")


def serving_goal(text: str) -> Q:
    """The activities that serve a sustainable-development goal, given its number. Raises ValueError."""
    goal = DevelopmentGoal(int(text))
    return Q(Exists(ActivityGoal.objects.filter(activity=OuterRef("pk"), goal=goal)))
