"""Questions to the engagements: which stand for themselves, and when we last met somebody."""

from collections.abc import Callable

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from syndesis.engagement.models import Engagement, Participant


def occasions() -> QuerySet[Engagement]:
    """Engagements that stand for themselves: a series, but not its sessions."""
    return Engagement.objects.filter(series=None)


def was_occasion(_at: object) -> Callable[[Engagement], bool]:
    """What tells of an engagement, as it was at a moment, whether it stood for itself."""
    return lambda engagement: engagement.series_id is None


def last_contact() -> Subquery:
    """To annotate organisations: the last day until now on which we met each."""
    met = Participant.objects.filter(
        organisation=OuterRef("pk"),
        engagement__held_on_last__lte=timezone.localdate(),
        engagement__is_cancelled=False,
    ).order_by("-engagement__held_on_last")
    return Subquery(met.values("engagement__held_on_last")[:1])


def person_last_met(column: str) -> Subquery:
    """The last day until now on which a person took part, who stands in this column of the outer query."""
    met = Participant.objects.filter(
        person=OuterRef(column),
        engagement__held_on_last__lte=timezone.localdate(),
        engagement__is_cancelled=False,
    )
    return Subquery(met.order_by("-engagement__held_on_last").values("engagement__held_on_last")[:1])
