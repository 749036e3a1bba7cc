"""Publications that may be one: of the same title, and within a year of each other."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from django.db.models import Count, QuerySet

from syndesis.activities.models import Publication, PublicationsApart

COMMON = 4
"""Words of a title below which two works of different DOIs may well bear it both: "Editorial", "Book review"."""
YEARS = 1
"""A work may be dated by its first appearance or by its issue."""
MOST = 1000
"""Titles that are looked through."""
Pair = tuple[Publication, Publication]


def alike(rows: QuerySet[Publication]) -> list[Pair]:
    """Pairs among these, in three queries; without those that somebody holds apart."""
    current = rows.filter(archived_at=None).exclude(title_key="")
    keys = current.order_by().values("title_key").annotate(number=Count("pk")).filter(number__gt=1)
    titles = list(keys.order_by("title_key").values_list("title_key", flat=True)[:MOST])
    groups: defaultdict[str, list[Publication]] = defaultdict(list)
    for row in current.filter(title_key__in=titles).order_by("pk").prefetch_related("authors"):
        groups[row.title_key].append(row)
    pairs = [pair for key in titles for pair in _pairs(groups[key])]
    firsts = {one.pk for one, _other in pairs}
    apart = set(PublicationsApart.objects.filter(first__in=firsts).values_list("first", "second")) if firsts else set()
    return [(one, other) for one, other in pairs if (one.pk, other.pk) not in apart]


def _pairs(rows: list[Publication]) -> Iterator[Pair]:
    for one, other in combinations(rows, 2):
        if near(one.year, other.year) and not (is_common(one.title_key) and one.doi and other.doi):
            yield one, other


def is_common(key: str) -> bool:
    return len(key.split()) < COMMON


def near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= YEARS
