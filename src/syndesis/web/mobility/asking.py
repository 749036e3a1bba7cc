"""What the address of the page of mobility asks: which stays and counts, of which years, and by what they are told."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from syndesis.activities.objects.mobility import FILTERS, MobilityCountType, MobilityType
from syndesis.activities.queries.moved import Movement, seen_counts
from syndesis.core.fields import ACADEMIC_YEARS
from syndesis.core.models import User
from syndesis.lib.partial_dates import academic_year
from syndesis.objects.lists import Asked, asked

YEARS = 5
"""Shown unless asked otherwise, the present one the last."""
COLUMNS = 10
PARTNER, UNIT = "organisation", "owner_unit"
WAYS = {
    "partner": (PARTNER, _("Partner")),
    "unit": (UNIT, _("Unit of ours")),
    "kind": ("kind", _("Kind")),
    "level": ("level", _("Level")),
    "money": ("money", _("Paid by")),
}
"""By what figures are told: the field of both types, and what its values are."""
NARROWED_BY = tuple(each.name for each in FILTERS if each.name != "year")


@dataclass(frozen=True)
class Asking:
    """What is asked, and by whom."""

    user: User
    given: QueryDict
    """The parameters by which stays and counts are narrowed alike."""
    by: str
    first: int
    last: int

    @classmethod
    def of(cls, user: User, address: QueryDict) -> "Asking":
        given = QueryDict(mutable=True)
        for name in NARROWED_BY:
            given.setlist(name, [value for value in address.getlist(name) if value])
        this = academic_year(timezone.localdate())
        last = _year(address.get("until"), this)
        first = _year(address.get("from"), last - YEARS + 1)
        by = address.get("by", "")
        return cls(user, given, by if by in WAYS else "partner", min(first, last), max(first, last))

    @property
    def field(self) -> str:
        return WAYS[self.by][0]

    @cached_property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def columns(self) -> range:
        """The years that have columns of their own: a table of more could not be read."""
        return range(max(self.first, self.last - COLUMNS + 1), self.last + 1)

    @cached_property
    def stays(self) -> Asked:
        return asked(MobilityType, self.user, self.given)

    @cached_property
    def counts(self) -> Asked:
        return asked(MobilityCountType, self.user, self.given)

    @cached_property
    def of_all_years(self) -> Movement:
        return Movement(self.stays.filters.countable(), self.counts.filters.qs, seen_counts(self.user))

    @cached_property
    def movement(self) -> Movement:
        return self.of_all_years.of_years(self.first, self.last)

    @property
    def by_partner(self) -> Movement:
        return self.of_all_years.of_years_by_partner(self.first, self.last, self.movement)

    def address(self, *left: str, **changed: Any) -> str:
        """This page with something changed; what is None is left out."""
        pairs = {"by": self.by, "from": self.first, "until": self.last} | changed
        told = [(name, value) for name, value in pairs.items() if value is not None]
        kept = [(name, each) for name, values in self.given.lists() if name not in left for each in values]
        return "?" + urlencode([*kept, *told])


def _year(text: str | None, otherwise: int) -> int:
    known = text is not None and text.isascii() and text.isdecimal() and len(text) == len("2024")
    return int(text) if known and text and int(text) in ACADEMIC_YEARS else otherwise
