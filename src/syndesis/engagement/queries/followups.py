"""Questions to the follow-ups: which wait for a meeting, and which a meeting would settle."""

from collections.abc import Iterable

from django.db.models import QuerySet

from syndesis.core.models import User
from syndesis.engagement.models import Engagement, FollowUp, Participant
from syndesis.work import policies as work
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action


def open_follow_ups(writer: User | None) -> QuerySet[FollowUp]:
    """Those that wait for their meeting and that the writer may say to be done; None is the system itself."""
    actions = Action.objects.filter(status=ActionStatus.OPEN, archived_at=None)
    if writer is not None:
        actions = actions.filter(work.actions.scope(writer, "change"))
    return FollowUp.objects.filter(action__in=actions.values("pk"))


def settled_at(engagement: Engagement, writer: User) -> list[FollowUp]:
    """The open follow-ups that an engagement may have settled: with an organisation that took part, or one that it
    belongs to, agreed before."""
    last = engagement.held_on.last if engagement.held_on else None
    if engagement.is_cancelled or engagement.archived_at or last is None:
        return []
    rows = open_follow_ups(writer).filter(since__lte=last).exclude(agreed_at=engagement)
    waiting = list(rows.exclude(organisation=None).select_related("action", "organisation").order_by("pk"))
    if not waiting:
        return []
    took_part = Participant.objects.filter(engagement=engagement).exclude(organisation=None)
    paths = list(took_part.values_list("organisation__path", flat=True))
    return [row for row in waiting if is_with(row, paths)]


def is_with(follow_up: FollowUp, paths: Iterable[str]) -> bool:
    """Whether its organisation, or a part of it, is among those with these paths. Needs the organisation."""
    organisation = follow_up.organisation
    return organisation is not None and any(path.startswith(organisation.path) for path in paths)
