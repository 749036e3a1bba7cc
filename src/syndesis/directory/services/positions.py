"""Writing the positions that people hold: since when, until when, for which days documents attest them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.services import refuse_reversed
from syndesis.directory import policies
from syndesis.directory.choices import PositionKind
from syndesis.directory.models import Organisation, Person, Position
from syndesis.directory.queries.positions import held_on
from syndesis.lib.partial_dates import PartialDate

TITLE = 300
Day = PartialDate | str | None
_DATE = PartialDateField()


def hold_position(
    *,
    by: Actor,
    person: Person,
    title: str,
    organisation: Organisation | None = None,
    kind: str = PositionKind.OFFICE,
    starts_on: Day = "",
    ends_on: Day = "",
) -> Position:
    """Say that a person holds or held a position, beside any other. Raises Refused where it ends before it begins."""
    row = {"person": person, "title": title, "organisation": organisation, "kind": kind}
    return hold_positions([row | {"starts_on": starts_on, "ends_on": ends_on}], by=by)[0]


def hold_positions(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Position]:
    """The bulk twin of `hold_position`, whose keywords each row holds."""
    given = [dict(row) for row in rows]
    if not given:
        return []
    for row in given:
        refuse_reversed(row.get("starts_on"), row.get("ends_on"), "ends_on")
    with recording(by, "Position added" if len(given) == 1 else "Positions added"):
        made = Position.objects.bulk_create([Position(**row | {"title": row["title"][:TITLE]}) for row in given])
        policies.people.check_all(by.user, [position.person for position in made])
    return made


def end_position(position: Position, *, by: Actor, on: Day = None) -> Position:
    """Say that a position was held until a day, inclusive; today, where none is given. Raises Refused where that lies
    before its beginning."""
    with recording(by, "Position ended"):
        policies.people.check(by.user, position.person)
        position.ends_on = _day(on) or PartialDate.of(timezone.localdate())
        refuse_reversed(position.starts_on, position.ends_on, "ends_on")
        position.save()
        policies.people.check(by.user, position.person)
    return position


def move_person(
    *,
    by: Actor,
    person: Person,
    organisation: Organisation,
    title: str = "",
    kind: str = PositionKind.OFFICE,
    on: Day = None,
) -> Position:
    """Say that a person went to another organisation: what they held elsewhere ends the day before (in the same year or
    month, where no more is known of the day) and stays on record; academic titles end with the place at which they
    were held."""
    since = _day(on) or PartialDate.of(timezone.localdate())
    last = PartialDate.of(since.first - timedelta(days=1)) if since.day else since
    with recording(by, "Person moved"):
        policies.people.check(by.user, person)
        for position in held_on(person.positions.select_related("organisation"), since.last):
            if position.organisation_id != organisation.pk:
                end_position(position, by=by, on=last)
        return hold_position(by=by, person=person, title=title, organisation=organisation, kind=kind, starts_on=since)


def attest_position(
    *,
    by: Actor,
    person: Person,
    title: str,
    organisation: Organisation | None = None,
    on: Day = None,
    kind: str = PositionKind.OFFICE,
    **fields: Any,
) -> Position:
    """Say that a person held a position on a day: a position of the same title at the same organisation is widened to
    that day, any other is created. One that had ended before was taken up again: it is another."""
    day = _day(on)
    with recording(by, "Position attested"):
        same = person.positions.filter(title__iexact=title, organisation=organisation, kind=kind)
        position = next((each for each in same if not _ended_before(each, day.first if day else None)), None)
        if position is None:
            position = Position.objects.create(
                person=person,
                organisation=organisation,
                title=title[:TITLE],
                kind=kind,
                seen_first_on=day or "",
                seen_last_on=day or "",
                **fields,
            )
        elif day:
            if position.seen_first_on is None or day.first < position.seen_first_on.first:
                position.seen_first_on = day
            if position.seen_last_on is None or day.last > position.seen_last_on.last:
                position.seen_last_on = day
            position.save()
        policies.people.check(by.user, person)
    return position


def position_on(person: Person, day: date, organisation: Organisation | None = None) -> Position | None:
    """What a person was on a day: at this organisation, where one is named; the office before the academic title."""
    held = held_on(person.positions.all(), day)
    there = [position for position in held if organisation is None or position.organisation_id == organisation.pk]
    return next(iter(there), None)


def _ended_before(position: Position, day: date | None) -> bool:
    return day is not None and position.ends_on is not None and position.ends_on.last < day


def _day(given: Day) -> PartialDate | None:
    return _DATE.to_python(given)
