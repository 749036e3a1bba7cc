"""Writing the fields of records as they are given: columns, and lists of references."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, ManyToManyField, Model, QuerySet

from syndesis.core.fields import Computed

Data = Mapping[str, Any]


def assign(record: Any, data: Data) -> Any:
    """Write the fields as they are; of a list of references the links that stay are left alone, with all they say."""
    links = {field.name: field for field in record._meta.many_to_many}
    own = {name: value for name, value in data.items() if name not in links}
    for name, value in own.items():
        setattr(record, name, value)
    if own:
        record.save()
    for name in data.keys() & links.keys():
        field, wanted = links[name], {each.pk: each for each in data[name]}
        _through, _near, far = _table(field)
        rows = _links(record, field)
        rows.exclude(**{f"{far}__in": list(wanted)}).delete()
        held = set(rows.values_list(f"{far}_id", flat=True))
        link(field, [(record, each) for key, each in wanted.items() if key not in held])
    return record


def assign_many(changes: Sequence[tuple[Any, Data]]) -> None:
    """The bulk twin of `assign`, for records of one table: only the columns that are named are written, and columns and
    lists of references of all records together."""
    together: defaultdict[tuple[str, ...], list[Any]] = defaultdict(list)
    lists: defaultdict[str, list[tuple[Any, Sequence[Any]]]] = defaultdict(list)
    for record, data in changes:
        links = {field.name for field in record._meta.many_to_many}
        own = tuple(sorted(data.keys() - links))
        for name in own:
            setattr(record, name, data[name])
        if own:
            together[own].append(record)
        for name in data.keys() & links:
            lists[name].append((record, list(data[name])))
    for names, records in together.items():
        _update(records, names)
    for name, wanted in lists.items():
        _relink(wanted[0][0]._meta.get_field(name), wanted)


def _relink(field: "ManyToManyField[Any, Any]", wanted: Sequence[tuple[Any, Sequence[Any]]]) -> None:
    """Links that stay are left alone, with all that they say."""
    through, near, far = _table(field)
    linked = {record.pk: {each.pk: each for each in others} for record, others in wanted}
    rows = through._default_manager.filter(**{f"{near}__in": list(linked)}, **getattr(through, "bare", {}))
    held, gone = set(), []
    for key, record, other in rows.values_list("pk", f"{near}_id", f"{far}_id"):
        held.add((record, other))
        if other not in linked[record]:
            gone.append(key)
    through._default_manager.filter(pk__in=gone).delete()
    link(
        field,
        [
            (record, each)
            for record, _others in wanted
            for key, each in linked[record.pk].items()
            if (record.pk, key) not in held
        ],
    )


def _update(records: Sequence[Any], names: Sequence[str]) -> None:
    """One statement, once a record. Django's own makes one of a branch a record and column, which it takes longer to
    write than the database takes to read."""
    meta, quoted = records[0]._meta, connection.ops.quote_name
    columns = [field for field in meta.concrete_fields if field.name in names or _follows(field, names)]
    values = [
        [*(column.get_db_prep_save(column.pre_save(record, False), connection) for column in columns), record.pk]
        for record in records
    ]
    told = ", ".join(f"{quoted(column.column)} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quoted(meta.db_table)} SET {told} WHERE {quoted(meta.pk.column)} = %s",  # noqa: S608
            values,
        )


def _follows(field: "Field[Any, Any]", names: Sequence[str]) -> bool:
    """Whether a column is computed of these."""
    return (isinstance(field, Computed) and field.source in names) or bool(getattr(field, "auto_now", False))


def referred_to(record: Model, field: "ManyToManyField[Any, Any]") -> QuerySet[Any]:
    """The records that a list of references holds. A link table may say by `bare` which of its rows are such links
    and nothing more: a person who takes part for an organisation is no entry of the list of organisations."""
    _through, _near, far = _table(field)
    model = field.related_model
    assert isinstance(model, type)
    rows: QuerySet[Any] = model._default_manager.filter(pk__in=_links(record, field).values(far))
    return rows


def link(field: "ManyToManyField[Any, Any]", pairs: Sequence[tuple[Any, Any]]) -> None:
    """Link each first to its second, once."""
    through, near, far = _table(field)
    through._default_manager.bulk_create([through(**{near: one, far: other}) for one, other in dict.fromkeys(pairs)])


def _links(record: Model, field: "ManyToManyField[Any, Any]") -> QuerySet[Any]:
    """The rows of a link table that make up a list of references of one record."""
    through, near, _far = _table(field)
    rows: QuerySet[Any] = through._default_manager.filter(**{near: record}, **getattr(through, "bare", {}))
    return rows


def _table(field: "ManyToManyField[Any, Any]") -> tuple[Any, str, str]:
    return field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
