"""What the pages of agreements, partners and people show of agreements."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Organisation, Person
from syndesis.directory.panels.organisations import named, seen_organisations, seen_people
from syndesis.directory.reach import below
from syndesis.objects import Line


def parties(agreement: Agreement, reader: User) -> list[Line]:
    """The parties, each with those who signed for it."""
    rows = list(agreement.parties.select_related("organisation").prefetch_related("signatories__person"))
    seen = seen_organisations(reader, [row.organisation for row in rows])
    signed = [signatory.person for row in rows for signatory in row.signatories.all()]
    people = seen_people(reader, signed)
    return [
        named(row.organisation, ", ".join(str(s.person) for s in row.signatories.all() if s.person in people))
        for row in rows
        if row.organisation in seen
    ]


def specific(agreement: Agreement, reader: User) -> list[Line]:
    """The agreements that were made under a framework."""
    return _lines(_seen(reader).filter(framework=agreement))


def of_organisation(organisation: Organisation, reader: User) -> list[Line]:
    """The agreements to which an organisation or a part of it is a party."""
    whole = Organisation.objects.filter(below([organisation.path])).values("pk")
    party = AgreementParty.objects.filter(agreement=OuterRef("pk"), organisation__in=whole)
    return _lines(_seen(reader).filter(Exists(party)), besides=organisation)


def signed_by(person: Person, reader: User) -> list[Line]:
    """The agreements that a person signed."""
    signature = Signatory.objects.filter(party__agreement=OuterRef("pk"), person=person)
    return _lines(_seen(reader).filter(Exists(signature)))


def _seen(reader: User) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(policies.agreements.scope(reader, "view"), archived_at=None)
    return rows.prefetch_related("parties__organisation")


def _lines(rows: Iterable[Agreement], besides: Organisation | None = None) -> list[Line]:
    return [
        Line(
            agreement_title(row, besides=besides),
            row.get_absolute_url(),
            detail=str(row.get_status_display()),
            end=dates.full(row.signed_on),
            icon="scroll-text",
            subject=row,
        )
        for row in rows
    ]
