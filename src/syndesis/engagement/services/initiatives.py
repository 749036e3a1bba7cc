"""Writing promises: recording and changing them. They are moved by `stages`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.directory.models import Organisation
from syndesis.directory.queries import own_unit
from syndesis.engagement import policies
from syndesis.engagement.choices import Stage
from syndesis.engagement.models import Engagement, Initiative, InitiativeField, InitiativeParty, InitiativeStage
from syndesis.engagement.services.stages import settle
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import of
from syndesis.objects.services import assign, write_rows, write_rows_of_many

Rows = Iterable[Mapping[str, Any]]
TITLE = 300


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
    """Create a promise at its first known stage, with the `organisations` that it concerns; `parties` says more of
    them, `stages` which it went through besides."""
    first = {"stage": stage, "stage_on": stage_on, "engagement": engagement}
    return record_promises([{"title": title, "organisations": organisations, **first, **fields}], by=by)[0]


def record_promises(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Initiative]:
    """The bulk twin of `record_promise`: all are created or none."""
    given = [dict(row) for row in rows]
    organisations = [dict.fromkeys(row.pop("organisations", ())) for row in given]
    topics = [dict.fromkeys(row.pop("fields", ())) for row in given]
    parties = [list(row.pop("parties", None) or ()) for row in given]
    stages = [list(row.pop("stages", None) or ()) for row in given]
    with recording(by, "Promise recorded" if len(given) == 1 else "Promises recorded"):
        unit = own_unit(by.user)
        for row in given:
            row.setdefault("owner_unit", unit)
            since = row.get("stage_on") or ""
            row |= {"title": row["title"][:TITLE], "stage_on": since, "made_on": since}
        made = Initiative.objects.bulk_create([Initiative(**row) for row in given])
        InitiativeParty.objects.bulk_create(
            [
                InitiativeParty(initiative_id=initiative.pk, organisation_id=organisation.pk)
                for initiative, named in zip(made, organisations, strict=True)
                for organisation in named
            ]
        )
        InitiativeField.objects.bulk_create(
            [
                InitiativeField(initiative_id=initiative.pk, field_id=field.pk)
                for initiative, named in zip(made, topics, strict=True)
                for field in named
            ]
        )
        InitiativeStage.objects.bulk_create(
            [
                InitiativeStage(initiative=each, stage=each.stage, reached_on=each.stage_on, engagement=each.engagement)
                for each in made
            ]
        )
        _add_rows("parties", made, parties, by)
        _add_rows("stages", made, stages, by)
        policies.initiatives.check_all(by.user, made)
    return made


def _add_rows(name: str, made: Sequence[Initiative], given: Sequence[Sequence[Mapping[str, Any]]], by: Actor) -> None:
    """Write rows beside those that the promises were made with, where any are given."""
    wanted = [(row, rows) for row, rows in zip(made, given, strict=True) if rows]
    if not wanted:
        return
    there = defaultdict(list)
    model: Any = Initiative._meta.get_field(name).related_model
    for row in model.objects.filter(initiative__in=[initiative for initiative, _rows in wanted]):
        there[row.initiative_id].append({"id": row.pk})
    if name == "parties":
        said = {row.pk: {each["organisation"].pk for each in rows} for row, rows in wanted}
        bare = InitiativeParty.objects.filter(initiative__in=said)
        twice = {each.pk for each in bare if each.organisation_id in said[each.initiative_id]}
        there = defaultdict(list, {key: [row for row in rows if row["id"] not in twice] for key, rows in there.items()})
    write_rows_of_many(of(Initiative), [(row, [*there[row.pk], *rows]) for row, rows in wanted], name, by=by)
    if name == "stages":
        settle([row for row, _rows in wanted])


def revise_promise(
    initiative: Initiative, *, by: Actor, parties: Rows | None = None, stages: Rows | None = None, **fields: Any
) -> Initiative:
    """Change a promise, and where they are given those whom it concerns and the stages that it went through: it stands
    at the latest of them then."""
    with recording(by, "Promise changed"):
        policies.initiatives.check(by.user, initiative)
        assign(initiative, fields)
        if parties is not None:
            write_rows(of(Initiative), initiative, "parties", parties, by=by)
        if stages is not None:
            write_rows(of(Initiative), initiative, "stages", stages, by=by)
            settle([initiative])
        policies.initiatives.check(by.user, initiative)
    return initiative
