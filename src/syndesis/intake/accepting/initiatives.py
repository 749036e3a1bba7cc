"""The finding of a promise, or of an activity that is only spoken of, becomes a promise or a further stage of one."""

from django.contrib.contenttypes.models import ContentType

from syndesis.core.history import Actor
from syndesis.core.models import Evidence
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Engagement, Initiative
from syndesis.engagement.services import advance, record_promise
from syndesis.intake.accepting.common import accepted, cite_finding, organisations
from syndesis.intake.case import Case
from syndesis.intake.matching import Matcher, title_of_promise
from syndesis.intake.models import Finding

RIPENESS = list(Stage)
STAGES = {
    "existing": Stage.RUNNING,
    "agreed": Stage.AGREED,
    "planned": Stage.AGREED,
    "proposed": Stage.PROPOSED,
    "possible": Stage.MENTIONED,
}


def accept(case: Case, finding: Finding, by: Actor) -> Initiative:
    data = finding.data
    stage = STAGES.get(data["status"], Stage.MENTIONED)
    initiative = Matcher(case).existing(finding)
    engagement = _engagement(case, finding)
    if not isinstance(initiative, Initiative):
        initiative = record_promise(
            by=by,
            title=title_of_promise(case, finding)[:300],
            stage=stage,
            stage_on=case.reported_on,
            organisations=organisations(case, finding),
            engagement=engagement,
            activity_kind=data.get("kind") or data.get("activity_kind") or "",
            is_invented=case.is_invented,
        )
    elif initiative.stage != stage and not _was_riper(case, initiative, stage):
        advance(by=by, initiative=initiative, stage=stage, reached_on=case.reported_on, engagement=engagement)
    cite_finding(case, finding, initiative, by)
    cite_finding(case, finding, initiative.stages.latest("id"), by)
    return initiative


def _was_riper(case: Case, initiative: Initiative, stage: Stage) -> bool:
    """Whether the promise is known to be riper, for it became an activity or this very text has said so elsewhere: it
    is not less ripe for being told twice."""
    if RIPENESS.index(stage) >= RIPENESS.index(Stage(initiative.stage)):
        return False
    told_here = Evidence.objects.filter(
        text=case.text, content_type=ContentType.objects.get_for_model(initiative), object_id=initiative.pk
    )
    return initiative.activity_id is not None or told_here.exists()


def _engagement(case: Case, finding: Finding) -> Engagement | None:
    """The occasion at which it came up, where a reviewer has accepted that."""
    occasion = case.occasion_of(finding)
    return next(iter(accepted([occasion], Engagement)), None) if occasion else None
