"""Writing promises: recording one, and moving it from stage to stage."""

from collections.abc import Iterable, Mapping
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
    first = {"stage": stage, "stage_on": stage_on, "engagement": engagement}
    return record_promises([{"title": title, "organisations": organisations, **first, **fields}], by=by)[0]


def record_promises(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Initiative]:
    """The bulk twin of `record_promise`: all are created or none."""
    given = [dict(row) for row in rows]
    parties = [dict.fromkeys(row.pop("organisations", ())) for row in given]
    with recording(by, "Promise recorded" if len(given) == 1 else "Promises recorded"):
        unit = own_unit(by.user)
        for row in given:
            row.setdefault("owner_unit", unit)
            row |= {"title": row["title"][:300], "stage_on": row.get("stage_on") or ""}
        made = Initiative.objects.bulk_create([Initiative(**row) for row in given])
        InitiativeParty.objects.bulk_create(
            [
                InitiativeParty(initiative_id=initiative.pk, organisation_id=organisation.pk)
                for initiative, organisations in zip(made, parties, strict=True)
                for organisation in organisations
            ]
        )
        InitiativeStage.objects.bulk_create(
            [
                InitiativeStage(initiative=each, stage=each.stage, reached_on=each.stage_on, engagement=each.engagement)
                for each in made
            ]
        )
        policies.initiatives.check_all(by.user, made)
    return made


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
