"""Which rows belong to a record: those of tables that would go with it, such as the parties of an agreement.

The history and the version of the record are theirs too.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from django.db.models import CASCADE, Model
from django.db.models.fields.related import ForeignObject

from syndesis.core.models import Audited, HistoryEvent, Operation, Record
from syndesis.core.together import together

Owners = Mapping[int, int]
"""Keys of rows, each with the key of the record that it belongs to."""


@cache
def parts_of(model: type[Model]) -> tuple[tuple[type[Model], ForeignObject[Any, Any]], ...]:
    """The tables whose rows belong to one of `model`, each with the column that says to which."""
    found: list[tuple[type[Model], ForeignObject[Any, Any]]] = []
    for relation in model._meta.related_objects:
        part, field = relation.related_model, relation.field
        belongs = getattr(relation, "on_delete", None) is CASCADE
        if belongs and isinstance(part, type) and issubclass(part, Audited) and not issubclass(part, Record):
            found.append((part, field))
    return tuple(found)


def owner_of(model: type[Model]) -> ForeignObject[Any, Any] | None:
    """The column that says to which record a row belongs, where its table is one of parts."""
    for field in model._meta.concrete_fields:
        related = field.related_model
        if isinstance(field, ForeignObject) and isinstance(related, type) and (model, field) in parts_of(related):
            return field
    return None


def rows_of(model: type[Model], keys: Collection[int]) -> Iterator[tuple[type[Model], Owners]]:
    """The records with these keys and all rows that belong to them or did before they were deleted, table by table."""
    yield from _below(model, {key: key for key in keys})


def _below(model: type[Model], owners: Owners) -> Iterator[tuple[type[Model], Owners]]:
    yield model, owners
    parts, keys = parts_of(model), list(owners)
    gone = [
        HistoryEvent.objects.filter(
            model=part._meta.label_lower, operation=Operation.DELETE, **{f"old__{field.column}__in": keys}
        ).values_list("object_id", f"old__{field.column}")
        for part, field in parts
    ]
    live = [
        part._default_manager.filter(**{f"{field.name}__in": keys}).values_list("pk", field.attname)
        for part, field in parts
    ]
    found: list[dict[int, int]] = [{} for _part in parts]
    for place, key, owner in (*together(gone, len(keys)), *together(live, len(keys))):
        found[place][key] = owners[int(owner)]
    for (part, _field), below in zip(parts, found, strict=True):
        if below:
            yield from _below(part, below)
