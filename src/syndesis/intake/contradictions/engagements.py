"""A meeting told with another day."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.engagement.models import Engagement
from syndesis.engagement.wording import engagement_title
from syndesis.intake.contradictions.sides import Contradiction, days
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding
from syndesis.lib.partial_dates import PartialDate


def engagement(_matcher: Matcher, finding: Finding, record: Engagement) -> Iterator[Contradiction]:
    yield from days(finding.data.get("date"), record.held_on)


def another_engagement(_matcher: Matcher, finding: Finding, other: Engagement) -> Iterator[Contradiction]:
    day = PartialDate.parse(finding.data["date"])
    yield Contradiction(dates.full(day), engagement_title(other), _("Enters as another meeting."))
