"""Writing engagements, their sessions, participants and outcomes."""

from collections.abc import Iterable
from typing import Any

from syndesis.agreements.models import Agreement
from syndesis.core.history import Actor, recording
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries import own_unit
from syndesis.engagement import policies
from syndesis.engagement.choices import AgreementRole, EngagementKind, ParticipantRole
from syndesis.engagement.models import Engagement, EngagementAgreement, Outcome, Participant


def log_engagement(
    *, by: Actor, title: str, organisations: Iterable[Organisation] = (), sessions: Iterable[str] = (), **fields: Any
) -> Engagement:
    """Create an engagement with the organisations that took part, and one session for each of several days."""
    days = sorted(set(sessions))
    with recording(by, "Engagement logged"):
        fields.setdefault("owner_unit", own_unit(by.user))
        if len(days) > 1:
            fields |= {"held_on": days[0], "held_until": days[-1]}
        engagement = Engagement.objects.create(title=title[:300], **fields)
        Participant.objects.bulk_create(
            [Participant(engagement=engagement, organisation=row) for row in dict.fromkeys(organisations)]
        )
        if len(days) > 1:
            for day in days:
                Engagement.objects.create(
                    title=engagement.title,
                    series=engagement,
                    kind=EngagementKind.MEETING,
                    format=engagement.format,
                    held_on=day,
                    owner_unit=engagement.owner_unit,
                    is_invented=engagement.is_invented,
                )
        policies.engagements.check(by.user, engagement)
    return engagement


def add_participant(
    *,
    by: Actor,
    engagement: Engagement,
    organisation: Organisation | None = None,
    person: Person | None = None,
    position: Position | None = None,
    role: str = ParticipantRole.PARTICIPANT,
) -> Participant:
    """Say that an organisation, or a person for it with the position held then, took part; twice said, it is once."""
    if organisation is None and position is not None:
        organisation = position.organisation
    with recording(by, "Participant added"):
        policies.engagements.check(by.user, engagement)
        same = {"person": person} if person else {"organisation": organisation, "person": None}
        participant, _ = Participant.objects.get_or_create(
            engagement=engagement, **same, defaults={"organisation": organisation, "position": position, "role": role}
        )
    return participant


def note_outcome(*, by: Actor, engagement: Engagement, text: str, count: int = 1) -> Outcome:
    with recording(by, "Outcome noted"):
        policies.engagements.check(by.user, engagement)
        return Outcome.objects.create(engagement=engagement, text=text[:500], count=count)


def link_agreement(
    *, by: Actor, engagement: Engagement, agreement: Agreement, role: str = AgreementRole.SIGNED
) -> EngagementAgreement:
    """Say that an agreement was signed or discussed at an engagement."""
    with recording(by, "Agreement linked"):
        policies.engagements.check(by.user, engagement)
        link, _ = EngagementAgreement.objects.get_or_create(
            engagement=engagement, agreement=agreement, defaults={"role": role}
        )
    return link
