"""An activity that has ended, or a promise that stands elsewhere."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from syndesis.activities.choices import CLOSED_STATUSES
from syndesis.activities.models import Activity
from syndesis.engagement.models import Initiative
from syndesis.intake.contradictions.sides import Contradiction, on, since_day, stays
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding
from syndesis.intake.stages import is_less_ripe, is_of_before, stage_told, would_go_back


def activity(matcher: Matcher, _finding: Finding, record: Activity) -> Iterator[Contradiction]:
    """It is told of as there; on record it has ended."""
    if record.status in CLOSED_STATUSES:
        held = since_day(str(record.get_status_display()), record.status_on)
        yield Contradiction(on(_("existing"), matcher.case.reported_on), held, stays())


def promise(matcher: Matcher, finding: Finding, record: Initiative) -> Iterator[Contradiction]:
    """Riper at a later day, or less ripe at an earlier one, is how promises go."""
    stage, day = stage_told(finding.data["status"]), matcher.case.reported_on
    if stage == record.stage or is_less_ripe(stage, record) == is_of_before(day, record):
        return
    then = _("The text is older: it enters the story, and the promise stays where it is.")
    if would_go_back(stage, day, record):
        then = _("The promise stays where it is; the text is kept as evidence.")
    held = since_day(str(record.get_stage_display()), record.stage_on)
    yield Contradiction(on(str(stage.label), day), held, then)
