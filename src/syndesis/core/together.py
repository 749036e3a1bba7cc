"""Several small queries asked as one: what a record with twenty tables is asked for takes no more queries than what one
with two is."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import IntegerField, QuerySet, Value

MOST_KEYS = 500
"""In one query: of many records, each table is asked by itself."""


def together(queries: Sequence[QuerySet[Any, Any]], keys: int) -> Iterator[tuple[int, Any, Any]]:
    """The rows of queries that give two values each, with the place of their query before them; each query names as
    many `keys`."""
    at_once = max(1, MOST_KEYS // max(1, keys))
    for start in range(0, len(queries), at_once):
        some = [
            query.order_by().annotate(place=Value(start + number, IntegerField()))
            for number, query in enumerate(queries[start : start + at_once])
        ]
        rows = some[0].union(*some[1:], all=True) if len(some) > 1 else some[0]
        yield from ((place, one, other) for one, other, place in rows)
