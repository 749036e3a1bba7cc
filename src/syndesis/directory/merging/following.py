"""What is written about a record while it is being merged, or after, goes to the one that took it over.

Called at the end of each deed, in its transaction: a meeting that somebody logs for an organisation at the very moment
of its merge, or a program that still knows the old key, loses nothing.
"""

from collections import defaultdict
from typing import Any

from django.db import connection
from django.db.models import F, Model, QuerySet

from syndesis.core.models import Change, HistoryEvent, Operation
from syndesis.directory.merging.absorbing import move
from syndesis.directory.merging.links import Link, links_to
from syndesis.directory.merging.tree import move_part
from syndesis.directory.models import Organisation, Person


def follow_merges(change: Change) -> None:
    """Have what a deed wrote refer to the records that stayed."""
    events = HistoryEvent.objects.filter(change=change).exclude(operation=Operation.DELETE).order_by()
    touched = set(events.values_list("model", flat=True).distinct())
    if not touched:
        return
    for model in (Organisation, Person):
        links = [link for link in links_to(model) if link.table._meta.label_lower in touched]
        _hold(model, links, change)
        if links and model._base_manager.filter(merged_into__isnull=False).exists():
            _follow(model, links, change)


def _follow(model: type[Model], links: list[Link], change: Change) -> None:
    gone = model._base_manager.filter(merged_into__isnull=False).exclude(merged_into=F("pk"))
    into = dict(gone.values_list("pk", "merged_into"))
    for link in links:
        if link.table is model and link.column == "merged_into":
            continue
        found: defaultdict[int, list[int]] = defaultdict(list)
        rows = link.rows_of(model, into).filter(pk__in=_events(link, change).values("object_id")).order_by()
        for key, row in rows.values_list(_column(link), "pk"):
            found[key].append(row)
        for key, those in found.items():
            kept: Any = model._base_manager.get(pk=into[key])
            old: Any = model._base_manager.get(pk=key)
            if link.table is Organisation:
                for part in Organisation.objects.filter(pk__in=those):
                    move_part(part, kept)
            else:
                move(link, kept, old, only=those)


def _column(link: Link) -> str:
    return str(getattr(link.table._meta.get_field(link.column), "attname", link.column))


def _events(link: Link, change: Change) -> QuerySet[HistoryEvent]:
    events = HistoryEvent.objects.filter(change=change, model=link.table._meta.label_lower)
    return events.exclude(operation=Operation.DELETE).order_by()


def _hold(model: type[Model], links: list[Link], change: Change) -> None:
    """Wait for the merges of records that a deed refers to, and have later ones wait for it. PostgreSQL would do so by
    itself when the deed is committed, where it looks at foreign keys: too late to follow."""
    if connection.vendor != "postgresql":
        return
    keys: set[int] = set()
    for link in links:
        rows = link.of(model).filter(pk__in=_events(link, change).values("object_id")).order_by()
        keys.update(rows.values_list(_column(link), flat=True).distinct())
    keys -= {None}
    if keys:
        table, key = (connection.ops.quote_name(name) for name in (model._meta.db_table, model._meta.pk.attname))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT 1 FROM {table} WHERE {key} = ANY(%s) ORDER BY {key} FOR KEY SHARE",  # noqa: S608
                [sorted(keys)],
            )
