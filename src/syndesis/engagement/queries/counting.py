"""How many engagements there were, by year, kind, direction, format, country or partner; and what was decided there."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import ExtractYear, StrIndex, Substr

from syndesis.directory.models import Organisation
from syndesis.engagement.models import Engagement, Outcome

KIND, DIRECTION, FORMAT, COUNTRY, PARTNER, YEAR = "kind", "direction", "format", "country", "partner", "year"
WAYS = (YEAR, KIND, DIRECTION, FORMAT, COUNTRY, PARTNER)
"""By what they may be counted."""


@dataclass
class Counted:
    """One line: a value, how many occasions, how many single meetings (each session of a series is one), how many
    outcomes; and the occasions of each year, None for those without a date."""

    value: Any
    occasions: int = 0
    meetings: int = 0
    outcomes: int = 0
    years: dict[int | None, int] = field(default_factory=lambda: defaultdict(int))


def counted(rows: QuerySet[Engagement], by: str, seen: Q) -> list[Counted]:
    """Counts of these engagements, a line a value; in as many queries however many there are. `seen`: the
    organisations that may be named."""
    chosen = Engagement.objects.filter(pk__in=rows.order_by().values("pk"))
    lines: dict[Any, Counted] = {}

    def line(value: Any) -> Counted:
        return lines.setdefault(value, Counted(value))

    way = _by_partner(seen) if by == PARTNER else _by_column(by)
    numbers = way(chosen, "").annotate(number=Count("pk", distinct=True))
    for value, year, number in numbers.values_list("counted_value", "counted_year", "number"):
        found = line(value)
        found.occasions += number
        found.meetings += number
        found.years[year] += number
    numbers = way(_sessions(chosen), "series__").annotate(
        number=Count("pk", distinct=True), series_number=Count("series", distinct=True)
    )
    for value, number, of_series in numbers.values_list("counted_value", "number", "series_number"):
        line(value).meetings += number - of_series
    # Once each, also where several participants lead from an outcome to one partner.
    outcomes = way(Outcome.objects.filter(engagement__in=chosen.values("pk")), "engagement__")
    for value, _key, number in outcomes.values_list("counted_value", "pk", "count").distinct():
        line(value).outcomes += number
    return sorted(lines.values(), key=lambda each: -each.occasions)


def single_meetings(rows: QuerySet[Engagement]) -> int:
    """How many meetings these engagements were: each session of a series is one."""
    more = _sessions(rows.order_by()).aggregate(sessions=Count("pk"), series=Count("series", distinct=True))
    return rows.count() + more["sessions"] - more["series"]


def _sessions(rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    return Engagement.objects.filter(series__in=rows.values("pk"), archived_at=None, is_cancelled=False)


def _by_column(name: str) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    def grouped(rows: QuerySet[Any], prefix: str) -> QuerySet[Any]:
        year = ExtractYear(f"{prefix}held_on_first")
        value = year if name == YEAR else F(f"{prefix}{name}")
        return rows.order_by().annotate(counted_value=value, counted_year=year).values("counted_value", "counted_year")

    return grouped


def _by_partner(seen: Q) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    """By the institutions that took part, units under theirs, without ourselves; the value is the path of one."""
    homes = Organisation.objects.filter(is_home=True).values_list("path", flat=True)
    partners = Organisation.objects.filter(seen)
    for path in homes:
        partners = partners.exclude(path__under=path)

    def grouped(rows: QuerySet[Any], prefix: str) -> QuerySet[Any]:
        path = f"{prefix}participants__organisation__path"
        root = Substr(path, 1, StrIndex(Substr(path, 2), Value("/")) + 1)
        there = rows.filter(**{f"{prefix}participants__organisation__in": partners.values("pk")})
        year = ExtractYear(f"{prefix}held_on_first")
        return there.order_by().annotate(counted_value=root, counted_year=year).values("counted_value", "counted_year")

    return grouped
