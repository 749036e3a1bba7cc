"""Keeping the search entries in step with the record: what a deed wrote is indexed at its end, in its transaction.

The history says what was written, so no service can forget to index, and an undo is followed like any other deed.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.apps import apps
from django.db.models import Model

from syndesis.core.models import Change, HistoryEvent
from syndesis.core.search.entries import index
from syndesis.core.search.registry import types

_parts: dict[type[Model], tuple[str, type[Model]]] = {}


def register_part(part: type[Model], column: str, whole: type[Model]) -> None:
    """Say that the entry of a `whole` is read from rows of `part` too, which name it by `column`."""
    _parts[part] = (column, whole)


def follow(change: Change) -> None:
    """Index what a deed wrote."""
    index_changed(HistoryEvent.objects.filter(change=change))


def index_changed(events: Iterable[HistoryEvent]) -> None:
    """Index the records that these events concern, themselves or by a part of theirs."""
    changed: defaultdict[type[Model], set[int]] = defaultdict(set)
    parts: defaultdict[type[Model], set[int]] = defaultdict(set)
    searched = set(types())
    for event in events:
        model = apps.get_model(event.model)
        if model in searched:
            changed[model].add(event.object_id)
        if model in _parts:
            column, whole = _parts[model]
            parts[model].add(event.object_id)
            if event.old and event.old.get(column):
                changed[whole].add(event.old[column])
    for part, keys in parts.items():
        column, whole = _parts[part]
        changed[whole].update(part._default_manager.filter(pk__in=keys).values_list(column, flat=True))
    index(*(model(pk=key) for model, keys in changed.items() for key in keys))


def follow_raw(since: datetime) -> int:
    """Index what was written past the services since then; returns how many events there were."""
    events = list(HistoryEvent.objects.filter(change=None, at__gte=since))
    index_changed(events)
    return len(events)
