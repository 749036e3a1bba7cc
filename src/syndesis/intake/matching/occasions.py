"""Engagements of the record that a finding may be."""

from datetime import timedelta
from functools import cached_property

from syndesis.engagement import policies
from syndesis.engagement.models import Engagement
from syndesis.intake.matching.company import Company, alike, chosen
from syndesis.intake.models import Finding
from syndesis.lib.partial_dates import PartialDate

SAME_OCCASION = {"meeting", "online_meeting", "series", "visit", "ceremony", "other"}
"""Kinds that different writers give to one occasion."""
NEAR = timedelta(days=10)
"""Two texts that tell of one occasion, and one of them with a wrong day, are rarely further apart."""


class Occasions:
    def __init__(self, company: Company) -> None:
        self.company, self.case = company, company.case

    def of(self, finding: Finding) -> Engagement | None:
        """Of those organisations, of a kind that may be the same, at that time."""
        if named := chosen(finding, self._rows):
            return named
        data, day = finding.data, _day(finding)
        for held in self._of_them(finding):
            if day is None or held.held_on is None or bool(data["date"]) == held.no_later_than:
                continue
            if _same_time(day, held.held_on, held.held_until):
                return held
        return None

    def near(self, finding: Finding) -> list[Engagement]:
        """Those a few days before or after: others, or the same with a day of which one is wrong."""
        day = _day(finding)
        if day is None or not finding.data["date"] or day.day is None:
            return []
        return [
            held
            for held in self._of_them(finding)
            if held.held_on is not None
            and not held.no_later_than
            and held.held_on.first - NEAR <= day.first <= (held.held_until or held.held_on).last + NEAR
        ]

    def _of_them(self, finding: Finding) -> list[Engagement]:
        concerned, kind = self.company.partners(finding), finding.data["kind"]
        return [
            held
            for held in self._rows
            if alike(concerned, {each.organisation_id for each in held.participants.all()} - self.company.ours)
            and (held.kind == kind or {held.kind, kind} <= SAME_OCCASION)
        ]

    @cached_property
    def _rows(self) -> list[Engagement]:
        known = self.company.organisations
        rows = Engagement.objects.filter(participants__organisation__in=known, series=None).distinct()
        seen = self.company.visible(policies.engagements, rows)
        return list(seen.prefetch_related("participants__organisation", "sessions"))


def _day(finding: Finding) -> PartialDate | None:
    text = finding.data["date"] or finding.data.get("no_later_than", "")
    return PartialDate.parse(text) if text else None


def _same_time(day: PartialDate, held_on: PartialDate, held_until: PartialDate | None) -> bool:
    last = held_until or held_on
    return day.first <= last.last and held_on.first <= day.last
