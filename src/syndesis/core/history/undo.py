"""Taking deeds back by the history: what was inserted goes, what was changed or deleted returns as it was."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby, islice
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, models

from syndesis.core.history.context import Actor, recording
from syndesis.core.models import Audited, Change, HistoryEvent, Operation

Row = tuple[str, int]
Item = TypeVar("Item")
BATCH = 500
NEEDING = (models.CASCADE, models.PROTECT, models.RESTRICT)
"""What a row that refers to another does when that goes, if it cannot stand without."""


class ChangedSince(Exception):
    """A deed cannot be taken back, because others have since changed or used what it wrote: `records` lists them."""

    def __init__(self, records: Sequence[models.Model | str]) -> None:
        super().__init__(", ".join(str(record) for record in records))
        self.records = list(records)


def undo(changes: Collection[Change], *, by: Actor, reason: str) -> Change:
    """Take back all of `changes` in one deed. Raises ChangedSince, and writes nothing, where any row of theirs was
    changed by another deed since, or where a later record refers to a row that would go."""
    ids = [change.pk for change in changes]
    with recording(by, reason, undoes=next(iter(changes), None)) as deed:
        events = list(HistoryEvent.objects.filter(change_id__in=ids).order_by("-id"))
        _refuse_if_changed(events, ids)
        _refuse_if_used(events)
        _reverse(events)
        Change.objects.filter(pk__in=ids).update(taken_back_by=deed)
    return deed


def _refuse_if_changed(events: list[HistoryEvent], ids: list[int]) -> None:
    first: dict[Row, int] = {}
    for event in events:  # newest first, so the last assignment is the oldest event
        first[event.model, event.object_id] = event.pk
    if not first:
        return
    later = HistoryEvent.objects.filter(pk__gt=min(first.values()), model__in={model for model, _ in first})
    if len(first) <= BATCH:
        later = later.filter(object_id__in={key for _, key in first})
    # A deed and the one that took it back leave nothing behind.
    returning = Change.objects.filter(taken_back_by__isnull=False).values("taken_back_by")
    later = later.exclude(change_id__in=ids).exclude(change__taken_back_by__isnull=False)
    later = later.exclude(change__in=returning)
    conflicts = {
        (model, key): _named(model, key)
        for pk, model, key in later.values_list("pk", "model", "object_id").iterator()
        if pk > first.get((model, key), pk)
    }
    if conflicts:
        raise ChangedSince(list(conflicts.values()))


def _refuse_if_used(events: list[HistoryEvent]) -> None:
    """Rows that would go or stand in the way with those that the deeds made. What depends on such a row in turn needs
    no look: either the row was made by the deeds too, or it stands in the way itself."""
    created = {(event.model, event.object_id) for event in events if event.operation == Operation.INSERT}
    before = {(event.model, event.object_id): event for event in events}  # the oldest of each row
    conflicts: dict[Row, models.Model] = {}
    for label in {label for label, _ in created}:
        model = apps.get_model(label)
        for some in _batches([key for name, key in created if name == label]):
            for rows in _pointing_to(model, some):
                for row in rows:
                    place = (row._meta.label_lower, row.pk)
                    if place not in created and (place not in before or _referred_to(before[place], created)):
                        conflicts[place] = row
    if conflicts:
        raise ChangedSince(list(conflicts.values()))


def _pointing_to(model: type[models.Model], keys: list[int]) -> Iterator[models.QuerySet[Any]]:
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ForeignObjectRel) and relation.on_delete in NEEDING:
            related: Any = relation.related_model
            yield related._base_manager.filter(**{f"{relation.field.name}__in": keys})
    content_type = ContentType.objects.get_for_model(model)
    for pointing, link in _needing_their_subject():
        yield pointing._base_manager.filter(**{link.ct_field: content_type, f"{link.fk_field}__in": keys})


def _referred_to(event: HistoryEvent, created: set[Row]) -> bool:
    """Whether the row, as it was before the event, refers to one of these: only then must it stand against the undo."""
    image, meta = image_of(event), apps.get_model(event.model)._meta
    links = {(f.related_model._meta.label_lower, image.get(f.attname)) for f in meta.concrete_fields if f.related_model}
    for link in meta.private_fields:
        if isinstance(link, GenericForeignKey) and (key := image.get(f"{link.ct_field}_id")):
            model = ContentType.objects.get_for_id(key).model_class()
            links |= {(model._meta.label_lower, image.get(link.fk_field))} if model else set()
    return bool(links & created)


def _needing_their_subject() -> Iterator[tuple[type[models.Model], GenericForeignKey]]:
    """The tables whose rows need the record of any type that they point to, such as evidence, each with that link."""
    for model in apps.get_models():
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey) and issubclass(model, Audited) and model.needs_its_subject:
                yield model, field


def _reverse(events: Iterable[HistoryEvent]) -> None:
    """Newest first; what was done to many rows of a table one after the other is taken back together."""
    for (label, operation), together in groupby(events, key=lambda event: (event.model, event.operation)):
        model = apps.get_model(label)
        for some in _batches(together):
            if operation == Operation.INSERT:
                rows = model._base_manager.filter(pk__in=[event.object_id for event in some])
                rows._raw_delete(using=DEFAULT_DB_ALIAS)
            elif operation == Operation.DELETE:
                model._base_manager.bulk_create([model(**image_of(event)) for event in some])
            else:
                for event in some:
                    values = image_of(event)
                    values.pop(model._meta.pk.attname)
                    model._base_manager.filter(pk=event.object_id).update(**values)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def image_of(event: HistoryEvent) -> dict[str, Any]:
    """The row as it was before the event, as values of the model's fields, by attribute name."""
    model, old = apps.get_model(event.model), event.old or {}
    return {f.attname: _value(f, old[f.column]) for f in model._meta.concrete_fields if f.column in old}


def _value(field: models.Field[Any, Any], kept: Any) -> Any:
    """SQLite keeps instants in UTC without saying so."""
    value = field.to_python(kept)
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _named(label: str, key: int) -> models.Model | str:
    model = apps.get_model(label)
    return model._base_manager.filter(pk=key).first() or f"{model._meta.verbose_name} {key}"
