"""The units of an organisation as a tree: what each is, who leads it, what it was called, what it can do."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.choices import FieldUse, NameKind, RelationKind
from syndesis.directory.models import (
    Organisation,
    OrganisationField,
    OrganisationName,
    OrganisationRelation,
    Person,
    Position,
)
from syndesis.directory.queries.heads import heads_of
from syndesis.directory.reach import below


@dataclass
class Unit:
    """A unit in its place in the tree."""

    organisation: Organisation
    level: int
    """1 for what stands directly below the organisation whose tree it is, as far as the reader sees."""
    heads: list[tuple[Person, Position]] = field(default_factory=list)
    former_names: list[str] = field(default_factory=list)
    acronyms: list[str] = field(default_factory=list)
    competences: list[str] = field(default_factory=list)
    residents: int = 0
    """How many are resident there, of a technology park."""
    units: int = 0
    """How many units stand below it, at whatever remove."""


def units_of(organisation: Organisation, reader: User, day: date) -> list[Unit]:
    """All units below an organisation that the reader may see, each after the one that it is part of, in order of their
    names. What lies below a hidden one stands at the next that is seen."""
    rows = Organisation.objects.filter(
        below([organisation.path]) & policies.organisations.scope(reader, "view"), archived_at=None, merged_into=None
    ).exclude(pk=organisation.pk)
    found = {row.pk: row for row in rows.order_by("name", "pk")}
    parts: defaultdict[int, list[Organisation]] = defaultdict(list)
    for row in found.values():
        way = [int(key) for key in row.path.strip("/").split("/")[:-1]]
        parts[next((key for key in reversed(way) if key in found), organisation.pk)].append(row)
    tree: list[Unit] = []
    _add(organisation.pk, 1, parts, tree)
    _tell(tree, reader, day)
    return tree


def _add(key: int, level: int, parts: dict[int, list[Organisation]], tree: list[Unit]) -> int:
    """Appends what lies below a node, and returns how many that were."""
    before = len(tree)
    for row in parts.get(key, ()):
        unit = Unit(row, level)
        tree.append(unit)
        unit.units = _add(row.pk, level + 1, parts, tree)
    return len(tree) - before


def _tell(tree: list[Unit], reader: User, day: date) -> None:
    keys = [unit.organisation.pk for unit in tree]
    heads = heads_of([unit.organisation for unit in tree], reader, day)
    names: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    kinds = (NameKind.FORMER, NameKind.ACRONYM)
    for key, kind, text in OrganisationName.objects.filter(organisation__in=keys, kind__in=kinds).values_list(
        "organisation", "kind", "text"
    ):
        names[key, kind].append(text)
    competences: defaultdict[int, list[str]] = defaultdict(list)
    held = OrganisationField.objects.on(day).filter(organisation__in=keys, use=FieldUse.COMPETENCE)
    for row in held.select_related("field"):
        competences[row.organisation_id].append(str(row.field))
    seen = Organisation.objects.filter(policies.organisations.scope(reader, "view"), archived_at=None)
    residents = OrganisationRelation.objects.on(day).filter(
        Q(kind=RelationKind.RESIDENT, other__in=keys, organisation__in=seen.values("pk"))
    )
    numbers = Counter(residents.values_list("other", flat=True))
    for unit in tree:
        key = unit.organisation.pk
        unit.heads, unit.residents, unit.competences = heads.get(key, []), numbers[key], competences[key]
        unit.former_names, unit.acronyms = names[key, NameKind.FORMER], names[key, NameKind.ACRONYM]
