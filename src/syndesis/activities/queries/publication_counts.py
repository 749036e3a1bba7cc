"""How many publications there are, by year, kind, quartile, index, partner, country or field, and of each year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf, StrIndex, Substr

from syndesis.activities.models import Affiliation, Publication, PublicationField
from syndesis.directory.models import Organisation
from syndesis.directory.reach import LEVELS_BELOW

YEAR, KIND, QUARTILE, INDEX, PARTNER, COUNTRY, FIELD = (
    *("year", "kind", "quartile", "index", "partner", "country", "field"),
)
WAYS = (PARTNER, FIELD, YEAR, QUARTILE, COUNTRY, KIND, INDEX)
"""By what they may be counted."""


@dataclass
class Counted:
    """One line: a value, how many publications, and of each year; None for those of which it is not known."""

    value: Any
    number: int = 0
    years: dict[int | None, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, year: int | None, number: int) -> None:
        self.number += number
        self.years[year] += number


def counted(rows: QuerySet[Publication], by: str, seen: Q) -> list[Counted]:
    """Counts of these publications, a line a value, in one query. `seen`: the organisations that may be named."""
    lines: dict[Any, Counted] = {}
    for value, year, number in _numbers(rows, by, seen):
        for each in _parts(value) if by == INDEX else [value]:
            lines.setdefault(each, Counted(each)).add(year, number)
    return sorted(lines.values(), key=lambda line: -line.number)


def _numbers(rows: QuerySet[Publication], by: str, seen: Q) -> Iterable[tuple[Any, int | None, int]]:
    if by == FIELD:
        links: Any = PublicationField.objects.filter(publication__in=rows.order_by().values("pk"))
        return _grouped(links, F("field"), "publication__year", Count("pk"))
    if by in (PARTNER, COUNTRY):
        links = Affiliation.objects.filter(
            publication__in=rows.order_by().values("pk"), organisation__in=partners(seen).order_by().values("pk")
        )
        value = _root() if by == PARTNER else _country()
        return _grouped(links, value, "publication__year", Count("publication", distinct=True))
    column = "indexed_in" if by == INDEX else by
    return _grouped(rows.order_by(), F(column), "year", Count("pk"))


def _grouped(rows: Any, value: Any, year: str, number: Any) -> Iterable[tuple[Any, int | None, int]]:
    grouped = rows.order_by().annotate(counted_value=value, counted_year=F(year))
    found: Iterable[tuple[Any, int | None, int]] = (
        grouped.values("counted_value", "counted_year")
        .annotate(counted_number=number)
        .values_list("counted_value", "counted_year", "counted_number")
    )
    return found


def partners(seen: Q) -> QuerySet[Organisation]:
    """Those that may be named and are no part of our own institution."""
    rows = Organisation.objects.filter(seen)
    for path in Organisation.objects.filter(is_home=True).values_list("path", flat=True):
        rows = rows.exclude(path__under=path)
    return rows


def _root() -> Any:
    """The path of the whole of which an organisation is a part."""
    path = "organisation__path"
    return Substr(path, 1, StrIndex(Substr(path, 2), Value("/")) + 1)


def _country() -> Any:
    """Its own, or that of the nearest above it that names one."""
    ways = [f"organisation__{'parent__' * level}country" for level in range(LEVELS_BELOW + 1)]
    return Coalesce(*(NullIf(way, Value("")) for way in ways), Value(""), output_field=CharField())


def _parts(value: str) -> list[str]:
    return [each.strip() for each in value.split(",")]
