"""The finding of an activity that is there becomes an activity; of one that is only spoken of, a promise.

A promise of that name on record becomes the activity: the document says that it was kept.
"""

from syndesis.activities.choices import ActivityStatus
from syndesis.activities.models import Activity
from syndesis.activities.services import note_what_its_kind_says, register_activity, set_status
from syndesis.activities.wording import is_planned
from syndesis.core.history import Actor
from syndesis.engagement.models import Initiative
from syndesis.engagement.services import becomes_activity
from syndesis.intake.accepting import initiatives
from syndesis.intake.accepting.common import cite_finding, organisations
from syndesis.intake.case import Case, is_there
from syndesis.intake.matching import Matcher, title_of_promise
from syndesis.intake.models import Finding


def accept(case: Case, finding: Finding, by: Actor) -> Activity | Initiative:
    if not is_there(finding):
        return initiatives.accept(case, finding, by)
    found = Matcher(case).existing(finding)
    if isinstance(found, Initiative) and found.activity_id is not None:
        cite_finding(case, finding, found, by)  # of an activity that the reviewer may not see
        return found
    activity = _activity(case, finding, found if isinstance(found, Activity | Initiative) else None, by)
    cite_finding(case, finding, activity, by)
    running = activity.status_changes.filter(status=ActivityStatus.RUNNING).last()
    if running is not None:
        cite_finding(case, finding, running, by)
    return activity


def _activity(case: Case, finding: Finding, found: Activity | Initiative | None, by: Actor) -> Activity:
    if isinstance(found, Initiative):
        return becomes_activity(found, by=by, reached_on=case.reported_on)
    if found is None:
        made = register_activity(
            by=by,
            title=title_of_promise(case, finding),
            kind=finding.data["kind"],
            status=ActivityStatus.RUNNING,
            status_on=case.reported_on or "",
            organisations=organisations(case, finding),
            is_invented=case.is_invented,
        )
        note_what_its_kind_says(made, by=by, words=case.text.text[finding.start : finding.end])
        return made
    if is_planned(found):
        set_status(found, by=by, status=ActivityStatus.RUNNING, reached_on=case.reported_on)
    return found
