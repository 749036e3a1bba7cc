"""Optimistic locking: who saves what others have changed since is told, and loses nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import ManyToManyField, Model

from syndesis.core.history import Image, Step, as_of, steps, version_of, versions_of, whole_history
from syndesis.core.models import HistoryEvent

__all__ = ["Since", "Stale", "changed_since", "refuse_stale", "version_of"]
MOST_EVENTS = 500
"""Events looked through for who changed what."""


class Stale(Exception):
    """Records were changed by others since the writer read them; `records` are those as they stand now."""

    def __init__(self, records: Sequence[Any]) -> None:
        super().__init__(", ".join(str(record) for record in records))
        self.records = list(records)


def refuse_stale(records: Sequence[Any], versions: Mapping[int, int]) -> None:
    """Raises Stale for the records whose version is no longer the one given, by key."""
    if not records:
        return
    current = versions_of(type(records[0]), [record.pk for record in records])
    stale = [record for record in records if current[record.pk] != versions[record.pk]]
    if stale:
        raise Stale(stale)


@dataclass(frozen=True)
class Since:
    """A field that others changed. Its values: of a reference the key, of a list of references the set of keys, of rows
    their values by their keys."""

    before: Any
    now: Any
    event: HistoryEvent | None
    """The last that changed it, with its deed; None where it is too long ago to be told."""


def changed_since(record: Model, version: int, names: Iterable[str]) -> dict[str, Since]:
    """Which of these fields differ from what they were at a version. Nothing can be told of a version that came before
    the record, nor does any form carry one."""
    then, now = as_of(record, version), as_of(record, None)
    if then.record is None or now.record is None:
        return {}
    done = steps(list(whole_history(record).filter(pk__gt=version)[:MOST_EVENTS]))
    found = {}
    for name in names:
        field = record._meta.get_field(name)
        before, current = _value(then, field), _value(now, field)
        if before != current:
            found[name] = Since(before, current, next((s.event for s in done if _concerns(s, record, field)), None))
    return found


def is_rows(field: Any) -> bool:
    """Whether it stands for rows of another table that belong to the record, or a single one."""
    return bool(field.auto_created and (field.one_to_many or field.one_to_one))


def _value(image: Image, field: Any) -> Any:
    if is_rows(field):
        rows = image.parts.get(field.related_model, ())
        return {row.pk: _said(row) for row in rows if getattr(row, field.field.attname) == image.record.pk}
    if not isinstance(field, ManyToManyField):
        return getattr(image.record, field.attname)
    table: Any = field.remote_field.through
    return frozenset(_far(field, row) for row in image.parts.get(table, ()) if _is_bare(row))


def _said(row: Model) -> dict[str, Any]:
    """What people wrote in a row, by the names of its columns."""
    return {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields if each.editable}


def _far(field: Any, row: Model) -> Any:
    return getattr(row, f"{field.m2m_reverse_field_name()}_id")


def _is_bare(row: Any) -> bool:
    """Whether a row of a link table is a link and nothing more (`objects.services.referred_to`)."""
    bare: Mapping[str, Any] = getattr(row, "bare", {})
    return all(getattr(row, row._meta.get_field(name).attname) == value for name, value in bare.items())


def _concerns(step: Step, record: Model, field: Any) -> bool:
    if isinstance(field, ManyToManyField):
        table: Any = field.remote_field.through
        return bool(step.event.model == table._meta.label_lower)
    if is_rows(field):
        return bool(step.event.model == field.related_model._meta.label_lower)
    both = step.before, step.after
    return step.event.model == record._meta.label_lower and len({getattr(row, field.attname, None) for row in both}) > 1
