"""Questions to the engagements and promises."""

from collections.abc import Callable

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from syndesis.directory.queries import number_of
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import Engagement, Initiative, InitiativeParty, Participant


def occasions() -> QuerySet[Engagement]:
    """Engagements that stand for themselves: a series, but not its sessions."""
    return Engagement.objects.filter(series=None)


def was_occasion(_at: object) -> Callable[[Engagement], bool]:
    """What tells of an engagement, as it was at a moment, whether it stood for itself."""
    return lambda engagement: engagement.series_id is None


def promises_with_silence() -> QuerySet[Initiative]:
    """Promises, each with the day on which an open one last moved, as `silent_since`; what became an activity is told
    there, and never silent."""
    waiting = When(stage__in=OPEN_STAGES, activity=None, then=F("stage_on_last"))
    return Initiative.objects.annotate(silent_since=Case(waiting))


def number_of_open_promises() -> Coalesce:
    """To annotate organisations: how many open promises concern each."""
    return number_of(InitiativeParty.objects.filter(initiative__stage__in=OPEN_STAGES), "initiative")


def last_contact() -> Subquery:
    """To annotate organisations: the last day until now on which we met each."""
    met = Participant.objects.filter(
        organisation=OuterRef("pk"), engagement__held_on_last__lte=timezone.localdate()
    ).order_by("-engagement__held_on_last")
    return Subquery(met.values("engagement__held_on_last")[:1])


def person_last_met(column: str) -> Subquery:
    """The last day until now on which a person took part, who stands in this column of the outer query."""
    met = Participant.objects.filter(person=OuterRef(column), engagement__held_on_last__lte=timezone.localdate())
    return Subquery(met.order_by("-engagement__held_on_last").values("engagement__held_on_last")[:1])
