"""What the pages of organisations and people show of the directory."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.models import Organisation, Person, Position
from syndesis.objects import Line


def units(organisation: Organisation, reader: User) -> list[Line]:
    """The parts of an organisation."""
    rows = Organisation.objects.filter(policies.organisations.scope(reader, "view"), parent=organisation)
    return [named(unit, str(unit.get_kind_display())) for unit in rows.filter(archived_at=None)]


def people(organisation: Organisation, reader: User) -> list[Line]:
    """Those who hold or held a position there, each with the last one."""
    rows = Position.objects.filter(
        organisation=organisation,
        person__in=Person.objects.filter(policies.people.scope(reader, "view"), archived_at=None).values("pk"),
    ).select_related("person")
    last: dict[int, Position] = {position.person_id: position for position in rows}
    return [
        Line(str(p.person), p.person.get_absolute_url(), detail=p.title, end=attested(p), icon="user", subject=p)
        for p in sorted(last.values(), key=lambda position: str(position.person))
    ]


def positions(person: Person, reader: User) -> list[Line]:
    """Every position that a person held, in the order in which they are attested."""
    rows = list(person.positions.select_related("organisation"))
    seen = seen_organisations(reader, [row.organisation for row in rows])
    return [
        Line(
            title=row.title or _("(position not known)"),
            url=row.organisation.get_absolute_url() if row.organisation and row.organisation in seen else "",
            detail=row.organisation.name if row.organisation and row.organisation in seen else "",
            end=attested(row),
            subject=row,
        )
        for row in rows
    ]


def attested(position: Position) -> str:
    """When a position was held, as far as it is known: "2015–2019"."""
    first, last = position.starts_on or position.seen_first_on, position.ends_on or position.seen_last_on
    if first is None:
        return ""
    if last is None or last == first:
        return dates.full(first)
    return _("%(first)s–%(last)s") % {"first": dates.full(first), "last": dates.full(last)}


def named(organisation: Organisation, detail: str = "") -> Line:
    """An organisation as a line."""
    icon = "landmark" if organisation.is_home else "building-2"
    return Line(organisation.name, organisation.get_absolute_url(), detail=detail, icon=icon)


def seen_organisations(reader: User, organisations: Iterable[Organisation | None]) -> set[Organisation | None]:
    """Those of them that the reader may see."""
    keys = {organisation.pk for organisation in organisations if organisation is not None}
    return set(Organisation.objects.filter(policies.organisations.scope(reader, "view"), pk__in=keys))


def seen_people(reader: User, people_: Iterable[Person | None]) -> set[Person | None]:
    keys = {person.pk for person in people_ if person is not None}
    return set(Person.objects.filter(policies.people.scope(reader, "view"), pk__in=keys))
