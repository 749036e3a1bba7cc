"""How many publications there are, by year, kind, quartile, index, partner, country or field, and of each year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from syndesis.activities.models import Affiliation, Publication, PublicationField
from syndesis.directory.models import Organisation

YEAR, KIND, QUARTILE, INDEX, PARTNER, COUNTRY, FIELD = (
    *("year", "kind", "quartile", "index", "partner", "country", "field"),
)
WAYS = (PARTNER, FIELD, YEAR, QUARTILE, COUNTRY, KIND, INDEX)
"""By what they may be counted."""
FEW = 5000
"""Publications whose organisations are looked up; of more, those of all publications are gone through."""


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
    """Counts of these publications, a line a value, in as many queries however many there are. `seen`: the
    organisations that may be named."""
    lines: dict[Any, Counted] = {}
    for value, year, number in _numbers(rows, by, seen):
        for each in _parts(value) if by == INDEX else [value]:
            lines.setdefault(each, Counted(each)).add(year, number)
    return sorted(lines.values(), key=lambda line: -line.number)


def _numbers(rows: QuerySet[Publication], by: str, seen: Q) -> Iterable[tuple[Any, int | None, int]]:
    if by == FIELD:
        about = PublicationField.objects.filter(publication__in=rows.order_by().values("pk"))
        return _grouped(about, "field", "publication__year")
    if by in (PARTNER, COUNTRY):
        return _of_groups(rows, roots(seen) if by == PARTNER else countries(seen))
    return _grouped(rows, "indexed_in" if by == INDEX else by, "year")


def _grouped(rows: Any, value: str, year: str) -> list[tuple[Any, int | None, int]]:
    grouped = rows.order_by().annotate(counted_value=F(value), counted_year=F(year))
    numbers = grouped.values("counted_value", "counted_year").annotate(counted_number=Count("*"))
    return list(numbers.values_list("counted_value", "counted_year", "counted_number"))


def _of_groups(rows: QuerySet[Publication], groups: Mapping[int, Any]) -> Iterator[tuple[Any, int | None, int]]:
    """Counts by groups of organisations, a publication once in each, however many of a group stand at it. Both tables
    are read once, the links in the order of their index: to join and group them takes databases several times that."""
    years = dict(rows.order_by().values_list("pk", "year"))
    links = Affiliation.objects.order_by("publication", "organisation")
    if len(years) <= FEW:
        links = links.filter(publication__in=rows.order_by().values("pk"))
    numbers: Counter[tuple[Any, int | None]] = Counter()
    last, told = 0, set[Any]()
    for publication, key in links.values_list("publication", "organisation").iterator(chunk_size=20_000):
        if publication not in years or key not in groups:
            continue
        if publication != last:
            last, told = publication, set()
        if (group := groups[key]) not in told:
            told.add(group)
            numbers[group, years[publication]] += 1
    yield from ((group, year, number) for (group, year), number in numbers.items())


def roots(seen: Q) -> dict[int, str]:
    """The partners, each with the path of the whole of which it is a part."""
    return {key: _root(path) for key, path, _country in _partners(seen)}


def countries(seen: Q) -> dict[int, str]:
    """The partners, each with its country, or that of the nearest above it that names one."""
    rows = list(_partners(seen))
    own = {path: country for _key, path, country in rows if country}
    return {key: country or _inherited(path, own) for key, path, country in rows}


def _partners(seen: Q) -> Iterable[tuple[int, str, str]]:
    """Those that may be named and are no part of our own institution."""
    rows = Organisation.objects.filter(seen, pk__in=Affiliation.objects.order_by().values("organisation"))
    ours = list(Organisation.objects.filter(is_home=True).values_list("path", flat=True))
    for key, path, country in rows.order_by().values_list("pk", "path", "country"):
        if not any(path.startswith(own) for own in ours):
            yield key, path, country


def _root(path: str) -> str:
    return f"/{path.split('/')[1]}/"


def _inherited(path: str, known: Mapping[str, str]) -> str:
    parts = path.strip("/").split("/")
    above = (f"/{'/'.join(parts[:length])}/" for length in range(len(parts) - 1, 0, -1))
    return next((known[each] for each in above if each in known), "")


def _parts(value: str) -> list[str]:
    return [each.strip() for each in value.split(",")]
