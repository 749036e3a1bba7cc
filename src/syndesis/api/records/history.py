"""The history of one record, deed by deed: who changed what, from what to what.

What refers to a record that the reader may not see is left out: as a value, and as a whole row (a party, for instance).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from syndesis.api.records.reading import Reader
from syndesis.api.records.serializers import names_of
from syndesis.core.fields import Computed
from syndesis.core.history import Step, steps, whole_history
from syndesis.core.models import HistoryEvent, Operation, Record, User
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import of

MOST = 1000
"""Events that are looked at, the newest."""
Row = tuple[type[Model], int]


def history_of(record: Model, reader: Reader) -> list[dict[str, Any]]:
    """The deeds, newest first."""
    done = steps(list(whole_history(record)[:MOST]))
    shown = {table: _shown(table, type(record)) for table in {_table(step) for step in done}}
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for step in done:
        for column in shown[_table(step)]:
            if column.is_relation:
                wanted[_target(column)].update(_keys(step, column))
    reader.names.look_up(wanted)
    hidden = _hidden(record, done, shown, reader)
    seen = [step for step in done if _row(step) not in hidden]
    deeds = []
    for _deed_of, together in groupby(seen, key=lambda step: step.event.change_id or -step.event.pk):
        of_deed = list(together)
        events = [about for step in of_deed if (about := _about(step, shown[_table(step)], reader))]
        if events:
            deeds.append(_deed(of_deed[0].event) | {"events": events})
    return deeds


def _table(step: Step) -> type[Model]:
    return apps.get_model(step.event.model)


def _row(step: Step) -> Row:
    return _table(step), step.event.object_id


def _target(column: Any) -> type[Model]:
    model = column.related_model
    assert isinstance(model, type)
    return model


def _keys(step: Step, column: Any) -> set[int]:
    """The records to which a column refers or referred."""
    return {getattr(row, column.attname) for row in (step.before, step.after) if row is not None} - {None}


def _shown(model: type[Model], whole: type[Model]) -> list["Field[Any, Any]"]:
    """Of the record its fields as the API has them; of what belongs to it all that people write, but not to what it
    belongs, nor other rows that are no records."""
    if model is whole:
        names = {*names_of(of(whole)), "archived_at"}
        return [each for each in model._meta.concrete_fields if each.name in names]
    hidden = set(getattr(model, "history_exclude", ()))
    return [
        each
        for each in model._meta.concrete_fields
        if each.editable
        and each.name not in hidden
        and not isinstance(each, Computed)
        and not each.primary_key
        and (not each.is_relation or (each.related_model is not whole and _is_record(each.related_model)))
    ]


def _is_record(model: Any) -> bool:
    return issubclass(model, Record | User)


def _hidden(
    record: Model, done: Sequence[Step], shown: Mapping[type[Model], Sequence[Any]], reader: Reader
) -> set[Row]:
    """The rows of the record's parts that refer, or referred once, to what the reader may not see; and what hangs on
    those, such as the signatories of a party."""
    parts = [step for step in done if _table(step) is not type(record)]
    hidden = {_row(step) for step in parts if not _all_seen(step, shown[_table(step)], reader)}
    while more := {_row(step) for step in parts if _row(step) not in hidden and _above(step) & hidden}:
        hidden |= more
    return hidden


def _above(step: Step) -> set[Row]:
    columns = [each for each in _table(step)._meta.concrete_fields if each.is_relation]
    return {(_target(each), key) for each in columns if not _is_record(each.related_model) for key in _keys(step, each)}


def _all_seen(step: Step, columns: Sequence[Any], reader: Reader) -> bool:
    return all(
        reader.names.get(_target(column), key)
        for column in columns
        if column.is_relation
        for key in _keys(step, column)
    )


def _deed(event: HistoryEvent) -> dict[str, Any]:
    change = event.change
    if change is None:
        return {"at": event.at, "by": None, "source": "raw", "reason": ""}
    by = str(change.actor) if change.actor else None
    return {"at": change.at, "by": by, "source": change.source, "reason": change.reason}


def _about(step: Step, columns: Sequence[Any], reader: Reader) -> dict[str, Any]:
    """What an event says; nothing, where it changed only what is not shown."""
    changes = [
        {"field": column.name, "before": before, "after": after}
        for column in columns
        if (before := _value(column, step.before, reader)) != (after := _value(column, step.after, reader))
    ]
    if not changes and step.event.operation == Operation.UPDATE:
        return {}
    about = {"type": _table(step)._meta.model_name, "id": step.event.object_id}
    return about | {"operation": step.event.operation, "changes": changes}


def _value(column: Any, row: Any, reader: Reader) -> Any:
    """As answers have it; of what is blank, nothing."""
    value = getattr(row, column.attname, None)
    if column.is_relation:
        return reader.names.get(_target(column), value)
    return str(value) if isinstance(value, PartialDate) else None if value == "" else value
