"""Published figures of the record that a finding may be, or stands beside."""

from functools import cached_property

from syndesis.insight import policies
from syndesis.insight.models import PublishedFigure
from syndesis.intake.matching.company import Company
from syndesis.intake.models import Finding
from syndesis.lib.text import normal


class Figures:
    def __init__(self, company: Company) -> None:
        self.company, self.case = company, company.case

    def of(self, finding: Finding) -> PublishedFigure | None:
        """The same value for the same thing, of a day that agrees."""
        day = self.case.reported_on
        same = [figure for figure in self._for_the_same(finding) if figure.value == finding.data["value"]]
        return next((f for f in same if f.as_of is None or day is None or f.as_of.agrees_with(day)), None)

    def others(self, finding: Finding) -> list[PublishedFigure]:
        """Those for the same thing with another value: they disagree, or are of another day."""
        return [figure for figure in self._for_the_same(finding) if figure.value != finding.data["value"]]

    def _for_the_same(self, finding: Finding) -> list[PublishedFigure]:
        concerned = self.company.partners(finding)
        words = normal(finding.data["indicator"])
        return [
            figure
            for figure in self._rows
            if normal(figure.indicator) == words and (figure.organisation_id in concerned or not concerned)
        ]

    @cached_property
    def _rows(self) -> list[PublishedFigure]:
        rows = PublishedFigure.objects.filter(organisation__in=self.company.organisations)
        return list(self.company.visible(policies.figures, rows))
