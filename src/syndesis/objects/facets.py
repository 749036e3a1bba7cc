"""Facets: to which values a list can be narrowed, and how many rows each would leave.

Those of a vocabulary are counted by one pass over the rows, grouped by their values together; each then adds up the
groups that fit what is chosen in the others. So is the number of all rows. What has no vocabulary, such as a city, may
have thousands of values, and is counted by itself.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from syndesis.objects.columns import Column
from syndesis.objects.filters import Choice
from syndesis.objects.types import built

if TYPE_CHECKING:
    from syndesis.objects.filtersets import KindFilterSet

MOST_VALUES = 60
"""Of a facet: who looks for a rarer one types it."""


@dataclass(frozen=True)
class FacetValue:
    """A value to which the list can be narrowed, and how many of its rows have it."""

    value: Any
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """The values of one choice, the most frequent first; of a great many the first MOST_VALUES."""

    name: str
    column: Column
    values: list[FacetValue]


def facets_of(filters: "KindFilterSet") -> tuple[list[Facet], int | None]:
    """Each facet under all else that is asked, and the number of rows; None where there is nothing to count by."""
    choices = built(filters.kind).choices
    together = [choice for choice, column in choices if column.choices]
    counts, total = _counted_together(filters, together)
    for choice, _column in choices:
        if choice.name not in counts:
            counts[choice.name] = Counter(dict(_counted(filters, choice)))
    facets = [
        Facet(choice.name, column, _values(counts[choice.name], column, filters.cleaned.get(choice.name, ())))
        for choice, column in choices
    ]
    return facets, total


def _counted_together(
    filters: "KindFilterSet", choices: Sequence[Choice]
) -> tuple[dict[str, Counter[Any]], int | None]:
    if not choices:
        return {}, None
    names = {choice.name for choice in choices}
    following = [choice for choice in choices if choice.follows in names]
    grouped = [choice for choice in choices if choice not in following]
    place_of = {choice.name: place for place, choice in enumerate(grouped)}
    choices = [*grouped, *following]
    chosen = [filters.values_of(choice) for choice in choices]
    total, counts = 0, [Counter[Any]() for _choice in choices]
    for *values, number in filters.countable(*names).by(*(choice.source for choice in grouped)):
        values += [choice.told(values[place_of[choice.follows]]) for choice in following if choice.told]
        misfits = [place for place, wanted in enumerate(chosen) if wanted and values[place] not in wanted]
        if not misfits:
            total += number
            for place, value in enumerate(values):
                counts[place][value] += number
        elif len(misfits) == 1:
            counts[misfits[0]][values[misfits[0]]] += number
    return {choice.name: counted for choice, counted in zip(choices, counts, strict=True)}, total


def _counted(filters: "KindFilterSet", choice: Choice) -> Iterable[tuple[Any, int]]:
    """One more than are shown, since one of them may be blank."""
    rows = filters.without(choice.name).order_by().values_list(choice.source).annotate(rows_counted=Count("*"))
    return rows.order_by("-rows_counted", choice.source)[: MOST_VALUES + 1]


def _values(counted: Counter[Any], column: Column, chosen: Any) -> list[FacetValue]:
    """The most frequent first; but numbers in the order of their vocabulary, such as quartiles, or from the last to the
    first, such as years."""
    known = [(value, number) for value, number in counted.items() if value not in ("", None)]
    known.sort(key=lambda pair: (-pair[1], str(pair[0])))
    shown = known[:MOST_VALUES]
    if all(type(value) is int for value, _number in shown):
        places = {value: place for place, value in enumerate(column.choices)}
        shown.sort(key=lambda pair: (places.get(pair[0], len(places)), -pair[0]))
    return [FacetValue(value, number, value in chosen) for value, number in shown]
