"""All rows of a table as they stood at a moment, in two queries however many there are."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Min, Model, Q

from syndesis.core.history.past import Moment, row_of
from syndesis.core.models import HistoryEvent, Operation

CHUNK = 2000


def standing(model: type[Model], at: Moment | None, *, scope: Q | None = None, deleted: bool = False) -> Iterator[Any]:
    """The rows in the order of their keys, not to be saved; None is now. `scope` narrows those that are there today;
    with `deleted`, those that are not there any more come too, which no scope can narrow."""
    rows = model._base_manager.filter(scope or Q()).order_by("pk")
    live = iter(rows.iterator(chunk_size=CHUNK))
    # Read before the events are: whoever writes meanwhile leaves an event that tells what was there before.
    row = next(live, None)
    events = _first_since(model, at)
    event = next(events, None)
    while row is not None or event is not None:
        if row is not None and (event is None or row.pk < event.object_id):
            yield row
            row = next(live, None)
            continue
        assert event is not None
        there = row is not None and row.pk == event.object_id
        if event.operation != Operation.INSERT and (there or deleted):
            yield row_of(event)
        if there:
            row = next(live, None)
        event = next(events, None)


def _first_since(model: type[Model], at: Moment | None) -> Iterator[HistoryEvent]:
    """The first event of each row since a moment, in the order of the rows: it tells what was there before."""
    if at is None:
        return iter(())
    since = Q(at__gte=at) if isinstance(at, datetime) else Q(pk__gt=at)
    later = HistoryEvent.objects.filter(since, model=model._meta.label_lower).order_by()
    firsts = later.values("object_id").annotate(first=Min("pk")).values("first")
    return iter(HistoryEvent.objects.filter(pk__in=firsts).order_by("object_id").iterator(chunk_size=CHUNK))
