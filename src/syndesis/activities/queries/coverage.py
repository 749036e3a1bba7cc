"""Which of our units take part in which activities: a table of units by groups of kinds, kinds or partners (C110).

A unit takes part where it is in charge, named as taking part, a party, or the centre itself; what a unit below it does
counts for it too, once. All is counted by one pass over the activities and their links, within what the reader sees.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from syndesis.activities.groups import GROUP_OF
from syndesis.activities.models import Activity, ActivityParty, ActivityUnit, CentreDetails
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.models import Organisation
from syndesis.directory.reach import below

GROUP, KIND, PARTNER = "group", "kind", "partner"
WAYS = (GROUP, KIND, PARTNER)
"""What stands across."""
CHUNK = 5000
"""Rows that are read together."""
MANY = 5000
"""From so many activities on the links of all are read, which costs less than to ask which of them are meant."""
Some = QuerySet[Any] | None
"""The keys of the activities that are meant; None for all."""
Home = tuple[int, str]
"""The key and the path of our institution."""
Links = Mapping[int, set[int]]
"""Keys of organisations, by the activity in which they take part."""


@dataclass
class Row:
    """A unit with its numbers."""

    key: int
    name: str
    level: int
    """1 for what stands directly below our institution, as far as the reader sees."""
    parent: int | None
    parts: int = 0
    """How many units stand directly below it."""
    numbers: Counter[Any] = field(default_factory=Counter)
    """Of how many activities, by the value across."""
    total: int = 0


@dataclass(frozen=True)
class Coverage:
    rows: Sequence[Row]
    """The units, each after the one that it is part of, in order of their names."""
    numbers: Counter[Any]
    """Of all activities, by the value across: groups, kinds, or keys of partners."""
    total: int
    unattributed: Row
    """The activities in which no unit is known to take part."""

    @property
    def idle(self) -> int:
        """How many units take part in nothing."""
        return sum(not row.total for row in self.rows)


def coverage(activities: QuerySet[Activity], reader: User, way: str, partners: Sequence[Organisation] = ()) -> Coverage:
    """Of these activities, which are those that the reader sees, by the units and partners that the reader sees. An
    activity counts for each of its partners; `partners` are those to which these are narrowed, if they are."""
    home = Organisation.objects.filter(is_home=True).values_list("pk", "path").first()
    rows = _units(home, reader) if home else []
    found = {row.key: row for row in rows}
    above = _above(home[1], found) if home else {}
    known = list(activities.order_by().values_list("pk", "kind", "owner_unit"))
    some = activities.order_by().values("pk") if len(known) < MANY else None
    links = _links(above, some) if home else {}
    across = _partners(some, reader, partners) if way == PARTNER else {}
    numbers: Counter[Any] = Counter()
    nobody = Row(0, "", 1, None)
    for key, kind, owner in known:
        values = across.get(key, ()) if way == PARTNER else (GROUP_OF[kind] if way == GROUP else kind,)
        numbers.update(values)
        own = {unit for each in (owner, *links.get(key, ())) for unit in above.get(each, ())}
        for row in [found[unit] for unit in own] or [nobody]:
            row.total += 1
            row.numbers.update(values)
    return Coverage(rows, numbers, len(known), nobody)


def keys_of(path: str) -> list[int]:
    """From the root to the node: [4, 17] for "/4/17/"."""
    return [int(key) for key in path.strip("/").split("/") if key]


def _units(home: Home, reader: User) -> list[Row]:
    """The units of our institution that the reader sees, without those that are gone."""
    seen = Organisation.objects.filter(
        below([home[1]]) & policies.organisations.scope(reader, "view"),
        archived_at=None,
        merged_into=None,
        is_closed=False,
    ).exclude(pk=home[0])
    known = {key: (name, path) for key, name, path in seen.order_by("name", "pk").values_list("pk", "name", "path")}
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for key, (_name, path) in known.items():
        parts[next((each for each in reversed(keys_of(path)[:-1]) if each in known), home[0])].append(key)
    rows: list[Row] = []

    def add(parent: int, level: int) -> None:
        for key in parts.get(parent, ()):
            rows.append(Row(key, known[key][0], level, parent if level > 1 else None, len(parts.get(key, ()))))
            add(key, level + 1)

    add(home[0], 1)
    return rows


def _above(path: str, found: Mapping[int, Row]) -> dict[int | None, tuple[int, ...]]:
    """Of each unit of ours the rows in which it counts: its own and those above it."""
    ours = Organisation.objects.filter(below([path])).order_by().values_list("pk", "path")
    return {key: tuple(each for each in keys_of(way) if each in found) for key, way in ours}


def _links(above: Mapping[int | None, object], some: Some) -> Links:
    """The units of ours that take part, besides the one in charge."""
    keys = [key for key in above if above[key]]
    tables = (
        (ActivityUnit.objects.all(), "unit"),
        (ActivityParty.objects.filter(organisation__in=keys), "organisation"),
        (CentreDetails.objects.exclude(unit=None), "unit"),
    )
    links: defaultdict[int, set[int]] = defaultdict(set)
    for rows, column in tables:
        for activity, unit in _of(rows, some).values_list("activity", column):
            if unit in above:
                links[activity].add(unit)
    return links


def _partners(some: Some, reader: User, chosen: Sequence[Organisation]) -> Links:
    """The partners of each activity."""
    whole = wholes(reader, chosen)
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = _of(ActivityParty.objects.all(), some).values_list("activity", "organisation")
    for activity, organisation in rows.iterator(chunk_size=CHUNK):
        if key := whole.get(organisation):
            found[activity].add(key)
    return found


def _of(rows: QuerySet[Any], some: Some) -> QuerySet[Any]:
    return rows.order_by() if some is None else rows.filter(activity__in=some).order_by()


def wholes(reader: User, chosen: Sequence[Organisation] = (), *, with_us: bool = False) -> dict[int, int]:
    """Of each organisation that the reader sees the topmost seen one that it is part of, or the one of the `chosen`.
    Our own institution and its units are none of them unless asked for."""
    scope = policies.organisations.scope(reader, "view")
    known = Organisation.objects.filter(scope, archived_at=None).order_by().values_list("pk", "path")
    ways = {key: keys_of(path) for key, path in known}
    ours = None if with_us else Organisation.objects.filter(is_home=True).values_list("pk", flat=True).first()
    wanted = {each.pk for each in chosen} or ways
    made = {}
    for key, way in ways.items():
        whole = next((each for each in way if each in wanted), None)
        if whole is not None and ours not in way:
            made[key] = whole
    return made
