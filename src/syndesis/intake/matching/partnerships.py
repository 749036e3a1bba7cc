"""The partnerships with the organisations of a case, with their tiers and statuses."""

from functools import cached_property

from syndesis.directory import policies
from syndesis.directory.models import Organisation, Partnership
from syndesis.intake.matching.company import Company


class Partnerships:
    def __init__(self, company: Company) -> None:
        self.company = company

    def of(self, organisation: Organisation) -> Partnership | None:
        return self._rows.get(organisation.pk)

    @cached_property
    def _rows(self) -> dict[int, Partnership]:
        rows = Partnership.objects.filter(organisation__in=self.company.organisations)
        seen = self.company.visible(policies.partnerships, rows).prefetch_related("tiers", "statuses")
        return {row.organisation_id: row for row in seen}
