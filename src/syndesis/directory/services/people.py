"""Writing people and their positions."""

from collections.abc import Iterable, Mapping
from typing import Any

from syndesis.core.history import Actor, recording
from syndesis.directory import policies
from syndesis.directory.choices import PositionKind
from syndesis.directory.models import Organisation, Person, Position
from syndesis.lib.partial_dates import PartialDate


def register_person(*, by: Actor, family_name: str, given_name: str = "", **fields: Any) -> Person:
    return register_people([{"family_name": family_name, "given_name": given_name, **fields}], by=by)[0]


def register_people(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Person]:
    """The bulk twin of `register_person`."""
    with recording(by, "Person registered"):
        return Person.objects.bulk_create([_person(**row) for row in rows])


def _person(family_name: str, given_name: str = "", **fields: Any) -> Person:
    return Person(family_name=family_name[:120], given_name=given_name[:120], **fields)


def attest_position(
    *,
    by: Actor,
    person: Person,
    title: str,
    organisation: Organisation | None = None,
    on: PartialDate | str | None = None,
    kind: str = PositionKind.OFFICE,
    **fields: Any,
) -> Position:
    """Say that a person held a position on a day: a position of the same title at the same organisation is widened to
    that day, any other is created."""
    day = Position._meta.get_field("seen_first_on").to_python(on)
    with recording(by, "Position attested"):
        position = person.positions.filter(title__iexact=title, organisation=organisation, kind=kind).first()
        if position is None:
            position = Position.objects.create(
                person=person,
                organisation=organisation,
                title=title[:300],
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


def complete_given_name(*, by: Actor, person: Person, given_name: str) -> Person:
    """Replace a missing given name or its initials by a fuller form; a fuller one stays."""
    if len(given_name.replace(".", "")) <= len(person.given_name.replace(".", "")):
        return person
    with recording(by, "Given name completed"):
        person.given_name = given_name[:120]
        person.save()
        policies.people.check(by.user, person)
    return person
