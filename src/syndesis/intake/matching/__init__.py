"""Which record a finding may already be: so that accepting it adds evidence instead of a duplicate."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Model

from syndesis.insight.models import PublishedFigure
from syndesis.intake.case import NEW, Case, is_there
from syndesis.intake.matching.agreements import Agreements
from syndesis.intake.matching.company import Company
from syndesis.intake.matching.figures import Figures
from syndesis.intake.matching.occasions import Occasions
from syndesis.intake.matching.partnerships import Partnerships
from syndesis.intake.matching.people import People
from syndesis.intake.matching.undertakings import Undertakings, title_of_promise
from syndesis.intake.models import Decision, Finding, FindingCategory

__all__ = ["Matcher", "title_of_promise"]


@dataclass
class Matcher:
    """Finds the record that each finding of a case may already be."""

    case: Case

    def __post_init__(self) -> None:
        company = Company(self.case)
        self.people, self.occasions, self.agreements = People(company), Occasions(company), Agreements(company)
        self.undertakings, self.figures = Undertakings(company), Figures(company)
        self.partnerships = Partnerships(company)
        self._found: dict[int, Model | None] = {}

    def existing(self, finding: Finding) -> Model | None:
        """The record that accepting the finding would add evidence to; None where it would create one."""
        if finding.pk not in self._found:
            self._found[finding.pk] = self._find(finding)
        return self._found[finding.pk]

    def _find(self, finding: Finding) -> Model | None:
        if finding.decision == Decision.ACCEPTED or finding.choice == NEW:
            return None
        match finding.category:
            case FindingCategory.ORGANISATION:
                return self.case.proposal(finding).record
            case FindingCategory.PERSON:
                return self.people.of(finding)
            case FindingCategory.ENGAGEMENT:
                return self.occasions.of(finding)
            case FindingCategory.AGREEMENT:
                return self.agreements.of(finding)
            case FindingCategory.ACTIVITY if is_there(finding):
                return self.undertakings.activity(finding)
            case FindingCategory.ACTIVITY | FindingCategory.COMMITMENT:
                return self.undertakings.promise(finding)
            case FindingCategory.FIGURE:
                return self.figures.of(finding)
        return None

    def alternatives(self, finding: Finding) -> Sequence[Model]:
        """Records that it may be although something stands against it, where it would create one: the reviewer
        says."""
        if finding.decision != Decision.OPEN or finding.choice == NEW or self.existing(finding) is not None:
            return []
        match finding.category:
            case FindingCategory.PERSON:
                return self.people.namesakes(finding)
            case FindingCategory.ENGAGEMENT:
                return self.occasions.near(finding)
            case FindingCategory.AGREEMENT:
                return self.agreements.of_the_parties(finding)
        return []

    def other_figures(self, finding: Finding) -> list[PublishedFigure]:
        return self.figures.others(finding)
