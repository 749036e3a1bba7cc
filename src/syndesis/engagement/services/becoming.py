"""What a promise becomes: the activity that was promised."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.activities import policies as activities
from syndesis.activities.choices import ActivityKind, ActivityStatus
from syndesis.activities.models import Activity
from syndesis.activities.services import note_what_its_kind_says, register_activity, set_status
from syndesis.core.history import Actor, recording
from syndesis.core.models import Evidence
from syndesis.core.services import Refused, cite
from syndesis.engagement import policies
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Initiative, InitiativeStage
from syndesis.engagement.services.following import stage_of
from syndesis.engagement.services.stages import advance
from syndesis.lib.partial_dates import PartialDate

STATUS_OF: dict[str, ActivityStatus] = {
    Stage.AGREED: ActivityStatus.PLANNED,
    Stage.RUNNING: ActivityStatus.RUNNING,
    Stage.DONE: ActivityStatus.COMPLETED,
    Stage.DROPPED: ActivityStatus.DROPPED,
}
"""What a stage of a promise is of the activity; the earlier ones come before there is any."""


def becomes_activity(
    initiative: Initiative,
    *,
    by: Actor,
    activity: Activity | None = None,
    reached_on: PartialDate | str | None = None,
) -> Activity:
    """Say that a promise became an activity: a new one with its title, kind, parties and story, or one that is on
    record. From `reached_on`, today by default, the promise runs, unless it ran or was done before. What documents say
    of it stands behind the activity too. Raises Refused where it was dropped, or has become one already."""
    with recording(by, "Promise became an activity"):
        policies.initiatives.check(by.user, initiative)
        row = Initiative.objects.select_for_update().get(pk=initiative.pk)
        if row.activity_id is not None:
            raise Refused(_("“%(promise)s” has become an activity already.") % {"promise": row})
        if row.stage == Stage.DROPPED:
            raise Refused(_("“%(promise)s” was dropped: move it to another stage first.") % {"promise": row})
        if activity is not None:
            activities.activities.check(by.user, activity, "view")
        stage = stage_of(activity) if activity is not None else Stage.RUNNING
        if row.stage != stage and (row.stage not in (Stage.RUNNING, Stage.DONE) or activity is not None):
            day = reached_on or (activity and activity.status_on) or PartialDate.of(timezone.localdate())
            advance(by=by, initiative=row, stage=stage, reached_on=day)
            row.refresh_from_db()
        if activity is None:
            activity = _as_activity(row, by)
        row.activity = activity
        row.save(update_fields=["activity"])
        cite_as(row, activity, by)
        policies.initiatives.check(by.user, row)
    return activity


def _as_activity(row: Initiative, by: Actor) -> Activity:
    """A new activity with the story of the promise, from the day on which it was agreed."""
    first, *later = _story(row) or [InitiativeStage(stage=row.stage, reached_on=row.stage_on)]
    activity = register_activity(
        by=by,
        title=row.title,
        kind=row.activity_kind or ActivityKind.OTHER,
        status=STATUS_OF[first.stage],
        status_on=first.reached_on,
        organisations=row.organisations.all(),
        owner_unit=row.owner_unit,
        visibility=row.visibility,
        is_invented=row.is_invented,
    )
    activity.status_changes.update(remark=first.remark)
    told = [(first, activity.status_changes.get())]
    for stage in later:
        change = set_status(
            activity, by=by, status=STATUS_OF[stage.stage], reached_on=stage.reached_on, remark=stage.remark
        )
        told.append((stage, change))
    for stage, change in told:
        cite_as(stage, change, by)
    note_what_its_kind_says(activity, by=by)
    activity.refresh_from_db()
    return activity


def _story(row: Initiative) -> list[InitiativeStage]:
    """The stages that say something of the activity, each as often as it was reached from another."""
    stages: list[InitiativeStage] = []
    for stage in row.stages.filter(stage__in=STATUS_OF):
        if not stages or stages[-1].stage != stage.stage:
            stages.append(stage)
    return stages


def cite_as(told: Model, subject: Model, by: Actor) -> None:
    """What documents say of the one they say of the other."""
    content_type = ContentType.objects.get_for_model(told)
    rows = Evidence.objects.filter(content_type=content_type, object_id=told.pk, field="").select_related("text")
    for evidence in rows.order_by("pk"):
        cite(by=by, subject=subject, text=evidence.text, start=evidence.start, end=evidence.end)
