"""Taking words out of the history: what was kept of rows that nobody may read any more.

The events stay, so that it can be told that something was done, by whom and when; only what the rows said goes. Undoing
an earlier deed brings back nothing.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import JSONField, Model

from syndesis.core.models import HistoryEvent

BATCH = 500


def forget_rows(model: type[Model], keys: Collection[int], columns: Iterable[str] = ()) -> int:
    """Empties the texts that the history keeps of these rows, of all columns where none is named; returns how many
    events that changed. To be called after the rows were deleted or emptied, for that leaves events too."""
    wanted = set(columns)
    names = {field.column for field in model._meta.concrete_fields if field.name in wanted} or texts_of(model)
    changed = []
    events = HistoryEvent.objects.filter(model=model._meta.label_lower, object_id__in=keys, old__isnull=False)
    for event in events.iterator():
        emptied = {name: _empty(value) if name in names else value for name, value in (event.old or {}).items()}
        if emptied != event.old:
            event.old = emptied
            changed.append(event)
    HistoryEvent.objects.bulk_update(changed, ["old"], batch_size=BATCH)
    return len(changed)


def texts_of(model: type[Model]) -> set[str | None]:
    """The columns of a model in which words stand, without those of a vocabulary."""
    return {
        field.column
        for field in model._meta.concrete_fields
        if not field.choices
        and not field.is_relation
        and (isinstance(field, JSONField) or field.get_internal_type() in ("CharField", "TextField", "FileField"))
    }


def _empty(value: Any) -> Any:
    """The same kind of value, saying nothing."""
    if isinstance(value, str):
        return ""
    if isinstance(value, list):
        return []
    return {} if isinstance(value, dict) else value
