"""What the page of an agreement shows."""

from syndesis.agreements.models import Agreement
from syndesis.agreements.panels.lines import lines, seen
from syndesis.core.models import User
from syndesis.directory.panels.organisations import named, seen_organisations, seen_people
from syndesis.objects import Line


def parties(agreement: Agreement, reader: User) -> list[Line]:
    """The parties, each with those who signed for it."""
    rows = list(agreement.parties.select_related("organisation").prefetch_related("signatories__person"))
    shown = seen_organisations(reader, [row.organisation for row in rows])
    signed = [signatory.person for row in rows for signatory in row.signatories.all()]
    people = seen_people(reader, signed)
    return [
        named(row.organisation, ", ".join(str(s.person) for s in row.signatories.all() if s.person in people))
        for row in rows
        if row.organisation in shown
    ]


def specific(agreement: Agreement, reader: User) -> list[Line]:
    """The agreements that were made under a framework."""
    return lines(seen(reader).filter(framework=agreement))
