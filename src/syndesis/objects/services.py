"""Writing records of any type: the kit's own services, which call those that a type declares.

Each is one deed: within the user's scope before and after, or nothing is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import ForeignKey, Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.history.parts import owner_of
from syndesis.core.models import Record, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects import rows as of_parts
from syndesis.objects.assigning import assign, assign_many, link, referred_to
from syndesis.objects.registry import of
from syndesis.objects.tables import Table, tables_of
from syndesis.objects.types import ObjectType
from syndesis.objects.versions import refuse_stale, version_of

Data = Mapping[str, Any]
"""Cleaned values by the names of the type's fields: records for references, lists of records for many-to-many ones,
lists of rows (`objects.rows.Row`) for what belongs to the record."""


def create(kind: type[ObjectType], /, *, by: Actor, **data: Any) -> Any:
    """Make a record. Raises Forbidden where it would lie outside the user's scope, Refused where the rules say no."""
    return create_many(kind, [data], by=by)[0]


def create_many(kind: type[ObjectType], rows: Sequence[Data], *, by: Actor) -> list[Any]:
    """The bulk twin of `create`: all are made or none."""
    with recording(by, "Record created" if len(rows) == 1 else "Records created"):
        if by.user is not None and not kind.policy.may_add(by.user):
            raise Forbidden(str(kind.plural))
        tables = _tables(kind, rows, own=kind.create or kind.create_many)
        given = [_without(row, tables) for row in rows]
        if kind.create_many is not None and (len(rows) > 1 or kind.create is None):
            made = list(kind.create_many(given, by=by))
        elif kind.create is not None:
            made = [kind.create(by=by, **row) for row in given]
        else:
            made = _insert(kind.model, given)
        _write_rows(kind, tables, made, rows, {})
        kind.policy.check_all(by.user, made)
    return made


def revise(kind: type[ObjectType], record: Any, /, *, by: Actor, version: int | None = None, **data: Any) -> Any:
    """Change the fields in `data`. Raises Stale where `version`, which the writer had before them, is no longer the
    record's; besides as `create`."""
    return revise_many(kind, [(record, data)], by=by, versions={} if version is None else {record.pk: version})[0]


def revise_many(
    kind: type[ObjectType],
    changes: Sequence[tuple[Any, Data]],
    *,
    by: Actor,
    versions: Mapping[int, int] | None = None,
) -> list[Any]:
    """The bulk twin of `revise`: all are changed or none. `versions` are those that the writer saw, by key."""
    keys = [record.pk for record, _data in changes]
    with recording(by, "Record changed" if len(changes) == 1 else "Records changed together"):
        locked = kind.model._default_manager.select_for_update().in_bulk(keys)
        kind.policy.check_all(by.user, list(locked.values()))
        if versions:
            refuse_stale([row for row in locked.values() if row.pk in versions], versions)
        tables = _tables(kind, [data for _record, data in changes], own=kind.revise)
        before = {table.name: of_parts.held_by(table, list(locked.values()), by.user) for table in tables}
        wanted = [
            (locked[record.pk], with_what_is_unseen(locked[record.pk], own, by.user))
            for record, data in changes
            if (own := _without(data, tables)) or not data
        ]
        locked |= {row.pk: row for row in _revised(kind, wanted, by)}
        revised = [locked[record.pk] for record, _data in changes]
        _write_rows(kind, tables, revised, [data for _record, data in changes], before)
        kind.policy.check_all(by.user, revised)
    return revised


def _revised(kind: type[ObjectType], wanted: Sequence[tuple[Any, Data]], by: Actor) -> list[Any]:
    if kind.revise_many is not None and len(wanted) > 1:
        return list(kind.revise_many(wanted, by=by))
    if kind.revise is not None:
        return [kind.revise(row, by=by, **data) or row for row, data in wanted]
    assign_many(wanted)
    return [row for row, _data in wanted]


def write_rows(kind: type[ObjectType], record: Any, name: str, rows: Iterable[Mapping[str, Any]], *, by: Actor) -> None:
    """For the services of a type that are given rows (`Rows(by_service=True)`): make them those of the record."""
    write_rows_of_many(kind, [(record, rows)], name, by=by)


def write_rows_of_many(
    kind: type[ObjectType], wanted: Sequence[tuple[Any, Iterable[Mapping[str, Any]]]], name: str, *, by: Actor
) -> None:
    """The bulk twin of `write_rows`."""
    table = tables_of(kind)[name]
    before = of_parts.held_by(table, [record for record, _rows in wanted], by.user)
    of_parts.write(table, wanted, before=before)


def _tables(kind: type[ObjectType], data: Iterable[Data], *, own: Any) -> list[Table]:
    """The tables of which the data says something and which the kit writes; `own` is the type's service, if any."""
    said = {name for row in data for name in row}
    return [each for each in tables_of(kind).values() if each.name in said and not (own and each.declared.by_service)]


def _without(data: Data, tables: Iterable[Table]) -> dict[str, Any]:
    names = {table.name for table in tables}
    return {name: value for name, value in data.items() if name not in names}


def _write_rows(
    kind: type[ObjectType],
    tables: Iterable[Table],
    records: Sequence[Any],
    data: Sequence[Data],
    before: Mapping[str, of_parts.Held],
) -> None:
    for table in tables:
        wanted = [(record, row[table.name]) for record, row in zip(records, data, strict=True) if table.name in row]
        own = of_parts.with_own_rows(table, wanted, tables_of(kind).values())
        of_parts.write(table, own, before=before.get(table.name) or of_parts.Held())


def archive(kind: type[ObjectType], records: Iterable[Any], *, by: Actor) -> None:
    """Take records off all lists; nothing is deleted, and `restore` brings them back."""
    _set_archived(kind, records, by, "Archived", timezone.now())


def restore(kind: type[ObjectType], records: Iterable[Any], *, by: Actor) -> None:
    """Raises Refused for what was merged into another: its merge is taken back instead."""
    rows = list(records)
    for row in rows:
        if getattr(row, "merged_into_id", None):
            told = _("“%(record)s” was merged into “%(other)s”. Take the merge back instead.")
            raise Refused(told % {"record": row, "other": row.merged_into})
    _set_archived(kind, rows, by, "Brought back from the archive", None)


def _set_archived(kind: type[ObjectType], records: Iterable[Any], by: Actor, reason: str, at: Any) -> None:
    rows = list(records)
    with recording(by, reason):
        kind.policy.check_all(by.user, rows)
        kind.model._default_manager.filter(pk__in=[row.pk for row in rows]).update(archived_at=at)
        for row in rows:
            row.archived_at = at
        if kind.after_archiving is not None:
            kind.after_archiving(rows, by=by)


def with_what_is_unseen(record: Any, data: Data, user: User | None) -> dict[str, Any]:
    """The data, and in each list of references those that the record has and the writer may not see: who cannot see a
    party does not take it away by saving the form. A single one stays too; Refused is raised where another is to take
    its place."""
    completed = dict(data)
    if user is None:
        return completed
    for field in record._meta.many_to_many:
        if field.name in data:
            held = referred_to(record, field)
            seen = held.filter(seen_by(field.related_model, user)).values("pk")
            completed[field.name] = [*data[field.name], *held.exclude(pk__in=seen)]
    for field in record._meta.concrete_fields:
        if not field.is_relation or field.name not in data or not _is_unseen(record, field, data[field.name], user):
            continue
        if data[field.name] is not None:
            told = _("“%(record)s” refers to something that you may not see, which stays as it is.")
            raise Refused(told % {"record": record}, field.name)
        del completed[field.name]
    return completed


def _is_unseen(record: Any, field: Any, wanted: Any, user: User) -> bool:
    """Whether a record refers to something else than what is wanted, which the user may not see."""
    key = getattr(record, field.attname)
    if key is None or (wanted is not None and wanted.pk == key):
        return False
    model = field.related_model
    return not model._default_manager.filter(seen_by(model, user), pk=key).exists()


def seen_by(model: type[Model], user: User) -> Q:
    """The records of a model that may be referred to: those that the user may see, where it has a type; of what belongs
    to a record, what refers to such ones only."""
    try:
        return of(model).policy.scope(user, "view")
    except LookupError:
        if issubclass(model, User):
            return Q(is_active=True)
    found = Q()
    if issubclass(model, Record) or owner_of(model) is None:
        return found
    for key in model._meta.concrete_fields:
        if isinstance(key, ForeignKey) and key.related_model is not model:
            related: Any = key.related_model
            seen = Q(**{f"{key.name}__in": related._default_manager.filter(seen_by(related, user)).values("pk")})
            found &= (seen | Q(**{key.name: None})) if key.null else seen
    return found


def _insert(model: type[Model], rows: Sequence[Data]) -> list[Any]:
    links = {field.name: field for field in model._meta.many_to_many}
    made = model._default_manager.bulk_create(
        [model(**{name: value for name, value in row.items() if name not in links}) for row in rows]
    )
    for name, field in links.items():
        link(field, [(record, each) for record, row in zip(made, rows, strict=True) for each in row.get(name, ())])
    return made


__all__ = [
    "archive",
    "assign",
    "assign_many",
    "create",
    "create_many",
    "referred_to",
    "restore",
    "revise",
    "revise_many",
    "seen_by",
    "version_of",
    "with_what_is_unseen",
    "write_rows",
    "write_rows_of_many",
]
