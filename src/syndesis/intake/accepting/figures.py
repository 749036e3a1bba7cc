"""A figure's finding becomes a published figure, beside others of the same indicator."""

from syndesis.core.history import Actor
from syndesis.insight.models import PublishedFigure
from syndesis.insight.services import keep_figure
from syndesis.intake.accepting.common import cite_finding, organisations
from syndesis.intake.case import Case
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding


def accept(case: Case, finding: Finding, by: Actor) -> PublishedFigure:
    figure = Matcher(case).existing(finding)
    if not isinstance(figure, PublishedFigure):
        figure = keep_figure(
            by=by,
            indicator=finding.data["indicator"],
            value=finding.data["value"],
            as_of=case.reported_on or "",
            organisation=next(iter(organisations(case, finding)), None),
            is_invented=case.is_invented,
        )
    cite_finding(case, finding, figure, by)
    return figure
