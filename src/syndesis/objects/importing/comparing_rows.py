"""The rows that a file says belong to a record, beside those that are there: an import adds to them, completes the one
that is meant, and takes none out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from syndesis.core.countries import country_name
from syndesis.core.fields import CountryField
from syndesis.lib.text import normal
from syndesis.objects.bulk import _in_words
from syndesis.objects.importing.within import OWN, own_table
from syndesis.objects.rows import identities
from syndesis.objects.tables import ID, Table, tables_of
from syndesis.objects.types import ObjectType, named

Row = Mapping[str, Any]
Labels = Callable[[Any, str], str]
"""Tells the record of a model by the value of its source."""


def merged(table: Table, said: Sequence[Row], held: Sequence[Any]) -> tuple[list[Row], list[Row]]:
    """All rows as they are to be, and those of the file that say something new; nothing where none does."""
    new = [row for row in said if not any(says(one, row) for one in held)]
    if not new:
        return [], []
    meant = {one.pk: row for row in new if (one := _meant(table, row, held)) is not None}
    plain = [column.name for column in table.fields if not column.is_relation]
    kept = [{ID: one.pk} | {name: getattr(one, name) for name in plain} | dict(meant.get(one.pk, {})) for one in held]
    return [*kept, *(row for row in new if row not in meant.values())], new


def with_own(
    kind: type[ObjectType], name: str, said: Sequence[Row], held: Mapping[str, Sequence[Any]]
) -> Sequence[Row]:
    """Rows that refer to others of the same record, with the keys of those that are there; `held` is by table."""
    found: dict[str, Mapping[str, str]] = {}
    for column in tables_of(kind)[name].fields:
        if column.is_relation and (own := own_table(kind, column.related_model)):
            found[column.name] = {normal(str(row)): str(row.pk) for row in held.get(own.name, ())}
    if not found:
        return said
    return [
        {
            key: found[key].get(normal(value.removeprefix(OWN)), value) if key in found else value
            for key, value in row.items()
        }
        for row in said
    ]


def says(one: Any, row: Row) -> bool:
    """Whether a row that is there says all that one of a file does."""
    return all(_same(one, name, said) for name, said in row.items())


def _same(one: Any, name: str, said: Any) -> bool:
    column = one._meta.get_field(name)
    held = getattr(one, column.attname)
    if column.is_relation:
        return str(held or "") == said
    return not (held or said) or held == column.to_python(said)


def _meant(table: Table, row: Row, held: Sequence[Any]) -> Any:
    """The row that is there, beside which one of a file may not stand."""
    for names in identities(table):
        if names <= row.keys():
            same = {name: row[name] for name in names}
            if found := next((one for one in held if says(one, same)), None):
                return found
    return None


def in_words(table: Table, row: Row, label: Labels) -> str:
    columns = {column.name: column for column in table.fields}
    said = {columns[name]: _value(columns[name], value, label) for name, value in row.items() if name != ID}
    if table.is_single:
        return "; ".join(f"{named(column)}: {words}" for column, words in said.items() if words)
    return " ".join(filter(None, said.values()))


def _value(column: Any, value: Any, label: Labels) -> str:
    if not value:
        return ""
    return label(column.related_model, value) if column.is_relation else words_of(column, value)


def words_of(field: Any, value: Any) -> str:
    if isinstance(field, CountryField):
        return country_name(value)
    return _in_words(field, value)[:500]
