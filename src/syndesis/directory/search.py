"""How organisations and people are found."""

from django.db.models import Prefetch

from syndesis.core.search import ACRONYM, ALIAS, OFFICIAL, Entry, register
from syndesis.core.search.following import register_part
from syndesis.directory.choices import NameKind
from syndesis.directory.models import (
    Field,
    Network,
    Objective,
    OfficeAbroad,
    Organisation,
    OrganisationName,
    Partnership,
    Person,
    PersonName,
    Position,
)
from syndesis.directory.wording import READ_OF_OTHERS, is_open

MARKS = {NameKind.OFFICIAL: OFFICIAL, NameKind.ACRONYM: ACRONYM}
PARTNER, OTHER = 0.5, 0.2


def _organisation(row: Organisation) -> Entry | None:
    if row.archived_at:
        return None
    return Entry(
        title=row.name,
        subtitle=row.city,
        names=[(MARKS.get(NameKind(name.kind), ALIAS), name.text) for name in row.names.all()],
        context=[row.country],
        prior=PARTNER if hasattr(row, "partnership") or row.is_home else OTHER,
    )


def _person(row: Person) -> Entry | None:
    if row.archived_at:
        return None
    positions = [position.title for position in row.positions.all() if position.title]
    held = (position.organisation for position in row.positions.all())
    employers = [organisation.name for organisation in held if organisation and is_open(organisation)]
    return Entry(
        title=str(row),
        subtitle="; ".join(dict.fromkeys(positions))[:200],
        names=[
            (ALIAS, f"{row.family_name} {row.given_name}"),
            *((ALIAS, f"{name} {name.given_name}") for name in row.names.all()),
        ],
        context=employers,
    )


def _field(row: Field) -> Entry | None:
    if row.archived_at:
        return None
    code = f"{row.get_scheme_display()} {row.code}".strip()
    return Entry(title=row.name, subtitle=code, names=[(ALIAS, name) for name in row.names.values()])


def _objective(row: Objective) -> Entry | None:
    return None if row.archived_at else Entry(title=row.name, names=[(ALIAS, name) for name in row.names.values()])


# Only what an entry is made of is read, since a deed may have written thousands.
_organisations = Organisation.objects.only("name", "city", "country", "is_home", "archived_at", "partnership__id")
_names = OrganisationName.objects.only("organisation_id", "kind", "text")
_people = Person.objects.only("given_name", "family_name", "archived_at", "erased_at")
_positions = Position.objects.select_related("organisation").only(
    "person_id", "title", *(f"organisation__{name}" for name in READ_OF_OTHERS)
)
register(
    Organisation,
    entry=_organisation,
    queryset=_organisations.select_related("partnership").prefetch_related(Prefetch("names", _names)),
)
register(Person, entry=_person, queryset=_people.prefetch_related(Prefetch("positions", _positions), "names"))
register_part(OrganisationName, "organisation_id", Organisation)
register_part(Partnership, "organisation_id", Organisation)
register_part(Position, "person_id", Person)
register_part(PersonName, "person_id", Person)


def _bearing_its_name(row: Network | OfficeAbroad | Partnership) -> Entry | None:
    """A network, an office or a partnership is found by the names of its organisation, by those who see that one."""
    if row.archived_at:
        return None
    names = [(ALIAS, name.text) for name in row.organisation.names.all() if name.text != row.organisation.name]
    return Entry(title=row.organisation.name, subtitle=row.organisation.city, names=names)


register(
    Network,
    entry=_bearing_its_name,
    queryset=Network.objects.select_related("organisation").prefetch_related("organisation__names"),
)
register(
    OfficeAbroad,
    entry=_bearing_its_name,
    queryset=OfficeAbroad.objects.select_related("organisation").prefetch_related("organisation__names"),
)
register(
    Partnership,
    entry=_bearing_its_name,
    queryset=Partnership.objects.select_related("organisation").prefetch_related("organisation__names"),
    doubles=Organisation,
)
for called in (Network, OfficeAbroad, Partnership):
    register_part(OrganisationName, "organisation_id", called, by="organisation_id")
    register_part(Organisation, "id", called, by="organisation_id")
register(Field, entry=_field)
register(Objective, entry=_objective)
