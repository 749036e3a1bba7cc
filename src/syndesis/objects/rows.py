"""Writing the rows that belong to records: those of all records of a deed together, so that more rows need no more
queries. A row of which nothing changes is left alone, and so is one that refers to what the writer may not see.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError, RestrictedError, UniqueConstraint
from django.utils.translation import gettext as _

from syndesis.core.fields import EdgeField, PartialDateField
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.lib.text import normal
from syndesis.objects.tables import ID, Table

Row = Mapping[str, Any]
"""Cleaned values by the names of its fields, and `id` where it is there already; what it does not name stays."""


@dataclass(frozen=True)
class OwnRow:
    """In the place of a reference: another row of the same record, by what it is called, as the track of a team."""

    text: str


@dataclass
class Held:
    """The rows of some records before a deed."""

    seen: dict[int, dict[int, Any]] = field(default_factory=lambda: defaultdict(dict))
    """Those that the writer may see, by the key of their record and their own."""
    keys: set[int] = field(default_factory=set)
    """Of all."""


@dataclass
class _Plan:
    added: list[tuple[int, Any]] = field(default_factory=list)
    changed: list[tuple[int, Any]] = field(default_factory=list)
    """Rows with their numbers among those of their record, from 1."""
    names: set[str] = field(default_factory=set)
    """Fields that are changed in any of them."""
    removed: list[Any] = field(default_factory=list)

    def sort_out(
        self, table: Table, record: Model, rows: Sequence[Row], known: Mapping[int, Any], free: dict[int, Any]
    ) -> None:
        """`known` are the rows that the writer saw, `free` those that may be meant as they are now."""
        if table.is_single:
            rows = _as_one(table, rows)
        for number, row in enumerate(rows, start=1):
            if (key := row.get(ID)) is not None and key not in known:
                raise Refused(_("Row %(number)s is not there any more.") % {"number": number}, table.name)
        named = {key: free.pop(key) for row in rows if (key := row.get(ID)) in free}
        for number, row in enumerate(rows, start=1):
            values = {name: value for name, value in row.items() if name != ID}
            target = named.get(row.get(ID)) or free.pop(_same(table, values, free, known), None)
            if target is None and row.keys() == {ID}:
                continue  # it was to stay as it was, and the service of the type took it away
            if target is None:
                made = table.model(**{table.key.name: record, **values})
                _check(table, number, made)
                self.added.append((number, made))
                continue
            was = known.get(target.pk, target)
            changes = {name: value for name, value in values.items() if _differs(table, was, name, value)}
            if changes:
                for name, value in changes.items():
                    setattr(target, name, value)
                _check(table, number, target)
                self.changed.append((number, target))
                self.names |= changes.keys()
        self.removed += [row for pk, row in free.items() if pk in known]

    @property
    def written(self) -> list[tuple[int, Any]]:
        return [*self.changed, *self.added]


def held_by(table: Table, records: Sequence[Model], user: User | None) -> Held:
    held, owner = Held(), table.key.attname
    rows = table.rows([record.pk for record in records])
    seen = None if user is None else set(rows.filter(table.seen(user)).values_list("pk", flat=True))
    for row in rows.order_by("pk"):
        held.keys.add(row.pk)
        if seen is None or row.pk in seen:
            held.seen[getattr(row, owner)][row.pk] = row
    return held


def with_own_rows(
    table: Table, wanted: Sequence[tuple[Model, Iterable[Row]]], tables: Iterable[Table]
) -> list[tuple[Model, list[Row]]]:
    """What is wanted, with the rows that are meant; `tables` are all of the type, of which those that come first have
    been written. Raises Refused where there is none that is called so."""
    given = [(record, list(rows)) for record, rows in wanted]
    named = {name for _record, rows in given for row in rows for name, each in row.items() if isinstance(each, OwnRow)}
    for name in named:
        model = table.model._meta.get_field(name).related_model
        [own] = [each for each in tables if each.model is model]
        known = {
            (getattr(row, own.key.attname), normal(str(row))): row
            for row in own.rows([record.pk for record, _rows in given])
        }
        given = [(record, [_with_own(row, name, record, known, table) for row in rows]) for record, rows in given]
    return given


def _with_own(row: Row, name: str, record: Model, known: Mapping[Any, Any], table: Table) -> Row:
    meant = row.get(name)
    if not isinstance(meant, OwnRow):
        return row
    if (record.pk, normal(meant.text)) not in known:
        told = _("“%(name)s” is none of the %(rows)s of the record.")
        model: Any = table.model._meta.get_field(name).related_model
        raise Refused(told % {"name": meant.text, "rows": model._meta.verbose_name_plural}, table.name)
    return {**row, name: known[record.pk, normal(meant.text)]}


def write(table: Table, wanted: Sequence[tuple[Model, Iterable[Row]]], *, before: Held) -> None:
    """Make the rows of each record those that are wanted: of `before`, which was read before anything else was
    written, others are removed. Raises Refused where rows stand twice or against other records."""
    now: defaultdict[int, dict[int, Any]] = defaultdict(dict)
    for row in table.rows([record.pk for record, _rows in wanted]).order_by("pk"):
        now[getattr(row, table.key.attname)][row.pk] = row
    plan = _Plan()
    for record, rows in wanted:
        known = before.seen.get(record.pk, {})
        # What the services of the type have written themselves may be what is wanted, and is never removed.
        free = {pk: row for pk, row in now[record.pk].items() if pk in known or pk not in before.keys}
        written, given = len(plan.written), list(rows)
        if table.is_single and len(free) < len(now[record.pk]) and any(row.keys() - {ID} for row in given):
            told = _("What is on record there refers to something that you may not see, and stays as it is.")
            raise Refused(told, table.name)
        plan.sort_out(table, record, given, known, free)
        if len(plan.written) > written and not table.asked_of(record):
            raise Refused(_("This is only for: %(kinds)s.") % {"kinds": table.only_words}, table.name)
    _carry_out(table, plan)
    for record, _rows in wanted:
        getattr(record, "_prefetched_objects_cache", {}).pop(table.name, None)
        record._state.fields_cache.pop(table.name, None)


def _as_one(table: Table, rows: Sequence[Row]) -> Sequence[Row]:
    """What is said of the one row that a table may have. Raises Refused where it is said twice."""
    saying = [row for row in rows if row.keys() != {ID}]
    if len(saying) > 1:
        raise Refused(_("There can be one row only."), table.name)
    return saying or rows


def _same(table: Table, values: Row, free: Mapping[int, Any], known: Mapping[int, Any]) -> int:
    """The row that is meant by one without a key: the one that says the same, or may not stand beside it; or that the
    service of the type has just written (it is not `known`) and that says less of the same; else 0. Where there can be
    one only, it is that."""
    if table.is_single:
        return next(iter(free), 0)
    for pk, row in free.items():
        if not any(_differs(table, row, name, value) for name, value in values.items()):
            return pk
    for names in identities(table):
        if names <= values.keys():
            for pk, row in free.items():
                if not any(_differs(table, row, name, values[name]) for name in names):
                    return pk
            for pk, row in free.items():
                differing = {name for name in names if _differs(table, row, name, values[name])}
                if pk not in known and differing < names and not any(_held(row, name) for name in differing):
                    return pk
    return 0


def _held(row: Any, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)


def identities(table: Table) -> list[set[str]]:
    """The fields that tell the rows of one record apart."""
    return [
        set(each.fields) - {table.key.name}
        for each in table.model._meta.constraints
        if isinstance(each, UniqueConstraint) and each.condition is None and len(each.fields) > 1
    ]


def _differs(table: Table, row: Any, name: str, value: Any) -> bool:
    column: Any = table.model._meta.get_field(name)
    if column.is_relation:
        return bool(getattr(row, column.attname) != (value.pk if value is not None else None))
    wanted = column.to_python(value) if value is not None else None
    return (getattr(row, name) or None) != (wanted or None) if _is_text(wanted) else getattr(row, name) != wanted


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _check(table: Table, number: int, row: Any) -> None:
    """What the model itself says of a row, such as that its end does not lie before its beginning."""
    try:
        for column in table.fields:
            if isinstance(column, PartialDateField):
                setattr(row, column.name, column.to_python(getattr(row, column.name)))
        row.clean()
    except ValidationError as error:
        raise Refused(in_row(number, error.messages), table.name) from error


def in_row(number: int, messages: Iterable[str]) -> str:
    """What is wrong with a row, by its number among those of the record."""
    return _("Row %(number)s: %(error)s") % {"number": number, "error": " ".join(messages)}


def _carry_out(table: Table, plan: _Plan) -> None:
    rows = table.model._default_manager
    try:
        with transaction.atomic():
            if plan.removed:
                rows.filter(pk__in=[row.pk for row in plan.removed]).delete()
            if plan.changed:
                rows.bulk_update([row for _number, row in plan.changed], _columns(table, plan))
            if plan.added:
                rows.bulk_create([row for _number, row in plan.added])
    except (ProtectedError, RestrictedError) as error:
        raise Refused(_in_use(error), table.name) from error
    except IntegrityError as error:
        if told := _against(table, plan):
            raise Refused(told, table.name) from error
        raise


def _columns(table: Table, plan: _Plan) -> list[str]:
    """The fields that are written, with what is computed of them: a bulk update does not."""
    edges = [
        each for each in table.model._meta.concrete_fields if isinstance(each, EdgeField) and each.source in plan.names
    ]
    for _number, row in plan.changed:
        for edge in edges:
            edge.pre_save(row, False)
    return [*plan.names, *(edge.name for edge in edges)]


def _in_use(error: ProtectedError | RestrictedError) -> str:
    used: Any = getattr(error, "protected_objects", None) or getattr(error, "restricted_objects", ())
    names = {str(each._meta.verbose_name_plural) for each in used}
    told = _("A row cannot be taken out, because others refer to it: %(what)s.")
    return told % {"what": ", ".join(sorted(names))}


def _against(table: Table, plan: _Plan) -> str:
    """Why the database took the rows for wrong; asked row by row, but only then."""
    held: dict[Any, int] = {}
    for number, row in plan.written:
        for constraint in table.model._meta.constraints:
            if not isinstance(constraint, UniqueConstraint) or not constraint.fields:
                continue
            said = tuple(_values(row)[name] for name in constraint.fields)
            if constraint.condition is not None and not constraint.condition.check(_values(row)):
                continue
            if (first := held.setdefault((constraint.name, said), number)) != number:
                told = _("Rows %(first)s and %(second)s say the same: %(row)s.")
                return told % {"first": first, "second": number, "row": row}
    for number, row in plan.written:
        for constraint in table.model._meta.constraints:
            try:
                constraint.validate(table.model, row)
            except ValidationError as error:
                return in_row(number, [_what(constraint, row, error)])
    return ""


def _what(constraint: Any, row: Any, error: ValidationError) -> str:
    if constraint.violation_error_message != constraint.default_violation_error_message:
        return " ".join(error.messages)
    if isinstance(constraint, UniqueConstraint):
        return _("%(row)s is there already, or belongs to another record.") % {"row": row}
    return _("These values do not go together.")


def _values(row: Any) -> dict[str, Any]:
    return {column.name: getattr(row, column.attname) for column in row._meta.concrete_fields}
