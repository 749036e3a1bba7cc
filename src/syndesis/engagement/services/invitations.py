"""Asking organisations and people to an engagement or into an activity, and what they answer."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.activities import policies as activities
from syndesis.activities.models import Activity
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, Person
from syndesis.engagement import policies
from syndesis.engagement.choices import InvitationStatus, ParticipantRole
from syndesis.engagement.models import Engagement, Invitation
from syndesis.engagement.services.engagements import add_participant
from syndesis.lib.partial_dates import PartialDate

ANSWERS = {InvitationStatus.ACCEPTED, InvitationStatus.DECLINED}
AFTERWARDS = {InvitationStatus.CAME, InvitationStatus.STAYED_AWAY}
Occasion = Engagement | Activity


def invite(
    *,
    by: Actor,
    to: Occasion,
    organisations: Iterable[Organisation] = (),
    people: Iterable[Person] = (),
    role: str = ParticipantRole.GUEST,
    status: str = InvitationStatus.PLANNED,
    **fields: Any,
) -> list[Invitation]:
    """Put organisations and people on the list of those whom we ask; who stands there already is left alone. Of many,
    in as many queries as of one."""
    place: dict[str, Any] = {"engagement": to} if isinstance(to, Engagement) else {"activity": to}
    with recording(by, "Invitation added"):
        _check(to, by)
        held = set(to.invitations.filter(person=None).values_list("organisation", flat=True))
        known = set(to.invitations.exclude(person=None).values_list("person", flat=True))
        new: list[tuple[Organisation | None, Person | None]] = []
        new += [(each, None) for each in dict.fromkeys(organisations) if each.pk not in held]
        new += [(None, each) for each in dict.fromkeys(people) if each.pk not in known]
        if status != InvitationStatus.PLANNED:
            fields.setdefault("invited_on", PartialDate.of(timezone.localdate()))
        rows = [
            Invitation(**place, organisation=organisation, person=person, role=role, status=status, **fields)
            for organisation, person in new
        ]
        return Invitation.objects.bulk_create(rows)


def invite_again(*, by: Actor, to: Engagement, last: Engagement | None = None) -> list[Invitation]:
    """Invite those who were invited to the edition before, each as what; Refused where there is none."""
    last = last or edition_before(to)
    if last is None:
        raise Refused(_("No edition before this one is on record."))
    with recording(by, "Invitation added"):
        policies.engagements.check(by.user, last, "view")
        made: list[Invitation] = []
        for role in ParticipantRole.values:
            rows = list(last.invitations.filter(role=role).select_related("organisation", "person"))
            organisations = [row.organisation for row in rows if row.organisation and row.person is None]
            people = [row.person for row in rows if row.person]
            if rows:
                made += invite(by=by, to=to, organisations=organisations, people=people, role=role)
        return made


def edition_before(engagement: Engagement) -> Engagement | None:
    """The last edition of the same event that was held before."""
    if engagement.edition_of_id is None:
        return None
    rows = Engagement.objects.filter(edition_of=engagement.edition_of_id, archived_at=None).exclude(pk=engagement.pk)
    day = getattr(engagement, "held_on_first", None)
    if day is not None:
        rows = rows.filter(held_on_last__lt=day)
    return rows.order_by("-held_on_last", "-pk").first()


def reply(
    invitation: Invitation, *, by: Actor, status: str, on: PartialDate | str | None = None, **fields: Any
) -> Invitation:
    """Note that an invitation went out, what was answered, or whether they came, on a day: today, where none is given.
    Who came takes part in the engagement, in the role for which they were asked."""
    day = on or PartialDate.of(timezone.localdate())
    with recording(by, "Reply to an invitation noted"):
        to = invitation.engagement or invitation.activity
        _check(to, by)
        invitation.status = status
        if status == InvitationStatus.INVITED:
            invitation.invited_on = day
        elif status in ANSWERS:
            invitation.replied_on = day
        for name, value in fields.items():
            setattr(invitation, name, value)
        invitation.save()
        if status == InvitationStatus.CAME and invitation.engagement is not None:
            add_participant(
                by=by,
                engagement=invitation.engagement,
                organisation=invitation.organisation,
                person=invitation.person,
                role=invitation.role,
            )
    return invitation


def _check(to: Occasion | None, by: Actor) -> None:
    if isinstance(to, Engagement):
        policies.engagements.check(by.user, to)
    elif to is not None:
        activities.activities.check(by.user, to)
