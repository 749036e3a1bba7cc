"""How many moved, from us and to us: by academic year, and by partner, unit, level, kind or who pays.

Single stays and yearly counts are both counted, and nobody twice: where a count is on record for the same partner,
academic year, direction and kind, it is the figure, and the single stays beside it are not added. This is decided by
all counts that the reader may see, before anything is narrowed by unit, level or payer, so that parts add up.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from syndesis.activities import policies
from syndesis.activities.choices import Level, MobilityDirection, MobilityKind
from syndesis.activities.models import Mobility, MobilityCount
from syndesis.activities.queries.mobility import CELL, counted_beside
from syndesis.agreements.choices import ExchangeLevel
from syndesis.agreements.models import Agreement
from syndesis.agreements.queries.balance import Used
from syndesis.core.models import User

OUT, IN = MobilityDirection.OUT, MobilityDirection.IN
STAFF = (MobilityKind.TEACHING, MobilityKind.TRAINING, MobilityKind.PROFESSOR)
LEVELS = {
    Level.BACHELOR: ExchangeLevel.BACHELOR,
    Level.MASTER: ExchangeLevel.MASTER,
    Level.DOCTORAL: ExchangeLevel.DOCTORAL,
}


@dataclass
class Figure:
    """People who moved: those known as single stays, and those by yearly counts."""

    stays: int = 0
    counted: int = 0
    beside: int = 0
    """Single stays that are no figure, since a count stands for them."""

    @property
    def people(self) -> int:
        return self.stays + self.counted

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.stays + other.stays, self.counted + other.counted, self.beside + other.beside)


Figures = Mapping[tuple[Any, ...], Figure]
"""By the values of the fields that were asked for, in their order."""


@dataclass(frozen=True)
class Movement:
    """What one reader may count: the stays and counts meant, and the counts that stand for stays."""

    stays: QuerySet[Mobility]
    counts: QuerySet[MobilityCount]
    standing: QuerySet[MobilityCount]

    def by(self, *fields: str, within: Q | None = None) -> Figures:
        """In three or four queries, whatever the number of records. With `within` those alone are counted that it is
        true of, but all are read: so SQLite reads them in the order in which they are grouped, where it would choose
        another index for the sake of the condition, and sort half a million rows."""
        found: defaultdict[tuple[Any, ...], Figure] = defaultdict(Figure)
        for *key, number in _numbers(self.stays, fields, within):
            found[tuple(key)].stays += number
        people = self.counts.order_by().values_list(*fields).annotate(people_counted=Sum("people", filter=within))
        for *key, number in people:
            found[tuple(key)].counted += number or 0
        for *key, number in _numbers(self._beside_counts(), fields, within):
            found[tuple(key)].stays -= number
            found[tuple(key)].beside += number
        return {key: figure for key, figure in found.items() if figure.people or figure.beside}

    def only(self, condition: Q) -> "Movement":
        """Narrowed by what stays and counts both say."""
        return Movement(self.stays.filter(condition), self.counts.filter(condition), self.standing)

    def among(self, field: str, values: Collection[Any]) -> "Movement":
        """Narrowed to these values of a field, of which None is one as any other."""
        known = Q(**{f"{field}__in": [value for value in values if value is not None]})
        return self.only(known | Q(**{field: None}) if None in values else known)

    def _beside_counts(self) -> QuerySet[Mobility]:
        """The stays for which a count stands. Asked by the years in which there are such, which most often are none."""
        same = {name: OuterRef(name) for name in CELL}
        both = self.standing.filter(Exists(self.stays.filter(**same).order_by())).order_by()
        years = list(both.values_list("year", flat=True).distinct())
        if not years:
            return self.stays.none()
        told = self.standing.filter(year__in=years).order_by()
        near = self.stays.filter(year__in=years, organisation__in=told.values("organisation"))
        return near.filter(Exists(counted_beside(told)))


def _numbers(rows: QuerySet[Any], fields: Iterable[str], within: Q | None) -> Any:
    return rows.order_by().values_list(*fields).annotate(rows_counted=Count("pk", filter=within) if within else Count("*"))


def seen_stays(reader: User) -> QuerySet[Mobility]:
    return Mobility.objects.filter(policies.stays.scope(reader, "view"), archived_at=None)


def seen_counts(reader: User) -> QuerySet[MobilityCount]:
    return MobilityCount.objects.filter(policies.mobility_counts.scope(reader, "view"), archived_at=None)


def movement(reader: User, condition: Q | None = None) -> Movement:
    counts = seen_counts(reader)
    found = Movement(seen_stays(reader), counts, counts)
    return found.only(condition) if condition is not None else found


def under(agreements: Iterable[Agreement], reader: User) -> Movement:
    """Under these agreements. Here only their own counts stand for their stays: one that names no agreement says
    nothing of how many went under which."""
    meant = Q(agreement__in=list(agreements))
    counts = seen_counts(reader).filter(meant)
    return Movement(seen_stays(reader).filter(meant), counts, counts)


def places_used(agreements: Iterable[Agreement], reader: User) -> list[Used]:
    """People who moved under these agreements, as the balance of exchange takes them."""
    found: defaultdict[tuple[int, int, str, str], int] = defaultdict(int)
    figures = under(agreements, reader).by("agreement", "year", "direction", "kind", "level")
    for (agreement, year, direction, kind, level), figure in figures.items():
        if year is not None and figure.people:
            known = ExchangeLevel.STAFF if kind in STAFF else LEVELS.get(level, ExchangeLevel.ANY)
            found[agreement, year, direction, known] += figure.people
    return [Used(*key, people) for key, people in sorted(found.items())]


def by_year(figures: Figures) -> dict[int, dict[str, Figure]]:
    """Of figures by year and direction: each year with both directions, the latest first; without unknown years."""
    found: dict[int, dict[str, Figure]] = {}
    for (year, direction), figure in figures.items():
        if year is not None:
            found.setdefault(year, {OUT: Figure(), IN: Figure()})[direction] = figure
    return dict(sorted(found.items(), reverse=True))
