"""Where a text and the record do not say the same: both sides, and what accepting would make of it."""

from collections.abc import Callable, Iterator
from typing import Any

from syndesis.activities.models import Activity
from syndesis.agreements.models import Agreement
from syndesis.directory.models import Organisation, Person
from syndesis.engagement.models import Engagement, Initiative
from syndesis.intake.contradictions import agreements, engagements, figures, organisations, people, undertakings
from syndesis.intake.contradictions.sides import Contradiction
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding, FindingCategory

__all__ = ["Contradiction", "contradictions"]


def contradictions(matcher: Matcher, finding: Finding, record: Any) -> list[Contradiction]:
    """Of a finding and the record that it is, or of those that it would stand beside."""
    if finding.category == FindingCategory.FIGURE:
        return list(figures.figures(matcher, finding))
    if record is None:
        others = matcher.alternatives(finding)
        return [told for other in others for told in _BESIDE[type(other)](matcher, finding, other)]
    say = _OF.get(type(record))
    return list(say(matcher, finding, record)) if say else []


_OF: dict[type, Callable[[Matcher, Finding, Any], Iterator[Contradiction]]] = {
    Organisation: organisations.organisation,
    Person: people.person,
    Engagement: engagements.engagement,
    Agreement: agreements.agreement,
    Activity: undertakings.activity,
    Initiative: undertakings.promise,
}
_BESIDE: dict[type, Callable[[Matcher, Finding, Any], Iterator[Contradiction]]] = {
    Person: people.namesake,
    Engagement: engagements.another_engagement,
    Agreement: agreements.another_agreement,
}
