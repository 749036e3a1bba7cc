"""What the page of an agreement shows."""

from collections.abc import Collection, Iterable

from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.agreements.panels.lines import lines, seen
from syndesis.core.models import User
from syndesis.directory.models import Person
from syndesis.directory.panels.organisations import named, seen_organisations, seen_people
from syndesis.objects import Line


def parties(agreement: Agreement, reader: User) -> list[Line]:
    """The parties, each with those who signed for it."""
    rows = list(agreement.parties.select_related("organisation"))
    signatories = list(agreement.signatories.select_related("person"))
    shown = seen_organisations(reader, [row.organisation for row in rows])
    people = seen_people(reader, [each.person for each in signatories])
    return [
        named(row.organisation, ", ".join(_signed_for(row, signatories, people)))
        for row in rows
        if row.organisation in shown
    ]


def _signed_for(party: AgreementParty, signatories: Iterable[Signatory], seen: Collection[Person | None]) -> list[str]:
    return [str(each) for each in signatories if each.organisation_id == party.organisation_id and each.person in seen]


def specific(agreement: Agreement, reader: User) -> list[Line]:
    """The agreements that were made under a framework."""
    return lines(seen(reader).filter(framework=agreement))
