"""Agreements of the record that a finding may be."""

from functools import cached_property

from syndesis.agreements import policies
from syndesis.agreements.models import Agreement
from syndesis.intake.matching.company import Company, alike, chosen
from syndesis.intake.models import Finding
from syndesis.lib.partial_dates import PartialDate


class Agreements:
    def __init__(self, company: Company) -> None:
        self.company, self.case = company, company.case

    def of(self, finding: Finding) -> Agreement | None:
        """Of that kind, with those parties, signed on a day that agrees. Without a day it may be any of several: then
        it is none, and the reviewer decides."""
        if named := chosen(finding, self._rows):
            return named
        day = finding.data["date"]
        fitting = [held for held in self.of_the_parties(finding) if _may_be(day, held)]
        return fitting[0] if fitting and (day or len(fitting) == 1) else None

    def of_the_parties(self, finding: Finding) -> list[Agreement]:
        concerned = self.company.partners(finding)
        return [
            held
            for held in self._rows
            if held.kind == finding.data["kind"]
            and alike(concerned, {party.organisation_id for party in held.parties.all()} - self.company.ours)
        ]

    @cached_property
    def _rows(self) -> list[Agreement]:
        rows = Agreement.objects.filter(parties__organisation__in=self.company.organisations).distinct()
        return list(self.company.visible(policies.agreements, rows).prefetch_related("parties__organisation"))


def _may_be(day: str, held: Agreement) -> bool:
    return not day or held.signed_on is None or PartialDate.parse(day).agrees_with(held.signed_on)
