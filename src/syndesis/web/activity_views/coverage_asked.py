"""What an address asks of the table of units: what stands across, which rows, and where each number leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from syndesis.activities.choices import ActivityKind
from syndesis.activities.groups import KINDS, NETWORKS, ActivityGroup
from syndesis.activities.queries.coverage import GROUP, KIND, PARTNER, WAYS, Coverage, Row, coverage
from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.objects.lists import COLUMNS, SORT, Asked
from syndesis.web.activity_views.groups import group_of
from syndesis.web.activity_views.ways import OWN
from syndesis.web.addresses import Address


@dataclass(frozen=True)
class Wanted:
    asked: Asked
    address: Address
    way: str
    """What stands across."""
    every_level: bool
    gaps: bool
    """Whether only the units are shown that take part in nothing."""

    @classmethod
    def of(cls, wanted: Asked, address: Address, given: QueryDict) -> "Wanted":
        way = given.get("across", GROUP)
        gaps, every_level = given.get("gaps") == "1", given.get("levels") == "all"
        return cls(wanted, address, way if way in WAYS else GROUP, every_level, gaps)

    @property
    def units(self) -> set[int]:
        """The units to which it is narrowed; our institution as a whole narrows nothing."""
        chosen: Sequence[Organisation] = self.asked.filters.cleaned.get("unit", ())
        return {unit.pk for unit in chosen if not unit.is_home}

    @property
    def _kinds(self) -> Sequence[str]:
        return self.asked.filters.cleaned.get("kind") or ActivityKind.values

    def counted(self, user: User) -> Coverage:
        partners = self.asked.filters.cleaned.get("partner", ())
        return coverage(self.asked.filters.qs, user, self.way, partners)

    def rows(self, found: Coverage) -> list[Row]:
        """The units asked for and what is directly below them, else the first level; or all levels; or the gaps."""
        deep = self.every_level or self.gaps
        rows = list(found.rows)
        if self.units:
            within = set(self.units)
            for row in rows:
                if row.parent in (within if deep else self.units):
                    within.add(row.key)
            rows = [row for row in rows if row.key in within]
        elif not deep:
            rows = [row for row in rows if row.level == 1]
        return [row for row in rows if not row.total] if self.gaps else rows

    def values(self, found: Coverage) -> list[Any]:
        """Across: all groups that could be, the kinds and the partners that there are, of these the most frequent
        first."""
        if self.way == PARTNER:
            return [key for key, _number in found.numbers.most_common()]
        groups = self._groups()
        if self.way == GROUP:
            return groups
        return [kind for group in groups for kind in self._of(group) if found.numbers[kind]]

    def missing(self, found: Coverage) -> list[Any]:
        """Where kinds stand across: those of which there is nothing."""
        if self.way != KIND:
            return []
        return [kind for group in self._groups() for kind in self._of(group) if not found.numbers[kind]]

    def _groups(self) -> list[ActivityGroup]:
        group = group_of(self.asked)
        every = [ActivityGroup(group)] if group and group != NETWORKS else list(ActivityGroup)
        return [each for each in every if self._of(each)]

    def _of(self, group: ActivityGroup) -> list[str]:
        return [str(kind) for kind in KINDS[group] if kind in self._kinds]

    def url(self, unit: Row | None, value: Any = None) -> str:
        """The list of the activities behind a number: of a unit, of none, of all; of a value across, or of all."""
        changed: dict[str, Any] = {}
        if unit is not None:
            changed |= {"unit": str(unit.key)} if unit.key else {"without_unit": "1"}
        if value is not None and self.way == GROUP and group_of(self.asked) == NETWORKS:
            changed["kind"] = self._of(value)
        elif value is not None:
            changed[self.way] = str(value)
        return reverse("web:activities") + self.address.but(*OWN, SORT, COLUMNS, **changed)
