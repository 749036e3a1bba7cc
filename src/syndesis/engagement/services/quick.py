"""A meeting with all that came of it, written down in one go."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.directory.models import Organisation, Person
from syndesis.directory.services import position_on, register_people
from syndesis.engagement.choices import OwedBy, Stage
from syndesis.engagement.models import Engagement, Outcome, Participant
from syndesis.engagement.services.engagements import log_engagement
from syndesis.engagement.services.initiatives import record_promises
from syndesis.lib.partial_dates import PartialDate
from syndesis.lib.person_names import split_name
from syndesis.work.services import add_action


def log_meeting(
    *,
    by: Actor,
    organisations: Sequence[Organisation],
    held_on: PartialDate,
    people: Iterable[Person] = (),
    newcomers: Iterable[str] = (),
    outcomes: Iterable[str] = (),
    promises: Mapping[str, Iterable[str]] | None = None,
    next_step: str = "",
    next_due: PartialDate | None = None,
    **fields: Any,
) -> Engagement:
    """An engagement with who took part, what was decided and promised, and the next step as an action of the writer's:
    one deed. `newcomers`: people who are not on record, "name, position" each, taken to be of the first organisation;
    `promises`: their words by whose they are (`OwedBy`), each agreed on that day. All or nothing is written."""
    with recording(by, "Engagement logged"):
        engagement = log_engagement(by=by, organisations=organisations, held_on=held_on, **fields)
        first = organisations[0] if organisations else None
        _take_part(engagement, [*people, *_register(newcomers, first, by)], held_on)
        Outcome.objects.bulk_create([Outcome(engagement=engagement, text=text[:500]) for text in outcomes])
        common = {
            "stage": Stage.AGREED,
            "stage_on": held_on,
            "engagement": engagement,
            "organisations": organisations,
            "visibility": engagement.visibility,
            "owner_unit": engagement.owner_unit,
        }
        record_promises(
            [
                {"title": text, "owed_by": OwedBy(side), **common}
                for side, texts in (promises or {}).items()
                for text in texts
            ],
            by=by,
        )
        if next_step:
            add_action(by=by, title=next_step, owner=by.user, due_on=next_due or "", about=engagement)
    return engagement


def _register(lines: Iterable[str], employer: Organisation | None, by: Actor) -> list[Person]:
    rows: list[dict[str, Any]] = []
    for line in lines:
        name, _comma, position = line.partition(",")
        if words := name.split():
            given, family = split_name(words)
            place = {"position": position.strip(), "employer": employer}
            rows.append({"family_name": family, "given_name": given, **place})
    return register_people(rows, by=by) if rows else []


def _take_part(engagement: Engagement, people: Sequence[Person], held_on: PartialDate) -> None:
    """Each with the position held on that day."""
    rows = []
    for person in dict.fromkeys(people):
        position = position_on(person, held_on.last)
        organisation = position.organisation if position else None
        rows.append(Participant(engagement=engagement, person=person, position=position, organisation=organisation))
    Participant.objects.bulk_create(rows)
