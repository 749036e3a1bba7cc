"""The search over our own records: keeping their entries, and finding by them within what a user may see."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model, QuerySet

from syndesis.core.models.search import SearchEntry
from syndesis.core.search.lines import OFFICIAL, compose
from syndesis.core.search.registry import Entry, Registered, registered, types
from syndesis.core.search.scopes import Scope, Within
from syndesis.core.search.vocabulary import words_of
from syndesis.core.search.word_index import Index

BATCH = 200

records = Index("records", SearchEntry)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record of ours that was found."""

    model: type[Model]
    pk: int
    title: str
    subtitle: str
    points: float
    """100 or more is an exact name."""


def index(*objects: Model) -> None:
    """Brings the entries of these records up to date, in the caller's transaction. Reads the records again."""
    keys: defaultdict[type[Model], set[Any]] = defaultdict(set)
    for record in objects:
        keys[type(record)].add(record.pk)
    for model, pks in keys.items():
        index_keys(model, pks)


def index_keys(model: type[Model], pks: Iterable[int]) -> int:
    """The same for records of one type, by their keys and a batch at a time; returns how many keys there were. The
    vocabulary learns their words at the end, since a batch shares most of its words with the others."""
    total, words = 0, set()
    for some in batches(sorted(pks)):
        words |= _index(registered(model), some)
        total += len(some)
    records.vocabulary.learn(words)
    return total


def remove(*objects: Model) -> None:
    """Forgets these records."""
    for record in objects:
        SearchEntry.objects.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk).delete()


def reindex(*models: type[Model]) -> int:
    """Makes the entries of these types anew, of all by default; returns how many records it went through."""
    total = 0
    for model in models or types():
        content_type = ContentType.objects.get_for_model(model)
        gone = SearchEntry.objects.filter(content_type=content_type).exclude(
            object_id__in=model._default_manager.values("pk")
        )
        gone.delete()
        for some in batches(model._default_manager.order_by("pk").values_list("pk", flat=True).iterator()):
            _index(registered(model), some)
            total += len(some)
    records.vocabulary.recount()
    return total


def within(scopes: Mapping[type[Model], Scope]) -> Within:
    """The entries of the records in these scopes, one a type: what a user may see."""
    return Within(scopes)


def suggest(text: str, *, within: Within, limit: int = 10) -> list[Hit]:
    """The records that a person may mean who has typed this much, likeliest first, among those `within`."""
    return search(text, within=within, limit=limit)


def search(text: str, *, within: Within, limit: int = 50) -> list[Hit]:
    """The best records for a query, best first, among those `within`."""
    ranked = records.ranked(text, within=within.entries, seen=within, limit=limit)
    rows = SearchEntry.objects.in_bulk([item.pk for item in ranked])
    hits = []
    for item in ranked:
        row = rows.get(item.pk)
        model = ContentType.objects.get_for_id(row.content_type_id).model_class() if row else None
        if row and model:
            hits.append(Hit(model, row.object_id, row.title, row.subtitle, item.points))
    return hits


def matching(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Those of `rows`, of any registered type, that have every word of the query: to filter a list by."""
    content_type = ContentType.objects.get_for_model(rows.model)
    entries = records.matching(text, within=SearchEntry.objects.filter(content_type=content_type))
    return rows.filter(pk__in=entries.values("object_id"))


def _index(kind: Registered, pks: Iterable[Any]) -> set[str]:
    """Returns the words of the entries."""
    content_type = ContentType.objects.get_for_model(kind.model)
    wanted = set(pks)
    rows = []
    for record in kind.rows().filter(pk__in=wanted):
        entry = kind.entry(record)
        if entry is not None:
            rows.append(_row(content_type, record.pk, entry))
    with transaction.atomic():
        missing = wanted - {row[1] for row in rows}
        if missing:
            SearchEntry.objects.filter(content_type=content_type, object_id__in=missing).delete()
        _write(rows)
    return words_of(row[TEXT] for row in rows)


COLUMNS = ("content_type_id", "object_id", "title", "subtitle", "search_text", "search_prior")
TEXT = COLUMNS.index("search_text")


def _row(content_type: ContentType, pk: int, entry: Entry) -> tuple[Any, ...]:
    """The values of COLUMNS."""
    names = dict.fromkeys([(OFFICIAL, entry.title), *entry.names])
    text = compose(list(names), [entry.subtitle, *entry.context], entry.prior)
    return content_type.pk, pk, entry.title[:500], entry.subtitle[:500], text, min(max(entry.prior, 0.0), 1.0)


def _write(rows: Sequence[tuple[Any, ...]]) -> None:
    """In one statement of our own: to make it of as many objects took Django longer than the database took to write."""
    if not rows:
        return
    quoted = connection.ops.quote_name
    marks = f"({', '.join(['%s'] * len(COLUMNS))})"
    anew = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in COLUMNS[2:])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quoted(SearchEntry._meta.db_table)} ({', '.join(map(quoted, COLUMNS))})"  # noqa: S608
            f" VALUES {', '.join([marks] * len(rows))}"
            f" ON CONFLICT ({', '.join(map(quoted, COLUMNS[:2]))}) DO UPDATE SET {anew}",
            [value for row in rows for value in row],
        )


def batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
