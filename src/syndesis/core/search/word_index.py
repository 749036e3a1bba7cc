"""A word index over one table: finds the rows that a query may mean, whatever its script and with wrong letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from syndesis.core.search import ranking
from syndesis.core.search.query import FTS5, TSQUERY, Notation, Query, relaxed, understood
from syndesis.core.search.schema import VECTOR, fts_table
from syndesis.core.search.vocabulary import Vocabulary

CANDIDATES = 300
"""Rows that are ranked. In no order: ordering a broad query in the database costs a hundred times more."""
ENOUGH = 100
"""With fewer rows that the reader may see among so many, further ones are looked at."""
FEW = 5
"""With fewer rows than this, and none of them good, the query is asked again in a looser way."""
GOOD = 75


Rows = dict[int, Any]
"""Rows by their keys: the key, the text, the prior, and what `Seen` needs."""


class Seen(Protocol):
    """Tells which of the rows that match may be found by the reader."""

    @property
    def columns(self) -> Sequence[str]:
        """What it needs of a row, after the columns of the index."""

    def seen(self, rows: Sequence[Any]) -> Sequence[Any]: ...


class Everything:
    columns: Sequence[str] = ()

    def seen(self, rows: Sequence[Any]) -> Sequence[Any]:
        return rows


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

    def ranked(
        self, text: str, *, within: QuerySet[Any] | None = None, seen: Seen | None = None, limit: int = 10
    ) -> list[Ranked]:
        """The best rows for what a person typed, best first. Only rows of `within` are looked at, its conditions are
        part of the statement that picks the candidates; of these, only what is `seen` counts."""
        words = self.vocabulary.words()
        query = understood(text, words)
        if not query.meant:
            return []
        rows = self.model._default_manager.all() if within is None else within
        looking = _Looking(self, rows, seen or Everything())
        candidates, enough = looking.candidates(query), max(limit, FEW)
        found = looking.best(query, candidates, enough)
        if len(found) < FEW and not (found and found[0].points >= GOOD):
            query, choices = relaxed(query, words)
            candidates |= looking.matching(looking.notation.one_of(choices))
            found = looking.best(query, candidates, enough)
        return found[:limit]

    def matching(self, text: str, *, within: QuerySet[Any] | None = None) -> QuerySet[Any]:
        """All rows with every word of the query (corrected, the last as a prefix), unranked: to filter a list by."""
        rows = self.model._default_manager.all() if within is None else within
        query = understood(text, self.vocabulary.words())
        if not query.meant:
            return rows.none()
        expression = _notation(rows).all_of(query.meant)
        table = self.model._meta.db_table
        if connections[rows.db].vendor == "sqlite":
            sql = f'SELECT rowid FROM "{fts_table(self.model)}" WHERE "{fts_table(self.model)}" MATCH %s'  # noqa: S608
        else:
            sql = f'SELECT id FROM "{table}" WHERE {VECTOR} @@ %s::tsquery'  # noqa: S608
        return rows.filter(pk__in=RawSQL(sql, [expression]))  # noqa: S611

    def rows_matching(self, rows: QuerySet[Any], expression: str) -> QuerySet[Any]:
        """Rows that a text in the database's own notation matches, in no order."""
        table = self.model._meta.db_table
        if connections[rows.db].vendor == "sqlite":
            fts = fts_table(self.model)
            if rows.query.where:  # SQLite would ask the index once a row of these, instead of once
                within = f'"{table}".id IN (SELECT rowid FROM "{fts}" WHERE "{fts}" MATCH %s)'  # noqa: S608
                return rows.extra(where=[within], params=[expression]).order_by()  # noqa: S610
            matching = rows.extra(  # noqa: S610
                tables=[fts], where=[f'"{fts}".rowid = "{table}".id', f'"{fts}" MATCH %s'], params=[expression]
            )
        else:
            matching = rows.extra(where=[f'"{table}".{VECTOR} @@ %s::tsquery'], params=[expression])  # noqa: S610
        return matching.order_by()


@dataclass(frozen=True)
class _Looking:
    """One search in an index, for one reader."""

    index: Index
    rows: QuerySet[Any]
    seen: Seen

    @property
    def notation(self) -> Notation:
        return _notation(self.rows)

    def candidates(self, query: Query) -> Rows:
        """Rows with every word: with the last word complete first, since a broad prefix would crowd those out. Where
        they are too many, those that may be found; otherwise `best` asks of those that matter."""
        found: Rows = {}
        for form in [query.whole, query] if query.meant[-1].prefix else [query]:
            expression = self.notation.all_of(form.meant)
            found |= self._first(expression, CANDIDATES)
            if len(found) >= CANDIDATES:
                kept = self._kept(found)
                more = {} if len(kept) >= ENOUGH else self.matching(expression)
                return kept | more | self.matching(self.notation.all_of(form.meant, top=True))
        return found

    def best(self, query: Query, candidates: Rows, number: int) -> list[Ranked]:
        """The best that may be found, as many as are wanted: of those behind them it is not asked whether they may."""
        ranked, step = [], number
        for pk, (_pk, text, prior, *_rest) in candidates.items():
            points, line = ranking.best(query, text, prior)
            ranked.append(Ranked(pk, points, line))
        ranked.sort(key=lambda item: (-item.points, item.pk))
        found: list[Ranked] = []
        while ranked and len(found) < number:
            some, ranked = ranked[:step], ranked[step:]
            kept = self._kept({item.pk: candidates[item.pk] for item in some})
            found += [item for item in some if item.pk in kept]
            step *= 4
        return found

    def matching(self, expression: str) -> Rows:
        """Rows that match, as many as are ranked. Where the reader may see few of the first, four times as many are
        looked at, so that what is hidden crowds nothing out."""
        number = CANDIDATES
        while True:
            some = self._first(expression, number)
            kept = self._kept(some)
            if len(kept) >= ENOUGH or len(some) < number:
                return kept
            number *= 4

    def _first(self, expression: str, number: int) -> Rows:
        columns = ("pk", "search_text", "search_prior", *self.seen.columns)
        return {row[0]: row for row in self.index.rows_matching(self.rows, expression).values_list(*columns)[:number]}

    def _kept(self, rows: Rows) -> Rows:
        return {row[0]: row for row in self.seen.seen(list(rows.values()))[:CANDIDATES]}


def _notation(rows: QuerySet[Any]) -> Notation:
    return FTS5 if connections[rows.db].vendor == "sqlite" else TSQUERY
