"""What is derived, and the database itself: search entries of the records that exist, and a file without damage."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model

from syndesis.core import search
from syndesis.core.models import SearchEntry
from syndesis.core.search.registry import Registered, registered
from syndesis.core.search.schema import fts_table


def complaints() -> Iterator[str]:
    for model in search.types():
        yield from _entries(model)
    known = [ContentType.objects.get_for_model(model) for model in search.types()]
    for entry in SearchEntry.objects.exclude(content_type__in=known):
        yield f"search finds {entry}, of a type that is not searched"
    if connection.vendor == "sqlite":
        yield from _sqlite()


def _entries(model: type[Model]) -> Iterator[str]:
    kind: Registered = registered(model)
    rows = SearchEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
    found = dict(rows.values_list("object_id", "title"))
    wanted = {row.pk: entry.title[:500] for row in kind.rows() if (entry := kind.entry(row)) is not None}
    for key in wanted.keys() - found.keys():
        yield f"search does not find {model._meta.verbose_name} {key}"
    for key in found.keys() - wanted.keys():
        yield f"search finds {model._meta.verbose_name} {key}, which is gone"
    for key in found.keys() & wanted.keys():
        if found[key] != wanted[key]:
            yield f"search finds {model._meta.verbose_name} {key} as {found[key]}, and it is {wanted[key]}"


def _sqlite() -> Iterator[str]:
    fts = fts_table(SearchEntry)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        yield from (f"integrity: {text}" for (text,) in cursor.fetchall() if text != "ok")
        cursor.execute("PRAGMA foreign_key_check")
        yield from (f"a foreign key points nowhere: {row}" for row in cursor.fetchall())
        cursor.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('integrity-check', 1)")  # raises where it is damaged
