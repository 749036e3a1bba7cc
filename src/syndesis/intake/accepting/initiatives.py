"""The finding of a promise, or of an activity that is only spoken of, becomes a promise or a further stage of one."""

from django.contrib.contenttypes.models import ContentType

from syndesis.core.history import Actor
from syndesis.core.models import Evidence
from syndesis.engagement.models import Engagement, Initiative, InitiativeStage
from syndesis.engagement.services import advance, record_promise
from syndesis.intake.accepting.common import accepted, cite_finding, organisations
from syndesis.intake.case import Case
from syndesis.intake.matching import Matcher, title_of_promise
from syndesis.intake.models import Finding
from syndesis.intake.stages import is_less_ripe, stage_told, would_go_back


def accept(case: Case, finding: Finding, by: Actor) -> Initiative:
    data = finding.data
    stage = stage_told(data["status"])
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
        reached = initiative.stages.order_by("-id").first()
    else:
        reached = _noted(case, initiative, stage, engagement, by)
    cite_finding(case, finding, initiative, by)
    if reached is not None:
        cite_finding(case, finding, reached, by)
    return initiative


def _noted(
    case: Case, initiative: Initiative, stage: str, engagement: Engagement | None, by: Actor
) -> InitiativeStage | None:
    """The stage as it is told here: on record already, or noted now; none where the promise is known to be riper."""
    if initiative.stage == stage:
        return initiative.stages.filter(stage=stage).order_by("-id").first()
    if would_go_back(stage, case.reported_on, initiative) or _was_riper(case, initiative, stage):
        return None
    return advance(by=by, initiative=initiative, stage=stage, reached_on=case.reported_on, engagement=engagement)


def _was_riper(case: Case, initiative: Initiative, stage: str) -> bool:
    """Whether the promise became an activity, or this very text has said more of it elsewhere: it is not less ripe for
    being told twice."""
    if not is_less_ripe(stage, initiative):
        return False
    told_here = Evidence.objects.filter(
        text=case.text, content_type=ContentType.objects.get_for_model(initiative), object_id=initiative.pk
    )
    return initiative.activity_id is not None or told_here.exists()


def _engagement(case: Case, finding: Finding) -> Engagement | None:
    """The occasion at which it came up, where a reviewer has accepted that."""
    occasion = case.occasion_of(finding)
    return next(iter(accepted([occasion], Engagement)), None) if occasion else None
