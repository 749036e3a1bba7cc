"""What the pages of engagements and promises show, and those of partners, people and agreements show of them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from syndesis.agreements import policies as agreements
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Network, OfficeAbroad, Organisation, Person
from syndesis.directory.panels.organisations import named, seen_organisations, seen_people
from syndesis.directory.reach import below
from syndesis.engagement import policies
from syndesis.engagement.models import Engagement, Initiative, InitiativeParty, Participant
from syndesis.engagement.wording import engagement_title, held
from syndesis.objects import Line


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


def promises(engagement: Engagement, reader: User) -> list[Line]:
    """What was promised there."""
    return _promises(_seen_promises(reader).filter(engagement=engagement))


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


def stages(promise: Initiative, reader: User) -> list[Line]:
    """The stages that a promise went through, each with the words that say so; the occasion where the reader may see
    it."""
    rows = list(promise.stages.all())
    keys = {row.engagement_id for row in rows if row.engagement_id}
    met = {row.pk: row for row in _seen_engagements(reader).filter(pk__in=keys)}
    return [
        Line(
            str(row.get_stage_display()),
            url=met[row.engagement_id].get_absolute_url() if row.engagement_id in met else "",
            detail=" · ".join(filter(None, (row.remark, _title(met.get(row.engagement_id or 0))))),
            end=dates.full(row.reached_on),
            subject=row,
        )
        for row in rows
    ]


def promised_to(promise: Initiative, reader: User) -> list[Line]:
    """The organisations that a promise concerns."""
    rows = [party.organisation for party in promise.parties.select_related("organisation")]
    seen = seen_organisations(reader, rows)
    return [named(row) for row in rows if row in seen]


def signed_at(agreement: Agreement, reader: User) -> list[Line]:
    """Where an agreement was signed or discussed."""
    roles = {link.engagement_id: str(link.get_role_display()) for link in agreement.engagement_links.all()}
    return _meetings(_seen_engagements(reader).filter(pk__in=roles), roles)


def meetings_of_person(person: Person, reader: User) -> list[Line]:
    """The occasions at which a person was, each with the position held then."""
    rows = Participant.objects.filter(person=person).select_related("position")
    then = {row.engagement_id: row.position.title if row.position else "" for row in rows}
    return _meetings(_seen_engagements(reader).filter(pk__in=then), then)


def promises_of_person(person: Person, reader: User) -> list[Line]:
    """The promises that a person owns, on our side or theirs."""
    return _promises(_seen_promises(reader).filter(Q(owner=person) | Q(counterpart=person)))


def meetings_of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """The occasions at which an organisation or a part of it was."""
    return _meetings(_seen_engagements(reader).filter(_at(organisation__in=_whole(organisation))), besides=organisation)


def promises_of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    party = InitiativeParty.objects.filter(initiative=OuterRef("pk"), organisation__in=_whole(organisation))
    return _promises(_seen_promises(reader).filter(Exists(party)))


def _whole(organisation: Organisation) -> QuerySet[Organisation, Any]:
    return Organisation.objects.filter(below([organisation.path])).values("pk")


def _at(**who: object) -> Exists:
    return Exists(Participant.objects.filter(engagement=OuterRef("pk"), **who))


def _seen_engagements(reader: User) -> QuerySet[Engagement]:
    rows = Engagement.objects.filter(policies.engagements.scope(reader, "view"), archived_at=None)
    return rows.prefetch_related("participants__organisation", "sessions")


def _seen_promises(reader: User) -> QuerySet[Initiative]:
    return Initiative.objects.filter(policies.initiatives.scope(reader, "view"), archived_at=None)


def _title(engagement: Engagement | None) -> str:
    return engagement_title(engagement) if engagement is not None else ""


def _meetings(
    rows: Iterable[Engagement], details: dict[int, str] | None = None, besides: Organisation | None = None
) -> list[Line]:
    return [
        Line(
            engagement_title(row, besides=besides),
            row.get_absolute_url(),
            detail=(details or {}).get(row.pk, row.city),
            end=held(row),
            icon="calendar",
            subject=row,
        )
        for row in rows
    ]


def _promises(rows: Iterable[Initiative]) -> list[Line]:
    return [
        Line(row.title, row.get_absolute_url(), end=str(row.get_stage_display()), icon="handshake", subject=row)
        for row in rows
    ]


def meetings_of_network(network: Network, reader: User) -> list[Line]:
    """The occasions in which a network took part, and those of its own."""
    return meetings_of_organisation(network.organisation, reader)


def meetings_at_office(office: OfficeAbroad, reader: User) -> list[Line]:
    """The occasions that were held at an office of ours, or in which it took part."""
    there = _at(organisation__in=_whole(office.organisation)) | Q(venue__in=_whole(office.organisation))
    return _meetings(_seen_engagements(reader).filter(there), besides=office.organisation)
