"""What pages of people, networks and activities show of events: talks given, how often we took part, who is asked."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.activities.models import Activity
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Network, Person
from syndesis.engagement import policies
from syndesis.engagement.models import AgendaSpeaker, Engagement, Invitation, RecurringEvent
from syndesis.engagement.panels.seen import seen_engagements
from syndesis.engagement.queries.attendance import attendance
from syndesis.engagement.wording import engagement_title, held
from syndesis.objects import Line
from syndesis.objects.services import seen_by

YEARS = 5
"""Of the shorter of two periods for which attendance is told."""


def talks_of(person: Person, reader: User) -> list[Line]:
    """What somebody spoke to at engagements, the newest first, with the position held then."""
    rows = AgendaSpeaker.objects.filter(seen_by(AgendaSpeaker, reader), person=person)
    seen = {row.pk: row for row in seen_engagements(reader).filter(agenda__speakers__in=rows.values("pk")).distinct()}
    talks = [row for row in rows.select_related("item", "position") if row.item.engagement_id in seen]
    met: dict[int, Engagement] = {row.pk: seen[row.item.engagement_id] for row in talks}
    talks.sort(key=lambda row: str(met[row.pk].held_on or ""), reverse=True)
    return [
        Line(
            row.talk or row.item.title,
            f"{met[row.pk].get_absolute_url()}#agenda",
            detail=" · ".join(
                filter(None, (engagement_title(met[row.pk]), row.position.title if row.position else ""))
            ),
            end=held(met[row.pk]),
            icon="message-square",
            subject=row.item,
        )
        for row in talks
    ]


def _told(row: AgendaSpeaker, engagement: Engagement) -> str:
    return " · ".join(filter(None, (engagement_title(engagement), row.position.title if row.position else "")))


def attendance_of(network: Network, reader: User) -> list[Line]:
    """Of how many events of a network we took part in how many: of all on record and of the last years. The numbers are
    those of the institution; the list behind them shows what the reader may open."""
    today = timezone.localdate()
    since = today.replace(day=1) - timedelta(days=365 * YEARS)
    spans = [(_("All on record"), None), (_("Since %(year)s") % {"year": since.year}, since.replace(month=1, day=1))]
    lines = []
    for label, first in spans:
        told = attendance(network, first)
        if not told.events:
            continue
        period = f"&held_on_from={first.year}" if first else ""
        words = ngettext("in %(ours)s of %(events)s event", "in %(ours)s of %(events)s events", told.events)
        lines.append(
            Line(
                label,
                f"{reverse('web:engagements')}?network={network.pk}{period}",
                detail=words % {"ours": told.ours, "events": told.events},
                end=_("%(share)s %%") % {"share": told.share},
                share=told.share,
            )
        )
    return lines


def events_of_network(network: Network, reader: User) -> list[Line]:
    """What a network holds again and again."""
    rows = RecurringEvent.objects.filter(policies.recurring_events.scope(reader, "view"), network=network)
    return [
        Line(str(row), row.get_absolute_url(), detail=str(row.get_kind_display()), icon="repeat")
        for row in rows.filter(archived_at=None)
    ]


def invited_into(activity: Activity, reader: User) -> list[Line]:
    """Who was asked to take part in an activity, as what, and what they answered."""
    rows = Invitation.objects.filter(seen_by(Invitation, reader), activity=activity)
    return [_asked(row) for row in rows.select_related("organisation", "person")]


def _asked(row: Invitation) -> Line:
    who = row.person or row.organisation
    return Line(
        str(row),
        who.get_absolute_url() if who else "",
        detail=" · ".join(filter(None, (str(row.get_role_display()), dates.full(row.invited_on), row.remark))),
        end=str(row.get_status_display()),
        icon="mail",
    )
