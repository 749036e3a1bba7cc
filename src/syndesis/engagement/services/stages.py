"""Moving promises from stage to stage, and telling from their stages where they stand."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.engagement import policies
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Engagement, Initiative, InitiativeStage
from syndesis.lib.partial_dates import PartialDate

REMARK = 300
ORDER = list(Stage)
KEPT_BY = {Stage.AGREED, Stage.RUNNING}
"""Whence a promise is done: nobody keeps what was never agreed."""

Day = PartialDate | str | None


def move_promise(
    initiative: Initiative,
    *,
    by: Actor,
    stage: str,
    reached_on: Day = None,
    engagement: Engagement | None = None,
    remark: str = "",
    stood: str = "",
) -> InitiativeStage:
    """Bring a promise to a stage as of a day, today by default. `stood` is the stage at which its mover saw it.

    Raises Refused where the move makes no sense: it stands elsewhere by now; it has become an activity or agreement,
    which it follows; it is done without having been agreed; or it is dropped, taken up again or taken back a stage and
    nobody says why. A promise that was spoken of again stays at its stage as of the later day."""
    with recording(by, "Promise moved"):
        policies.initiatives.check(by.user, initiative)
        row = Initiative.objects.select_for_update().get(pk=initiative.pk)
        day = _day(reached_on) or PartialDate.of(timezone.localdate())
        remark = remark.strip()
        if stood and row.stage != stood:
            told = _("“%(promise)s” was moved by somebody else: it stands at “%(stage)s” now.")
            raise Refused(told % {"promise": row, "stage": row.get_stage_display()})
        _refuse_senseless(row, Stage(stage), day, remark)
        if engagement is not None:
            policies.engagements.check(by.user, engagement, "view")
        return advance(by=by, initiative=row, stage=stage, reached_on=day, engagement=engagement, remark=remark)


def _refuse_senseless(row: Initiative, stage: Stage, day: PartialDate, remark: str) -> None:
    held = Stage(row.stage)
    if row.activity_id is not None or row.agreement_id is not None:
        raise Refused(_("“%(promise)s” follows what it has become: move that.") % {"promise": row}, "stage")
    if day.first > timezone.localdate():
        raise Refused(_("This day is yet to come."), "reached_on")
    if stage == held and day == row.stage_on and not remark:
        raise Refused(_("It stands there already, since that day."), "stage")
    if remark:
        return _refuse_unagreed(row, held, stage)
    if stage == Stage.DROPPED:
        raise Refused(_("Say why it is dropped."), "remark")
    if held == Stage.DROPPED:
        raise Refused(_("It was dropped: say why it is taken up again."), "remark")
    if ORDER.index(stage) < ORDER.index(held):
        raise Refused(_("It goes back a stage: say why."), "remark")
    return _refuse_unagreed(row, held, stage)


def _refuse_unagreed(row: Initiative, held: Stage, stage: Stage) -> None:
    if stage != Stage.DONE or held in KEPT_BY or held == Stage.DONE:
        return
    if not row.stages.filter(stage__in=KEPT_BY).exists():
        raise Refused(_("Nobody has agreed to it yet: move it to “Agreed” or “Running” first."), "stage")


def advance(
    *,
    by: Actor,
    initiative: Initiative,
    stage: str,
    reached_on: Day = None,
    engagement: Engagement | None = None,
    remark: str = "",
) -> InitiativeStage:
    """Note that a promise reached a stage, as documents and other records tell of it, in whatever order. The promise
    stands at the latest of its stages by date; one that is noted afterwards but lies before only enters the story."""
    with recording(by, "Promise moved"):
        policies.initiatives.check(by.user, initiative)
        return note_stage(initiative, stage=stage, reached_on=reached_on, engagement=engagement, remark=remark)


def note_stage(
    initiative: Initiative,
    *,
    stage: str,
    reached_on: Day = None,
    engagement: Engagement | None = None,
    remark: str = "",
) -> InitiativeStage:
    """The same within a deed that has been allowed: also of a promise that follows what somebody else may change."""
    row = Initiative.objects.select_for_update().get(pk=initiative.pk)
    reached = InitiativeStage.objects.create(
        initiative=row, stage=stage, reached_on=reached_on or "", engagement=engagement, remark=remark[:REMARK]
    )
    settle([row])
    return reached


def take_back_stage(reached: InitiativeStage, *, by: Actor) -> Initiative:
    """Let a promise stand where it stood before a stage was noted. Raises Refused where it is the only one, or where it
    has become something since."""
    with recording(by, "Promise moved back"):
        policies.initiatives.check(by.user, reached.initiative)
        row = Initiative.objects.select_for_update().get(pk=reached.initiative_id)
        if row.activity_id is not None or row.agreement_id is not None:
            raise Refused(_("“%(promise)s” follows what it has become: move that.") % {"promise": row})
        if not row.stages.exclude(pk=reached.pk).exists():
            raise Refused(_("“%(promise)s” has stood at no other stage.") % {"promise": row})
        InitiativeStage.objects.filter(pk=reached.pk).delete()
        settle([row])
        return row


def settle(initiatives: Sequence[Initiative]) -> None:
    """Have promises stand at the latest of their stages. Stages are told one after the other: one without a day comes
    after those told before it, one of an earlier day only enters the story. All are asked for at once."""
    told: defaultdict[int, list[InitiativeStage]] = defaultdict(list)
    for reached in InitiativeStage.objects.filter(initiative__in=initiatives).order_by("pk"):
        told[reached.initiative_id].append(reached)
    moved = []
    for row in initiatives:
        if not told[row.pk]:
            continue
        before = row.stage, row.stage_on, row.made_on
        row.stage, row.stage_on, row.made_on = _standing(told[row.pk])
        if before != (row.stage, row.stage_on, row.made_on):
            moved.append(row)
    for row in moved:
        row.save(update_fields=["stage", *_columns("stage_on"), *_columns("made_on")])


def _standing(stages: Sequence[InitiativeStage]) -> tuple[str, PartialDate | None, PartialDate | None]:
    stage, since = stages[0].stage, None
    for reached in stages:
        if since is None or reached.reached_on is None or reached.reached_on.last >= since.last:
            stage, since = reached.stage, reached.reached_on or since
    days = [reached.reached_on for reached in stages if reached.reached_on is not None]
    return stage, since, min(days, key=lambda day: (day.first, day.last), default=None)


def _columns(name: str) -> tuple[str, str, str]:
    return name, f"{name}_first", f"{name}_last"


def _day(value: Day) -> PartialDate | None:
    day: PartialDate | None = InitiativeStage._meta.get_field("reached_on").to_python(value)
    return day
