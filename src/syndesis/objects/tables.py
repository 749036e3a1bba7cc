"""The tables of rows that belong to the records of a type and are written with them (`Rows`), and who sees which row.

A row that refers to what its reader may not see is not shown, and stays as it is.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, Field, ForeignKey, Model, Q, QuerySet
from django.utils.functional import lazy
from django.utils.text import capfirst

from syndesis.core.history.parts import parts_of
from syndesis.core.models import User
from syndesis.core.together import together
from syndesis.objects.columns import Label
from syndesis.objects.sections import Rows
from syndesis.objects.types import ObjectType, named

ID = "id"
"""In what is written, the key of a row that is there already."""


@dataclass(frozen=True)
class Table:
    """Rows as declared, completed by what the model knows."""

    declared: Rows
    model: type[Model]
    key: "ForeignKey[Any, Any]"
    """The column that says to which record a row belongs."""
    fields: tuple["Field[Any, Any]", ...]
    bare: Mapping[str, Any] = field(default_factory=dict)
    """What the rows say that make up a list of references of the same form (`objects.services.referred_to`): they are
    none of these."""
    is_list: bool = False
    """Whether the entries of a list of references of the same form are kept in it too."""

    @property
    def name(self) -> str:
        return self.declared.name

    @property
    def title(self) -> Label:
        meta = self.model._meta
        return self.declared.title or capfirst(
            (meta.verbose_name if self.is_single else meta.verbose_name_plural) or ""
        )

    @property
    def heading(self) -> Label:
        """What a column of a file is called whose cells hold such rows: with what each says, in its order."""
        return _heading_of(self)

    @property
    def is_single(self) -> bool:
        """Whether a record has one such row at most."""
        return self.key.unique

    def asked_of(self, record: Any) -> bool:
        """Whether rows are asked of a record as it stands (`Rows.only`)."""
        return all(getattr(record, name) in values for name, values in self.declared.only.items())

    @property
    def only_words(self) -> str:
        """The values of which one must stand in the record, in words."""
        owner: Any = self.key.related_model
        labels = (
            dict(owner._meta.get_field(n).flatchoices).get(v, v) for n, vs in self.declared.only.items() for v in vs
        )
        return ", ".join(map(str, labels))

    @cached_property
    def references(self) -> tuple["ForeignKey[Any, Any]", ...]:
        """All keys of a row but the one to its record, also those that the form does not show."""
        columns = self.model._meta.concrete_fields
        return tuple(each for each in columns if isinstance(each, ForeignKey) and each is not self.key)

    def rows(self, records: Collection[int]) -> QuerySet[Any]:
        """The rows of records, by their keys."""
        rows = self.model._default_manager.filter(**{f"{self.key.name}__in": records})
        return rows.exclude(**self.bare) if self.bare else rows

    def needs(self, column: "Field[Any, Any]") -> bool:
        """Whether a row is none of these without a value of the field."""
        return column.name in self.bare and self.bare[column.name] is None

    def seen(self, user: User | None) -> Q:
        """The rows of which the user may see all that they refer to; None sees everything."""
        from syndesis.objects.services import seen_by

        found = Q()
        if user is None:
            return found
        for each in self.references:
            related: Any = each.related_model
            known = Q(**{f"{each.name}__in": related._default_manager.filter(seen_by(related, user)).values("pk")})
            found &= (known | Q(**{each.name: None})) if each.null else known
        return found


class Counted:
    """How many rows a record has of each of its tables; asked of all together, once somebody wants to know."""

    def __init__(self, tables: Iterable[Table], record: Any) -> None:
        self.tables, self.record = list(tables), record

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """By the names of the tables."""
        if self.record is None or self.record.pk is None:
            return {}
        counts = [
            table.rows([self.record.pk]).order_by().values_list(table.key.attname).annotate(Count("pk"))
            for table in self.tables
        ]
        return {self.tables[place].name: number for place, _key, number in together(counts, 1)}


def _heading(table: Table) -> str:
    return f"{table.title}: {' | '.join(str(named(column)) for column in table.fields)}"


_heading_of = lazy(_heading, str)
_tables: dict[type[ObjectType], Mapping[str, Table]] = {}


def tables_of(kind: type[ObjectType]) -> Mapping[str, Table]:
    """By their names, in the order of the form; made when first used."""
    if kind not in _tables:
        _tables[kind] = {rows.name: table_of(kind, rows) for rows in kind.tables()}
    return _tables[kind]


def table_of(kind: type[ObjectType], declared: Rows) -> Table:
    """Raises FieldDoesNotExist or ValueError, which tell what is declared wrongly."""
    relation: Any = kind.model._meta.get_field(declared.name)
    belongs = relation.auto_created and (relation.one_to_many or relation.one_to_one)
    if not belongs or (relation.related_model, relation.field) not in parts_of(kind.model):
        raise ValueError(f"{declared.name!r} are no rows that belong to a {kind.one}: their key to it must cascade")
    columns = tuple(relation.related_model._meta.get_field(name) for name in declared.fields)
    if wrong := [each.name for each in columns if not each.concrete or each.many_to_many or each is relation.field]:
        raise ValueError(f"{wrong[0]!r} is no field of such a row")
    if not columns:
        raise ValueError("name the fields of a row")
    for name, values in declared.only.items():
        asked: Any = kind.model._meta.get_field(name)
        if unknown := set(values) - {value for value, _label in asked.flatchoices}:
            raise ValueError(f"{sorted(unknown)} are no values of {name!r}")
    lists = [each for each in kind.model._meta.many_to_many if each.name in kind.fields()]
    is_list = any(each.remote_field.through is relation.related_model for each in lists)
    bare = getattr(relation.related_model, "bare", {}) if is_list else {}
    return Table(declared, relation.related_model, relation.field, columns, bare, is_list)
