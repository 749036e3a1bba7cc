"""What the page of an action tells of the meeting that it asks for, and that of a meeting of what was agreed there."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.directory.panels.organisations import seen_organisations
from syndesis.engagement.models import Engagement, FollowUp
from syndesis.engagement.panels.seen import seen_engagements
from syndesis.engagement.wording import engagement_title, held
from syndesis.objects import Line
from syndesis.work import policies as work
from syndesis.work.models import Action
from syndesis.work.wording import due, is_closed, lateness, owner_of, tone


def asks_for(action: Action, reader: User) -> list[Line]:
    """With whom the meeting is to be, where that was agreed, and which meeting settled it, within sight."""
    follow_up = FollowUp.objects.filter(action=action).select_related("organisation").first()
    if follow_up is None:
        return []
    keys = [follow_up.agreed_at_id, follow_up.settled_by_id]
    met = {row.pk: row for row in seen_engagements(reader).filter(pk__in=[key for key in keys if key])}
    organisation, lines = follow_up.organisation, []
    if organisation is not None and organisation in seen_organisations(reader, [organisation]):
        url = organisation.get_absolute_url()
        lines.append(Line(organisation.name, url, detail=_("A meeting with them settles it"), icon="building-2"))
    if agreed := met.get(follow_up.agreed_at_id or 0):
        lines.append(_occasion(agreed, _("Agreed there")))
    if is_closed(action) and (settled := met.get(follow_up.settled_by_id or 0)):
        lines.append(_occasion(settled, _("Done by this meeting")))
    return lines


def _occasion(engagement: Engagement, detail: str) -> Line:
    url = engagement.get_absolute_url()
    return Line(engagement_title(engagement), url, detail=detail, end=held(engagement), icon="calendar")


def agreed_there(engagement: Engagement, reader: User) -> list[Line]:
    """The meetings that were agreed at an engagement."""
    return _actions(FollowUp.objects.filter(agreed_at=engagement), reader)


def settled_here(engagement: Engagement, reader: User) -> list[Line]:
    """The meetings agreed before of which it was one."""
    return _actions(FollowUp.objects.filter(settled_by=engagement, action__done_at__isnull=False), reader)


def _actions(follow_ups: QuerySet[FollowUp], reader: User) -> list[Line]:
    seen = Action.objects.filter(work.actions.scope(reader, "view"), archived_at=None)
    today = timezone.localdate()
    rows = seen.filter(follow_up__in=follow_ups).select_related("owner").order_by("due_on_last", "pk")
    return [
        Line(
            row.title,
            row.get_absolute_url(),
            detail=" · ".join(filter(None, (owner_of(row), lateness(row)))),
            end=due(row, today),
            tone=tone(row, today),
            icon="check" if row.done_at else "circle",
        )
        for row in rows
    ]
