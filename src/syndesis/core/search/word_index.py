"""A word index over one table: finds the rows that a query may mean, whatever its script and with wrong letters."""

from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from syndesis.core.search import ranking
from syndesis.core.search.query import FTS5, TSQUERY, Query, relaxed, understood
from syndesis.core.search.schema import VECTOR, fts_table
from syndesis.core.search.vocabulary import Vocabulary

CANDIDATES = 300
"""Rows that are ranked. In no order: ordering a broad query in the database costs a hundred times more."""
FEW = 5
"""With fewer rows than this, and none of them good, the query is asked again in a looser way."""
GOOD = 75


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row that was found: its key, its points (100 and more is a perfect match), and the line that matched best."""

    pk: int
    points: float
    line: int


class Index:
    """The index called `name` of the rows of `model`, a subclass of `Searchable`."""

    def __init__(self, name: str, model: type[Model]) -> None:
        self.model = model
        self.vocabulary = Vocabulary(name, model)

    def ranked(self, text: str, *, within: QuerySet[Any] | None = None, limit: int = 10) -> list[Ranked]:
        """The best rows for what a person typed, best first. Only rows of `within` are looked at, its conditions are
        part of the statement that picks the candidates."""
        words = self.vocabulary.words()
        query = understood(text, words)
        if not query.meant:
            return []
        rows = self.model._default_manager.all() if within is None else within
        candidates = self._candidates(query, rows)
        found = self._rank(query, candidates)
        if len(found) < FEW and not (found and found[0].points >= GOOD):
            query, choices = relaxed(query, words)
            candidates |= self._matching(rows, self._notation(rows).one_of(choices))
            found = self._rank(query, candidates)
        return found[:limit]

    @staticmethod
    def _rank(query: Query, candidates: dict[int, tuple[str, float]]) -> list[Ranked]:
        found = []
        for pk, (text, prior) in candidates.items():
            points, line = ranking.best(query, text, prior)
            found.append(Ranked(pk, points, line))
        found.sort(key=lambda item: (-item.points, item.pk))
        return found

    def matching(self, text: str, *, within: QuerySet[Any] | None = None) -> QuerySet[Any]:
        """All rows with every word of the query (corrected, the last as a prefix), unranked: to filter a list by."""
        rows = self.model._default_manager.all() if within is None else within
        query = understood(text, self.vocabulary.words())
        if not query.meant:
            return rows.none()
        expression = self._notation(rows).all_of(query.meant)
        table = self.model._meta.db_table
        if connections[rows.db].vendor == "sqlite":
            sql = f'SELECT rowid FROM "{fts_table(self.model)}" WHERE "{fts_table(self.model)}" MATCH %s'  # noqa: S608
        else:
            sql = f'SELECT id FROM "{table}" WHERE {VECTOR} @@ %s::tsquery'  # noqa: S608
        return rows.filter(pk__in=RawSQL(sql, [expression]))  # noqa: S611

    def _candidates(self, query: Query, rows: QuerySet[Any]) -> dict[int, tuple[str, float]]:
        """Rows with every word: with the last word complete first, since a broad prefix would crowd those out."""
        found: dict[int, tuple[str, float]] = {}
        for form in [query.whole, query] if query.meant[-1].prefix else [query]:
            notation = self._notation(rows)
            some = self._matching(rows, notation.all_of(form.meant))
            if len(some) == CANDIDATES:
                some |= self._matching(rows, notation.all_of(form.meant, top=True))
            found |= some
            if len(some) >= CANDIDATES:
                break
        return found

    @staticmethod
    def _notation(rows: QuerySet[Any]) -> Any:
        return FTS5 if connections[rows.db].vendor == "sqlite" else TSQUERY

    def _matching(self, rows: QuerySet[Any], expression: str) -> dict[int, tuple[str, float]]:
        table = self.model._meta.db_table
        if connections[rows.db].vendor == "sqlite":
            fts = fts_table(self.model)
            matching = rows.extra(  # noqa: S610
                tables=[fts], where=[f'"{fts}".rowid = "{table}".id', f'"{fts}" MATCH %s'], params=[expression]
            )
        else:
            matching = rows.extra(where=[f'"{table}".{VECTOR} @@ %s::tsquery'], params=[expression])  # noqa: S610
        values = matching.order_by().values_list("pk", "search_text", "search_prior")[:CANDIDATES]
        return {pk: (text, prior) for pk, text, prior in values}
