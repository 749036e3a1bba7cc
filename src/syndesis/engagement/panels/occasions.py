"""What the page of an engagement shows."""

from syndesis.activities.models import Activity
from syndesis.agreements import policies as agreements
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.panels.organisations import named, seen_organisations, seen_people
from syndesis.engagement import policies
from syndesis.engagement.models import Engagement
from syndesis.engagement.panels.seen import meeting_lines, promise_lines, seen_engagements, seen_promises
from syndesis.engagement.wording import held
from syndesis.objects import Line


def within_activity(activity: Activity, reader: User) -> list[Line]:
    """The lectures of a series, the opening day of a school, the anniversary that it is a part of; the latest first."""
    return meeting_lines(seen_engagements(reader).filter(activity=activity))


def organisations(engagement: Engagement, reader: User) -> list[Line]:
    """The organisations that took part, each in its role."""
    rows = list(engagement.participants.filter(person=None).select_related("organisation"))
    seen = seen_organisations(reader, [row.organisation for row in rows])
    return [
        named(row.organisation, str(row.get_role_display()))
        for row in rows
        if row.organisation is not None and row.organisation in seen
    ]


def people(engagement: Engagement, reader: User) -> list[Line]:
    """The people who took part, each with the position held then."""
    rows = list(engagement.participants.exclude(person=None).select_related("person", "position", "organisation"))
    seen = seen_organisations(reader, [row.organisation for row in rows])
    shown = seen_people(reader, [row.person for row in rows])
    return [
        Line(
            str(row.person),
            row.person.get_absolute_url(),
            detail=" · ".join(
                filter(
                    None,
                    (
                        row.position.title if row.position else "",
                        row.organisation.name if row.organisation and row.organisation in seen else "",
                    ),
                )
            ),
            icon="user",
            subject=row.person,
        )
        for row in rows
        if row.person is not None and row.person in shown
    ]


def sessions(engagement: Engagement, reader: User) -> list[Line]:
    """The sessions of a series, in their order."""
    rows = Engagement.objects.filter(policies.engagements.scope(reader, "view"), series=engagement, archived_at=None)
    return [
        Line(held(row) or str(row), row.get_absolute_url(), detail=row.city, icon="calendar")
        for row in rows.order_by("held_on_first", "pk")
    ]


def outcomes(engagement: Engagement, reader: User) -> list[Line]:
    return [
        Line(row.text, end=f"× {row.count}" if row.count > 1 else "", icon="check", subject=row)
        for row in engagement.outcomes.all()
    ]


def promised_there(engagement: Engagement, reader: User) -> list[Line]:
    """What was promised there."""
    return promise_lines(seen_promises(reader).filter(engagement=engagement))


def agreements_there(engagement: Engagement, reader: User) -> list[Line]:
    """The agreements that were signed or discussed there."""
    links = {link.agreement_id: link for link in engagement.agreement_links.all()}
    rows = Agreement.objects.filter(agreements.agreements.scope(reader, "view"), pk__in=links, archived_at=None)
    return [
        Line(
            agreement_title(row),
            row.get_absolute_url(),
            detail=str(links[row.pk].get_role_display()),
            end=dates.full(row.signed_on),
            icon="scroll-text",
            subject=row,
        )
        for row in rows.prefetch_related("parties__organisation")
    ]
