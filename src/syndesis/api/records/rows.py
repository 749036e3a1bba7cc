"""The rows that belong to a record, as the API takes and gives them: a list of objects, each with its `id`."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, ExpressionWrapper, F, Field, ForeignKey, Model, TimeField
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from syndesis.api import strict
from syndesis.api.records.fields import PartialDateText, Reference, References, TimeOfDay, TranslatedText
from syndesis.api.records.references import LARGEST_KEY, Names
from syndesis.core.fields import PartialDateField
from syndesis.core.models import User
from syndesis.core.translated import TranslatedField
from syndesis.objects.tables import ID, Table
from syndesis.objects.types import ObjectType

MOST = 1000
"""Rows of one table that a record is given at once."""
AS_TEXT = "as_text_"
"""Before the name of a partial date that the database is asked for as what it is there: text."""
Wanted = Mapping[type[Model], set[int]]


class StrictSerializer(serializers.ModelSerializer[Any]):
    """Base of what is sent of a record, or of a row that belongs to one: a field that there is not is a mistake."""

    serializer_field_mapping = (
        serializers.ModelSerializer.serializer_field_mapping
        | strict.MAPPING
        | {PartialDateField: PartialDateText, TimeField: TimeOfDay, TranslatedField: TranslatedText}
    )
    serializer_choice_field = strict.Choice

    @cached_property
    def writable(self) -> dict[str, Any]:
        return {name: field for name, field in self.fields.items() if not field.read_only}

    def collect(self, data: Any, wanted: Wanted) -> None:
        """Adds the keys of the records that are named in what was sent."""
        if not isinstance(data, Mapping):
            return
        for name, field in self.writable.items():
            if isinstance(field, Reference | References):
                wanted[field.model].update(field.keys_in(data.get(name)))
            elif isinstance(field, RowsOf):
                field.collect(data.get(name), wanted)

    def cleaned(self, data: Mapping[Any, Any], *, whole: bool) -> tuple[dict[str, Any], dict[str, list[str]]]:
        """The values of what was sent and what is wrong with them; `whole`: with what is missing."""
        values: dict[str, Any] = {}
        errors: dict[str, list[str]] = {}
        for name, value in data.items():
            field, refusal = self.writable.get(name), self.refusal(name)
            if field is None or refusal:
                if field is not None or name not in self.fields:
                    errors[name[: strict.ECHOED]] = [refusal or _("There is no such field.")]
                continue
            try:
                values[name] = field.run_validation(value)
            except WrongFields as error:
                errors |= {f"{name}.{place}": told for place, told in error.errors.items()}
            except serializers.ValidationError as error:
                errors[name] = flat(error.detail)
        for name, field in self.writable.items() if whole else ():
            if name not in data and field.required:
                errors[name] = [_("This is needed.")]
        return values, errors

    def refusal(self, name: str) -> str:
        """Why a field may not be written now; blank: it may."""
        return ""


class WrongFields(Exception):
    """Rows that are not right: what is wrong, by place, such as "0.text" of the first."""

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        super().__init__(errors)
        self.errors = errors


class RowSerializer(StrictSerializer):
    """One row. `id` says which of those that are there it is; without, it is a new one."""

    id = strict.Whole(
        required=False,
        min_value=1,
        max_value=LARGEST_KEY,
        help_text=gettext_lazy("Of a row that is there; left out: a new one."),
    )


class RowsOf(serializers.ListSerializer[Any]):
    """All rows: those that are there and left out are removed, but for those that the writer may not see."""

    child: RowSerializer

    def collect(self, data: Any, wanted: Wanted) -> None:
        for row in data if isinstance(data, list) else ():
            self.child.collect(row, wanted)

    def to_internal_value(self, data: Any) -> list[dict[str, Any]]:
        if not isinstance(data, list):
            raise serializers.ValidationError(_("Give a list of objects."))
        if len(data) > MOST:
            raise serializers.ValidationError(_("Give at most %(most)s rows.") % {"most": MOST})
        rows: list[dict[str, Any]] = []
        wrong: dict[str, list[str]] = {}
        for number, row in enumerate(data):
            if not isinstance(row, Mapping):
                wrong[str(number)] = [_("Give an object with the fields of the row.")]
                continue
            values, errors = self.child.cleaned(row, whole=ID not in row or not self.root.partial)
            if not self.root.partial:  # rows of a new record are new, also those copied from another
                values.pop(ID, None)
            wrong |= {f"{number}.{name}": told for name, told in errors.items()}
            rows.append(values)
        if wrong:
            raise WrongFields(wrong)
        return rows


def flat(detail: Any) -> list[str]:
    if isinstance(detail, Mapping):
        return [f"{key}: {text}" for key, each in detail.items() for text in flat(each)]
    return [str(each) for each in detail] if isinstance(detail, list) else [str(detail)]


_made: dict[tuple[type[ObjectType], str, bool], type[RowSerializer]] = {}


def rows_of_table(kind: type[ObjectType], table: Table, *, change: bool = False) -> RowsOf:
    """The field of a table. To `change` a record, a row need only say what changes."""
    key = kind, table.name, change
    if key not in _made:
        _made[key] = _row_serializer(kind, table, change)
    child: Any = _made[key]
    return RowsOf(child=child(), required=False, help_text=str(table.title))


def _row_serializer(kind: type[ObjectType], table: Table, change: bool) -> type[RowSerializer]:
    names = [column.name for column in table.fields]
    declared = {
        column.name: _reference(column, table.needs(column))
        for column in table.fields
        if isinstance(column, ForeignKey)
    }
    about: dict[str, Any] = {"model": table.model, "fields": [ID, *names], "validators": []}
    if change:
        about["extra_kwargs"] = {name: {"required": False} for name in names}
        for field in declared.values():
            field.required = False
    name = f"{kind.stem()}{table.model.__name__}{'Change' if change else 'Row'}Serializer"
    doc = RowSerializer.__doc__
    return type(name, (RowSerializer,), {"Meta": type("Meta", (), about), "__doc__": doc, **declared})


def _reference(column: "ForeignKey[Any, Any]", needed: bool) -> Reference:
    required = needed or (not column.null and not column.has_default())
    return Reference(_model(column), required=required, allow_null=column.null and not needed)


@dataclass(frozen=True)
class TablePlan:
    """How the rows of one table are read; made once."""

    table: Table
    order: tuple[str, ...]
    dates: frozenset[str]
    single: dict[str, type[Model]]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(AS_TEXT + n if n in self.dates else f"{n}_id" if n in self.single else n for n in self.order)


def plan_of_table(table: Table) -> TablePlan:
    return TablePlan(
        table,
        tuple(column.name for column in table.fields),
        frozenset(column.name for column in table.fields if isinstance(column, PartialDateField)),
        {column.name: _model(column) for column in table.fields if isinstance(column, ForeignKey)},
    )


def _model(column: "Field[Any, Any]") -> type[Model]:
    assert isinstance(column.related_model, type)
    return column.related_model


class RowsRead:
    """The rows of one table that belong to some records, as far as their reader may see what they refer to."""

    def __init__(self, plan: TablePlan, keys: Collection[int], user: User) -> None:
        self.plan, owner = plan, plan.table.key.attname
        texts = {AS_TEXT + name: ExpressionWrapper(F(name), output_field=CharField()) for name in plan.dates}
        rows = plan.table.rows(keys).filter(plan.table.seen(user)).annotate(**texts).order_by()
        self.by_record: dict[int, list[Sequence[Any]]] = defaultdict(list)
        for key, of_record, *values in sorted(rows.values_list("pk", owner, *plan.columns), key=lambda row: row[0]):
            self.by_record[of_record].append((key, *values))

    def references(self) -> Iterator[tuple[type[Model], int]]:
        places = {
            place: self.plan.single[name] for place, name in enumerate(self.plan.order) if name in self.plan.single
        }
        for rows in self.by_record.values() if places else ():
            for row in rows:
                yield from ((model, row[place + 1]) for place, model in places.items() if row[place + 1] is not None)

    def of(self, record: int, names: Names) -> list[dict[str, Any]]:
        plan, found = self.plan, []
        for key, *values in self.by_record.get(record, ()):
            row: dict[str, Any] = {ID: key}
            for name, value in zip(plan.order, values, strict=True):
                if name in plan.dates:
                    row[name] = value or None
                else:
                    row[name] = names.get(plan.single[name], value) if name in plan.single else value
            found.append(row)
        return found
