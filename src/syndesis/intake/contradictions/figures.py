"""A figure that differs from others for the same thing."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from syndesis.intake.contradictions.sides import Contradiction, as_of
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding


def figures(matcher: Matcher, finding: Finding) -> Iterator[Contradiction]:
    day = matcher.case.reported_on
    for figure in matcher.other_figures(finding):
        yield Contradiction(
            as_of(f"{finding.data['value']:g}", day),
            as_of(f"{figure.value:g}", figure.as_of),
            _("Both are kept, each of its day."),
            is_doubt=day is None or figure.as_of is None or day.agrees_with(figure.as_of),
        )
