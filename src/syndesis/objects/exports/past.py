"""Exports of all records of a type as the record stood at a moment: their own columns.

What is said of a moment is what had been written down by then, whatever day it is about. Which records a reader gets is
a matter of today: those that they may see now, and for administrators also those that have been deleted since. What a
record refers to is called as it is called today.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model
from django.utils import timezone

from syndesis.core.history.past import Moment
from syndesis.core.history.standing import standing
from syndesis.core.models import Role
from syndesis.objects.exports.fields import Field
from syndesis.objects.exports.values import Coded, as_data
from syndesis.objects.registry import of
from syndesis.objects.services import seen_by
from syndesis.objects.types import ObjectType, named

if TYPE_CHECKING:
    from syndesis.core.models import User


def stood(kind: type[ObjectType], user: "User", at: Moment | None) -> Iterator[Any]:
    """The records that were there at a moment and not in the archive, as they were then; None is now."""
    rows = standing(kind.model, at, scope=kind.policy.scope(user, "view"), deleted=sees_deleted(user))
    was_one = kind.stood(at) if kind.stood else None
    return (row for row in rows if row.archived_at is None and (was_one is None or was_one(row)))


def sees_deleted(user: "User") -> bool:
    return user.is_active and user.role == Role.ADMINISTRATOR


def own_fields(kind: type[ObjectType], user: "User") -> list[Field]:
    """The columns of the table that people may write, those of the form first; no list of references, which has a
    table of its own."""
    named_first = {name: place for place, name in enumerate(kind.fields())}
    hidden = set(getattr(kind.model, "history_exclude", ()))
    fields = [
        field
        for field in kind.model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in hidden
    ]
    fields.sort(key=lambda field: named_first.get(field.name, len(named_first)))
    names = Names(user)
    return [Field("id", "ID", lambda row: row.pk), *(_own(field, names) for field in fields)]


class Names:
    """What records are called; those of a model are read at once, when one of them is asked for."""

    def __init__(self, user: "User") -> None:
        self.user = user
        self._known: dict[type[Model], dict[int, str]] = {}

    def of(self, model: type[Model], key: int) -> Coded | None:
        """None for what the reader may not see; to administrators, what is gone is told by its key."""
        if model not in self._known:
            self._known[model] = self._read(model)
        name = self._known[model].get(key)
        if name is None:
            return Coded(key, f"{model._meta.verbose_name} {key}") if sees_deleted(self.user) else None
        return Coded(key, name)

    def _read(self, model: type[Model]) -> dict[int, str]:
        rows = model._default_manager.filter(seen_by(model, self.user))
        if title := _title_of(model):
            return dict(rows.order_by().values_list("pk", title))
        single = [field.name for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
        rows = rows.select_related(*single) if single else rows  # for what a name is put together from
        return {row.pk: str(row) for row in rows.iterator(chunk_size=2000)}


def _title_of(model: type[Model]) -> str:
    """The column that holds what records of a model are called; blank where that is put together."""
    try:
        title = of(model).title
        return title if isinstance(title, str) and model._meta.get_field(title).concrete else ""
    except (LookupError, FieldDoesNotExist):
        return ""


def _own(field: Any, names: Names) -> Field:
    if isinstance(field, ForeignKey):

        def referred(row: Any) -> Any:
            key = getattr(row, field.attname)
            return None if key is None else names.of(field.related_model, key)

        return Field(field.name, named(field), referred)
    choices = dict(field.flatchoices)

    def value(row: Any) -> Any:
        found = as_data(getattr(row, field.attname))
        return Coded(found, str(choices.get(found, found))) if choices and found is not None else found

    return Field(field.name, named(field), value)


def file_name(kind: type[ObjectType], at: Moment | None, form: str) -> str:
    moment = at if not isinstance(at, int) and at is not None else timezone.now()
    return f"{kind.many}-as-of-{timezone.localtime(moment).strftime('%Y-%m-%dT%H%M')}.{form}"
