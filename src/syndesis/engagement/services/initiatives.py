"""Writing promises: recording one, and moving it from stage to stage."""

from collections.abc import Iterable
from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.directory.models import Organisation
from syndesis.directory.queries import own_unit
from syndesis.engagement import policies
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Engagement, Initiative, InitiativeParty, InitiativeStage
from syndesis.lib.partial_dates import PartialDate


def record_promise(
    *,
    by: Actor,
    title: str,
    stage: str = Stage.MENTIONED,
    organisations: Iterable[Organisation] = (),
    stage_on: PartialDate | str | None = None,
    engagement: Engagement | None = None,
    **fields: Any,
) -> Initiative:
    """Create a promise at its first known stage."""
    with recording(by, "Promise recorded"):
        fields.setdefault("owner_unit", own_unit(by.user))
        initiative = Initiative.objects.create(
            title=title[:300], stage=stage, stage_on=stage_on or "", engagement=engagement, **fields
        )
        InitiativeParty.objects.bulk_create(
            [
                InitiativeParty(initiative=initiative, organisation=organisation)
                for organisation in dict.fromkeys(organisations)
            ]
        )
        InitiativeStage.objects.create(
            initiative=initiative, stage=stage, reached_on=stage_on or "", engagement=engagement
        )
        policies.initiatives.check(by.user, initiative)
    return initiative


def advance(
    *,
    by: Actor,
    initiative: Initiative,
    stage: str,
    reached_on: PartialDate | str | None = None,
    engagement: Engagement | None = None,
    remark: str = "",
) -> InitiativeStage:
    """Note that a promise reached a stage. The promise stands at the latest of its stages by date; one that is noted
    afterwards but lies before only enters the story."""
    with recording(by, "Promise moved"):
        policies.initiatives.check(by.user, initiative)
        initiative = Initiative.objects.select_for_update().get(pk=initiative.pk)
        reached = InitiativeStage.objects.create(
            initiative=initiative, stage=stage, reached_on=reached_on or "", engagement=engagement, remark=remark[:300]
        )
        day = InitiativeStage._meta.get_field("reached_on").to_python(reached_on)
        if day is None or initiative.stage_on is None or day.last >= initiative.stage_on.last:
            initiative.stage, initiative.stage_on = stage, day or initiative.stage_on
            initiative.save()
    return reached
