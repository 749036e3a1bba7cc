"""Counting rows for somebody who may not see all of them.

To ask of each of half a million rows whether it may be seen costs more than to count them. Those that are hidden are
few, and indexes find them: so all are counted, and the hidden ones taken away again, in one statement.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, Q, QuerySet


@dataclass(frozen=True)
class Countable:
    """Rows, and which of them may be seen."""

    rows: QuerySet[Any]
    """All, whoever may see them."""
    scope: Q = field(default_factory=Q)
    """Those that may be seen."""
    hidden: Sequence[Q] | None = None
    """All others, as parts that have no row in common; None where that is told by nothing but the scope."""

    @property
    def seen(self) -> QuerySet[Any]:
        return self.rows.filter(self.scope)

    def filter(self, *conditions: Q, **named: Any) -> "Countable":
        return replace(self, rows=self.rows.filter(*conditions, **named))

    def alias(self, **named: Any) -> "Countable":
        return replace(self, rows=self.rows.alias(**named))

    def by(self, *fields: str) -> Iterator[tuple[Any, ...]]:
        """Each combination of values that these fields have, with the number of rows, which is the last. One query."""
        if not self.hidden:
            yield from _numbers(self.rows if self.hidden is not None else self.seen, fields)
            return
        parts = [_numbers(self.rows.filter(part), fields, -1) for part in self.hidden]
        found: Counter[tuple[Any, ...]] = Counter()
        for *values, number in _numbers(self.rows, fields).union(*parts, all=True):
            found[tuple(values)] += number
        # What is left at nothing is told to nobody: it would say that something is hidden there.
        yield from ((*values, number) for values, number in found.items() if number)


def _numbers(rows: QuerySet[Any], fields: Sequence[str], sign: int = 1) -> QuerySet[Any]:
    number: Any = Count("*") if sign > 0 else Count("*") * sign
    return rows.order_by().values_list(*fields).annotate(rows_counted=number)
