"""A serializer for each declared type: it validates what other systems send, and `objects.services` writes it.

What an answer holds is read by `reading`, which needs no serializer; both have the same fields.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import Field, ForeignKey, ManyToManyField, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from syndesis.api.records.fields import Reference, References
from syndesis.api.records.references import Found
from syndesis.api.records.rows import StrictSerializer, flat, rows_of_table
from syndesis.core.models import User
from syndesis.objects.tables import tables_of
from syndesis.objects.types import ObjectType, built, field_of

OWN = ("id", "url", "page", "version", "archived_at")
"""What every answer holds beside the fields of its type."""


class RecordSerializer(StrictSerializer):
    """Base of the serializers of all types."""

    kind: ClassVar[type[ObjectType]]

    id = serializers.IntegerField(read_only=True)
    url = serializers.CharField(read_only=True, help_text=gettext_lazy("The address of the record in this API."))
    page = serializers.CharField(read_only=True, help_text=gettext_lazy("The path of its page for people."))
    version = serializers.IntegerField(
        read_only=True,
        help_text=gettext_lazy("For `If-Match` and for writing: with single records, and with lists that ask for it."),
    )
    archived_at = serializers.DateTimeField(read_only=True, allow_null=True)

    def look_up(self, rows: Sequence[Any]) -> None:
        """Finds what all rows refer to: a query a model, whatever the number of rows."""
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for row in rows:
            self.collect(row, wanted)
        self.context["found"].look_up(wanted)

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if not isinstance(data, Mapping):
            raise serializers.ValidationError({"": [_("Give an object with the fields of the record.")]})
        values, errors = self.cleaned(data, whole=not self.partial)
        if errors:
            raise serializers.ValidationError(errors)
        return values

    def refusal(self, name: str) -> str:
        if self.partial and name in self.kind.only_new:
            return _("This is asked of a new record only.")
        return ""


class WrongRows(Exception):
    """Rows that cannot be written as they are: what is wrong with each, by its number (from 0) and field."""

    def __init__(self, errors: Mapping[int, Mapping[str, Sequence[str]]]) -> None:
        super().__init__(errors)
        self.errors = errors


def validated(kind: type[ObjectType], rows: Sequence[Any], *, user: User, new: bool) -> list[dict[str, Any]]:
    """The rows as `objects.services` takes them; a new one with what its fields are where nothing is said. Raises
    WrongRows."""
    serializer = serializer_of(kind)(partial=not new, context={"found": Found(user)})
    serializer.look_up(rows)
    blank = _blank(kind) if new else {}
    cleaned, errors = [], {}
    for number, row in enumerate(rows):
        try:
            cleaned.append(blank | serializer.to_internal_value(row))
        except serializers.ValidationError as error:
            errors[number] = {name: flat(each) for name, each in dict(error.detail).items()}
    if errors:
        raise WrongRows(errors)
    return cleaned


def _blank(kind: type[ObjectType]) -> dict[str, Any]:
    """What a service is given for the fields of which nothing is said: no text and no records. For the others it has
    or the table has a default."""
    values: dict[str, Any] = {}
    for name in kind.fields():
        field = kind.model._meta.get_field(name)
        if isinstance(field, ManyToManyField):
            values[name] = []
        elif not field.is_relation and isinstance(field, Field) and not field.has_default() and not field.null:
            values[name] = "" if field.empty_strings_allowed else None
    return values


_made: dict[type[ObjectType], type[RecordSerializer]] = {}


def serializer_of(kind: type[ObjectType]) -> type[RecordSerializer]:
    """Made when first used."""
    if kind not in _made:
        names = names_of(kind)
        tables = {table.name: rows_of_table(kind, table) for table in tables_of(kind).values()}
        meta = type("Meta", (), {"model": kind.model, "fields": [*OWN, *names, *tables], "validators": []})
        declared = {name: made for name in names if (made := _field(kind, name)) is not None} | tables
        name = f"{kind.stem()}Serializer"
        _made[kind] = type(
            name, (RecordSerializer,), {"kind": kind, "Meta": meta, "__doc__": kind.model.__doc__, **declared}
        )
    return _made[kind]


def names_of(kind: type[ObjectType]) -> list[str]:
    """The fields of a record: those of the form, and what the list shows of values that are not put into words."""
    plain = [column.declared.source for column in built(kind).columns if isinstance(column.declared.source, str)]
    return [name for name in dict.fromkeys([*kind.fields(), *kind.chips, *plain]) if name not in OWN]


def annotations_of(kind: type[ObjectType]) -> list[str]:
    """Those of them that are no columns of the table."""
    own = {field.name for field in (*kind.model._meta.fields, *kind.model._meta.many_to_many)}
    return [name for name in names_of(kind) if name not in own]


def _field(kind: type[ObjectType], name: str) -> Any:
    """The field, where Django REST framework would make another one of the model's than we want."""
    field, writable = field_of(kind, name), name in kind.fields()
    about: dict[str, Any] = {"help_text": str(field.help_text)} if field.help_text else {}
    if isinstance(field, ManyToManyField):
        options = {"allow_empty": field.blank, "required": not field.blank} if writable else {"read_only": True}
        return References(_target(field), **options, **about)
    if isinstance(field, ForeignKey):
        options = {"required": not field.null and not field.has_default(), "allow_null": field.null}
        return Reference(_target(field), **(options if writable else {"read_only": True}), **about)
    return None if writable else _read_only(field)


def _target(field: Any) -> type[Model]:
    model = field.related_model
    assert isinstance(model, type)
    return model


def _read_only(field: "Field[Any, Any]") -> Any:
    """Of a column that nobody writes through the form: one that services move, or an annotation."""
    mapping = RecordSerializer.serializer_field_mapping
    made = next((mapping[base] for base in type(field).__mro__ if base in mapping), serializers.CharField)
    if field.choices:
        return serializers.ChoiceField(
            choices=list(field.flatchoices), read_only=True, allow_null=True, allow_blank=True
        )
    return made(read_only=True, allow_null=True)
