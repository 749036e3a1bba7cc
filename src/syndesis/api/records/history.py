"""The history of one record, deed by deed: who changed what, from what to what.

What refers to a record that the reader may not see is left out: as a value, and as a whole row (a party, for instance).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from syndesis.api.records.reading import Reader
from syndesis.api.records.serializers import names_of
from syndesis.core.fields import EdgeField
from syndesis.core.history import whole_history
from syndesis.core.history.undo import image_of
from syndesis.core.models import HistoryEvent, Operation, Record, User
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import of

MOST = 1000
"""Events that are looked at, the newest."""
Image = Mapping[str, Any]


@dataclass
class Step:
    """One event with the row before and after it, as far as these are known."""

    event: HistoryEvent
    model: type[Model]
    before: Image
    after: Image
    shown: list["Field[Any, Any]"] = field(default_factory=list)

    @property
    def row(self) -> tuple[type[Model], int]:
        return self.model, self.event.object_id

    @property
    def changed(self) -> list["Field[Any, Any]"]:
        return [
            each
            for each in self.shown
            if (self.before.get(each.attname) or None) != (self.after.get(each.attname) or None)
        ]


def history_of(record: Model, reader: Reader) -> list[dict[str, Any]]:
    steps = list(_steps(record))
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for step in steps:
        for each in step.shown:
            if each.is_relation:
                keys = {step.before.get(each.attname), step.after.get(each.attname)} - {None}
                wanted[each.related_model].update(keys)  # type: ignore[index, arg-type]
    reader.names.look_up(wanted)
    hidden = _hidden(record, steps, reader)
    steps = [step for step in steps if step.row not in hidden]
    deeds = []
    for _key, together in groupby(
        steps, key=lambda step: (step.event.change_id, step.event.change_id or step.event.pk)
    ):
        of_deed = list(together)
        if events := [about for step in of_deed if (about := _about(step, reader))]:
            deeds.append(_deed(of_deed[0].event) | {"events": events})
    return deeds


def _steps(record: Model) -> Iterator[Step]:
    """Newest first. The row after an event is the one before the next; after the last, it is the row as it stands."""
    events = list(whole_history(record)[:MOST])
    states = _as_they_stand(events)
    for event in events:
        model, row = apps.get_model(event.model), (event.model, event.object_id)
        after = states.get(row, {})
        before = {} if event.operation == Operation.INSERT else image_of(event)
        states[row] = before
        yield Step(event, model, before, after, _shown(model, type(record)))


def _as_they_stand(events: list[HistoryEvent]) -> dict[tuple[str, int], Image]:
    keys: dict[str, set[int]] = defaultdict(set)
    for event in events:
        keys[event.model].add(event.object_id)
    states: dict[tuple[str, int], Image] = {}
    for label, some in keys.items():
        model = apps.get_model(label)
        for row in model._base_manager.filter(pk__in=some):
            states[label, row.pk] = {each.attname: getattr(row, each.attname) for each in model._meta.concrete_fields}
    return states


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
        and not isinstance(each, EdgeField)
        and not each.primary_key
        and (not each.is_relation or (each.related_model is not whole and _is_record(each.related_model)))
    ]


def _is_record(model: Any) -> bool:
    return issubclass(model, Record | User)


def _hidden(record: Model, steps: Sequence[Step], reader: Reader) -> set[tuple[type[Model], int]]:
    """The rows of the record's parts that refer, or referred once, to what the reader may not see; and what hangs on
    those, such as the signatories of a party."""
    parts = [step for step in steps if step.model is not type(record)]
    hidden = {step.row for step in parts if not _all_seen(step, reader)}
    while more := {step.row for step in parts if step.row not in hidden and _above(step) & hidden}:
        hidden |= more
    return hidden


def _above(step: Step) -> set[tuple[type[Model], int]]:
    links = [
        each for each in step.model._meta.concrete_fields if each.is_relation and not _is_record(each.related_model)
    ]
    return {
        (each.related_model, image[each.attname])  # type: ignore[misc]
        for each in links
        for image in (step.before, step.after)
        if image.get(each.attname) is not None
    }


def _all_seen(step: Step, reader: Reader) -> bool:
    for each in step.shown:
        if each.is_relation:
            for image in (step.before, step.after):
                key = image.get(each.attname)
                if key is not None and reader.names.get(each.related_model, key) is None:  # type: ignore[arg-type]
                    return False
    return True


def _deed(event: HistoryEvent) -> dict[str, Any]:
    change = event.change
    if change is None:
        return {"at": event.at, "by": None, "source": "raw", "reason": ""}
    by = str(change.actor) if change.actor else None
    return {"at": change.at, "by": by, "source": change.source, "reason": change.reason}


def _about(step: Step, reader: Reader) -> dict[str, Any]:
    """What an event says; nothing, where it changed only what is not shown."""
    changes = [
        {
            "field": each.name,
            "before": _value(each, step.before, reader),
            "after": _value(each, step.after, reader),
        }
        for each in step.changed
    ]
    changes = [change for change in changes if change["before"] != change["after"]]
    if not changes and step.event.operation == Operation.UPDATE:
        return {}
    about = {"type": step.model._meta.model_name, "id": step.event.object_id, "operation": step.event.operation}
    return about | {"changes": changes}


def _value(each: "Field[Any, Any]", image: Image, reader: Reader) -> Any:
    value = image.get(each.attname)
    if each.is_relation:
        return reader.names.get(each.related_model, value)  # type: ignore[arg-type]
    return str(value) if isinstance(value, PartialDate) else value
