"""Records as they stood at a moment, and what each event made of its row: put together from the history.

An update and a delete keep the row as it was before; so a row stood after one event as the next event of the row found
it, and after its last event as it stands now.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Min, Model, OuterRef, Q, Subquery

from syndesis.core.history.parts import parts_of, rows_of
from syndesis.core.history.undo import image_of
from syndesis.core.models import HistoryEvent, Operation

Moment = datetime | int
"""An instant, before which something was written to count; or the id of the last event that counts."""
Rows = Mapping[int, Model]


@dataclass(frozen=True)
class Image:
    """A record and what belongs to it, as they stood at a moment: rows that are not to be saved."""

    record: Any
    """None where there was no such record."""
    parts: Mapping[type[Model], list[Any]]
    """The rows of each table that belong to it, in the order of their keys; a table without any is left out."""


@dataclass(frozen=True)
class Step:
    """An event, and its row before and after it; None where there was none."""

    event: HistoryEvent
    before: Any
    after: Any


def as_of(record: Model, at: Moment | None) -> Image:
    """The record as it stood at a moment; None is now. What belonged to it then is found as long as it belongs to it
    still, or did so when it was deleted."""
    return images(record, [at])[0]


def images(record: Model, moments: Sequence[Moment | None]) -> list[Image]:
    """The record as it stood at each of some moments."""
    model = type(record)
    keys: defaultdict[type[Model], set[int]] = defaultdict(set)
    for table, owners in rows_of(model, [record.pk]):
        keys[table].update(owners)
    live = {table: table._base_manager.in_bulk(of_table) for table, of_table in keys.items()}
    found = []
    for at in moments:
        rows = {table: _rows_at(table, live[table], of_table, at) for table, of_table in keys.items()}
        there = rows[model].get(record.pk)
        found.append(Image(there, dict(_parts(model, {record.pk}, rows)) if there is not None else {}))
    return found


def steps(events: Sequence[HistoryEvent]) -> list[Step]:
    """What each event did, in the order given; a query for what came next, and one a table."""
    following = HistoryEvent.objects.filter(
        model=OuterRef("model"), object_id=OuterRef("object_id"), pk__gt=OuterRef("pk")
    )
    numbers = HistoryEvent.objects.filter(pk__in=[event.pk for event in events]).annotate(
        following=Subquery(following.order_by("pk").values("pk")[:1])
    )
    next_of = dict(numbers.values_list("pk", "following"))
    later = HistoryEvent.objects.in_bulk([pk for pk in next_of.values() if pk])
    last: defaultdict[str, set[int]] = defaultdict(set)
    for event in events:
        last[event.model].add(event.object_id)
    live = {label: apps.get_model(label)._base_manager.in_bulk(keys) for label, keys in last.items()}
    made = []
    for event in events:
        before = None if event.operation == Operation.INSERT else row_of(event)
        after = None
        if event.operation != Operation.DELETE:
            next_event = later.get(next_of[event.pk] or 0)
            after = row_of(next_event) if next_event else live[event.model].get(event.object_id)
        made.append(Step(event, before, after))
    return made


def row_of(event: HistoryEvent) -> Model:
    """The row as it was before an update or a delete. A column that the table has got since holds its default."""
    return apps.get_model(event.model)(**image_of(event))


def _rows_at(model: type[Model], live: Rows, keys: Collection[int], at: Moment | None) -> Rows:
    if at is None:
        return live
    since = Q(pk__gt=at) if isinstance(at, int) else Q(at__gte=at)
    later = HistoryEvent.objects.filter(since, model=model._meta.label_lower, object_id__in=keys).order_by()
    firsts = later.values("object_id").annotate(first=Min("pk")).values("first")
    rows = dict(live)
    for event in HistoryEvent.objects.filter(pk__in=firsts):
        if event.operation == Operation.INSERT:
            rows.pop(event.object_id, None)
        else:
            rows[event.object_id] = row_of(event)
    return rows


def _parts(
    model: type[Model], owners: Collection[int], rows: Mapping[type[Model], Rows]
) -> Iterable[tuple[type[Model], list[Model]]]:
    for part, field in parts_of(model):
        held = {key: row for key, row in rows.get(part, {}).items() if getattr(row, field.attname) in owners}
        if held:
            yield part, [held[key] for key in sorted(held)]
            yield from _parts(part, held, rows)
