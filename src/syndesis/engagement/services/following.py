"""Promises that go along with what they have become: done when the activity is completed, running while the agreement
is in force."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.activities.choices import ActivityStatus
from syndesis.activities.following import register_follower as follow_activities
from syndesis.activities.models import Activity, ActivityStatusChange
from syndesis.agreements.choices import IN_FORCE, IN_PREPARATION, AgreementStatus
from syndesis.agreements.following import register_follower as follow_agreements
from syndesis.agreements.models import Agreement
from syndesis.core.history import Actor
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Initiative
from syndesis.engagement.services.stages import note_stage
from syndesis.lib.partial_dates import PartialDate

OF_ACTIVITY: dict[str, Stage] = {
    ActivityStatus.PLANNED: Stage.AGREED,
    ActivityStatus.RUNNING: Stage.RUNNING,
    ActivityStatus.PAUSED: Stage.RUNNING,
    ActivityStatus.COMPLETED: Stage.DONE,
    ActivityStatus.DROPPED: Stage.DROPPED,
}
OF_AGREEMENT: dict[str, Stage] = {
    **dict.fromkeys(IN_PREPARATION, Stage.AGREED),
    **dict.fromkeys((*IN_FORCE, AgreementStatus.SUSPENDED), Stage.RUNNING),
    AgreementStatus.RENEWED: Stage.DONE,
    AgreementStatus.EXPIRED: Stage.DONE,
    AgreementStatus.TERMINATED: Stage.DROPPED,
}


def stage_of(activity: Activity) -> Stage:
    return OF_ACTIVITY[activity.status]


def follow_activity(activity: Activity, change: ActivityStatusChange, _by: Actor) -> None:
    """Whoever may move the activity moves its promises, be they in their reach or not: it is one and the same thing."""
    stage = OF_ACTIVITY[change.status]
    remark = change.remark or (_("The activity was dropped.") if stage == Stage.DROPPED else "")
    for row in Initiative.objects.filter(activity=activity):
        _follow(row, stage, change.reached_on, remark)


def follow_agreements_moved(agreements: Sequence[Agreement], _by: Actor) -> None:
    """A promise that became an activity too follows that, which is the work itself."""
    rows = Initiative.objects.filter(agreement__in=[row.pk for row in agreements], activity=None)
    for row in rows.select_related("agreement"):  # with its days as they were written
        assert row.agreement is not None
        stage = OF_AGREEMENT[row.agreement.status]
        remark = _("The agreement was terminated.") if stage == Stage.DROPPED else ""
        day = {Stage.RUNNING: row.agreement.signed_on, Stage.DONE: row.agreement.ends_on}.get(stage)
        if day is None or day.first > timezone.localdate():
            day = PartialDate.of(timezone.localdate())
        _follow(row, stage, day, remark)


def _follow(row: Initiative, stage: Stage, day: PartialDate | None, remark: str) -> None:
    last = row.stages.order_by("pk").last()
    if last is None or last.stage != stage or row.stage != stage:
        note_stage(row, stage=stage, reached_on=day, remark=remark)


follow_activities(follow_activity)
follow_agreements(follow_agreements_moved)
