"""How many moved, from us and to us: by academic year, and by partner, unit, level, kind or who pays.

Single stays and yearly counts are both counted, and nobody twice: where a count is on record for the same partner,
academic year, direction and kind, it is the figure, and the single stays beside it are not added. This is decided by
all counts that the reader may see, before anything is narrowed by unit, level or payer, so that parts add up.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet, Sum

from syndesis.activities import policies
from syndesis.activities.choices import Level, MobilityDirection, MobilityKind
from syndesis.activities.models import Mobility, MobilityCount
from syndesis.activities.queries.beside import CELL, stays_beside
from syndesis.agreements.choices import ExchangeLevel
from syndesis.agreements.models import Agreement
from syndesis.agreements.queries.balance import Used
from syndesis.core.counting import Countable
from syndesis.core.models import User

OUT, IN = MobilityDirection.OUT, MobilityDirection.IN
COUNTED_BY = (*CELL, "level", "money", "owner_unit")
"""All that the two indexes of stays hold, so that these are counted without reading a single stay."""
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

    stays: Countable
    counts: QuerySet[MobilityCount]
    standing: QuerySet[MobilityCount]
    told_by: tuple[str, ...] = COUNTED_BY
    """By what it may be asked for."""
    cell: tuple[str, ...] = CELL
    """What a count and the stays for which it stands have in common."""

    def by(self, *fields: str) -> Figures:
        """In three queries at most, whatever the number of records; the last once for all that is asked."""
        found: defaultdict[tuple[Any, ...], Figure] = defaultdict(Figure)
        for *key, number in self.stays.by(*fields):
            found[tuple(key)].stays += number
        for *key, people in self.counts.order_by().values_list(*fields).annotate(people_counted=Sum("people")):
            found[tuple(key)].counted += people
        places = [self.told_by.index(name) for name in fields]
        for row in self.beside:
            key = [row[place] for place in places]
            if (figure := found.get(tuple(key))) is not None:
                figure.stays -= row[-1]
                figure.beside += row[-1]
        return {key: figure for key, figure in found.items() if figure.people or figure.beside}

    @cached_property
    def beside(self) -> list[tuple[Any, ...]]:
        """The stays for which a count stands, by all that is counted by, with their number."""
        return stays_beside(self.stays.seen, self.standing, self.told_by, self.cell)

    def only(self, condition: Q) -> "Movement":
        """Narrowed by what stays and counts both say."""
        return replace(self, stays=self.stays.filter(condition), counts=self.counts.filter(condition))

    def of_years(self, first: int, last: int) -> "Movement":
        """Of these academic years."""
        within = Q(year__range=(first, last))
        return replace(self.only(within), standing=self.standing.filter(within))

    def among(self, field: str, values: Collection[Any]) -> "Movement":
        """Narrowed to these values of a field, of which None is one as any other; then told by that field at least."""
        condition = Q(**{f"{field}__in": [value for value in values if value is not None]})
        if None in values:
            condition |= Q(**{field: None})
        return self._with(self.stays.filter(condition), self.counts.filter(condition))

    def of_years_by_partner(self, first: int, last: int, known: "Movement") -> "Movement":
        """The same as `of_years`, which is `known` already, to be told by partner: with a condition on the column
        itself SQLite would read by year, and sort half a million rows to group them."""
        if connection.vendor != "sqlite":
            return known
        stays = self.stays.alias(in_year=F("year") + 0).filter(in_year__range=(first, last))
        return known._with(stays, known.counts)

    def _with(self, stays: Countable, counts: QuerySet[MobilityCount]) -> "Movement":
        """Some of the same, sharing what is known of stays beside counts."""
        found = replace(self, stays=stays, counts=counts)
        found.__dict__["beside"] = self.beside
        return found


def seen_stays(reader: User) -> QuerySet[Mobility]:
    return Mobility.objects.filter(policies.stays.scope(reader, "view"), archived_at=None)


def seen_counts(reader: User) -> QuerySet[MobilityCount]:
    return MobilityCount.objects.filter(policies.mobility_counts.scope(reader, "view"), archived_at=None)


def countable_stays(reader: User) -> Countable:
    policy = policies.stays
    rows = Mobility.objects.filter(archived_at=None)
    return Countable(rows, policy.scope(reader, "view"), policy.hidden(reader))


def movement(reader: User, condition: Q | None = None) -> Movement:
    counts = seen_counts(reader)
    found = Movement(countable_stays(reader), counts, counts)
    return found.only(condition) if condition is not None else found


def under(agreements: Iterable[Agreement], reader: User) -> Movement:
    """Under these agreements. Here only the counts of each stand for its stays: one that names no agreement says
    nothing of how many went under which."""
    meant = Q(agreement__in=list(agreements))
    counts = seen_counts(reader).filter(meant)
    stays = countable_stays(reader).filter(meant)
    return Movement(stays, counts, counts, (*COUNTED_BY, "agreement"), (*CELL, "agreement"))


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
