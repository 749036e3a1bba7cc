"""The parties to an agreement as they are after all amendments, each with those who signed for it."""

from typing import Any

from django.urls import reverse

from syndesis.agreements.choices import PartyRole
from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.panels.organisations import seen_organisations, seen_people
from syndesis.lib.terms import Term
from syndesis.web.footnotes import Footnotes


class Parties:
    """For one reader and one page; asked in a number of queries that does not grow."""

    def __init__(self, agreement: Agreement, term: Term, reader: User) -> None:
        self.agreement, self.term = agreement, term
        rows = AgreementParty.objects.filter(agreement=agreement).select_related("organisation", "contact")
        self.rows = list(rows)
        signed = Signatory.objects.filter(agreement=agreement).select_related("person", "position")
        self.signatories = list(signed)
        named = {row.organisation_id for row in self.rows}
        joined = list(Organisation.objects.filter(pk__in=self._joined() - named))
        self.organisations = {row.pk: row for row in [*(row.organisation for row in self.rows), *joined]}
        self.seen = seen_organisations(reader, self.organisations.values())
        people = [row.contact for row in self.rows if row.contact]
        people += [each.person for each in self.signatories]
        self.people = seen_people(reader, people)

    def _joined(self) -> set[int]:
        return {key for step in self.term.steps for key in step.parties} | set(self.term.parties)

    def records(self) -> list[Any]:
        """Whose evidence stands as footnotes."""
        return [*self.rows, *self.signatories]

    def names(self, keys: frozenset[int]) -> str:
        """Organisations by name, as far as they are seen."""
        found = [row for key, row in self.organisations.items() if key in keys and row in self.seen]
        return ", ".join(str(row) for row in found)

    def shown(self, notes: Footnotes) -> list[dict[str, Any]]:
        """As `web/agreements/parties.html` takes them: those of the text, then those who joined."""
        told = [self._row(row, notes) for row in self.rows if row.organisation in self.seen]
        named = {row.organisation_id for row in self.rows}
        joined = [self.organisations[key] for key in sorted(self.term.parties - named) if key in self.organisations]
        return told + [
            {"organisation": row, "name": str(row), "is_ours": row.is_home, "joined": True}
            for row in joined
            if row in self.seen
        ]

    def _row(self, row: AgreementParty, notes: Footnotes) -> dict[str, Any]:
        return {
            "organisation": row.organisation,
            "name": str(row.organisation),
            "is_ours": row.organisation.is_home,
            "role": str(row.get_role_display()) if row.role != PartyRole.PARTY else "",
            "left": row.organisation_id not in self.term.parties and not row.leaves,
            "leaves": row.leaves,
            "contact": row.contact if row.contact in self.people else None,
            "footnotes": notes.of(row),
            "people": [self._signatory(each, notes) for each in self._of(row) if each.person in self.people],
        }

    def _of(self, row: AgreementParty) -> list[Signatory]:
        return [each for each in self.signatories if each.organisation_id == row.organisation_id]

    def _signatory(self, row: Signatory, notes: Footnotes) -> dict[str, Any]:
        return {
            "person": row.person,
            "name": str(row.person),
            "initials": row.person.initials,
            "then": row.position_then or (row.position.title if row.position else ""),
            "signed": dates.full(row.signed_on),
            "footnotes": notes.of(row),
            "remove_url": reverse("web:agreement_unsign", args=[self.agreement.pk, row.pk]),
        }
