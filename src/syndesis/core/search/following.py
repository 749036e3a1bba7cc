"""Keeping the search entries in step with the record: what a deed wrote is indexed at its end, in its transaction.

The history says what was written, so no service can forget to index, and an undo is followed like any other deed.
"""

from collections import defaultdict
from datetime import datetime

from django.apps import apps
from django.db.models import Model, QuerySet

from syndesis.core.jobs import enqueue
from syndesis.core.models import Change, HistoryEvent
from syndesis.core.search.entries import batches, index_keys
from syndesis.core.search.registry import types

MOST_AT_ONCE = 5000
"""Events of a deed whose records are found as soon as it is done."""
Part = tuple[str, type[Model], str]
_parts: defaultdict[type[Model], list[Part]] = defaultdict(list)


def register_part(part: type[Model], column: str, whole: type[Model], by: str = "pk") -> None:
    """Say that the entry of a `whole` is read from rows of `part` too, which hold in `column` what a whole has in
    `by`: its own key, or that of a record after which both are called."""
    _parts[part].append((column, whole, by))


def follow(change: Change) -> None:
    """Index what a deed wrote; what one of very many rows wrote, such as an import, is indexed by a job."""
    events = HistoryEvent.objects.filter(change=change)
    if events.order_by()[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE:
        enqueue("syndesis.core.tasks.follow_deed", change.pk)
    else:
        _index_changed(events)


def follow_late(change_id: int) -> None:
    """Index what a deed wrote that was too large to be indexed in its own transaction."""
    _index_changed(HistoryEvent.objects.filter(change=change_id))


def follow_raw(since: datetime) -> int:
    """Index what was written past the services since then; returns how many events there were."""
    return _index_changed(HistoryEvent.objects.filter(change=None, at__gte=since))


def _index_changed(events: QuerySet[HistoryEvent]) -> int:
    """Index the records that these events concern, themselves or by a part of theirs; returns how many events there
    were. They may be those of an import: a few keys of each are kept in memory, not the rows."""
    changed: defaultdict[type[Model], set[int]] = defaultdict(set)
    parts: defaultdict[type[Model], set[int]] = defaultdict(set)
    named: defaultdict[Part, set[int]] = defaultdict(set)
    searched = set(types())
    number = 0
    for label, key, old in events.values_list("model", "object_id", "old").iterator():
        number += 1
        model = apps.get_model(label)
        if model in searched:
            changed[model].add(key)
        for told in _parts.get(model, ()):
            column, _whole, _by = told
            parts[model].add(key)
            if old and old.get(column):
                named[told].add(old[column])
    for part, keys in parts.items():
        for told in _parts[part]:
            for some in batches(sorted(keys)):
                named[told].update(part._default_manager.filter(pk__in=some).values_list(told[0], flat=True))
    for (_column, whole, by), keys in named.items():
        for some in batches(sorted(keys - {None})):
            rows = whole._default_manager.filter(**{f"{by}__in": some}).values_list("pk", flat=True)
            changed[whole].update(some if by == "pk" else rows)
    for model, keys in changed.items():
        index_keys(model, keys - {None})
    return number
