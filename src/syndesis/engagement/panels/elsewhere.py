"""What the pages of partners, people, agreements, networks and offices show of engagements and promises."""

from django.db.models import Exists, OuterRef, Q

from syndesis.agreements.models import Agreement
from syndesis.core.models import User
from syndesis.directory.models import OfficeAbroad, Organisation, Person
from syndesis.engagement.models import InitiativeParty, Participant
from syndesis.engagement.panels.seen import (
    meeting_lines,
    promise_lines,
    seen_engagements,
    seen_promises,
    taking_part,
    whole,
)
from syndesis.objects import Line


def signed_at(agreement: Agreement, reader: User) -> list[Line]:
    """Where an agreement was signed or discussed."""
    roles = {link.engagement_id: str(link.get_role_display()) for link in agreement.engagement_links.all()}
    return meeting_lines(seen_engagements(reader).filter(pk__in=roles), roles)


def meetings_of_person(person: Person, reader: User) -> list[Line]:
    """The occasions at which a person was, each with the position held then."""
    rows = Participant.objects.filter(person=person).select_related("position")
    then = {row.engagement_id: row.position.title if row.position else "" for row in rows}
    return meeting_lines(seen_engagements(reader).filter(pk__in=then), then)


def promises_of_person(person: Person, reader: User) -> list[Line]:
    """The promises that a person owns, on our side or theirs."""
    return promise_lines(seen_promises(reader).filter(Q(owner=person) | Q(counterpart=person)))


def meetings_of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """The occasions at which an organisation or a part of it was."""
    return meeting_lines(
        seen_engagements(reader).filter(taking_part(organisation__in=whole(organisation))), besides=organisation
    )


def promises_of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    party = InitiativeParty.objects.filter(initiative=OuterRef("pk"), organisation__in=whole(organisation))
    return promise_lines(seen_promises(reader).filter(Exists(party)))


def meetings_at_office(office: OfficeAbroad, reader: User) -> list[Line]:
    """The occasions that were held at an office of ours, or in which it took part."""
    there = taking_part(organisation__in=whole(office.organisation)) | Q(venue__in=whole(office.organisation))
    return meeting_lines(seen_engagements(reader).filter(there), besides=office.organisation)
