"""What the description of the API says of the calls about records: derived from the declaration of their type."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, PolymorphicProxySerializer, inline_serializer
from rest_framework import serializers

from syndesis.api.problems import problems
from syndesis.api.records.deeds import serializer_of_deed
from syndesis.api.records.duplicates import made
from syndesis.api.records.listing import LARGEST_LIMIT, LIMIT, SIZE, TABLES, VERSIONS
from syndesis.api.records.rows import rows_of_table
from syndesis.api.records.serializers import RecordSerializer, serializer_of
from syndesis.api.schema import KEY, HouseSchema
from syndesis.directory.duplicates import MODELS
from syndesis.objects.filters import AsOf, Choice, Custom, Period, Ref
from syndesis.objects.filtersets.parameters import ARCHIVED, FROM, UNTIL, WORDS, label_of
from syndesis.objects.lists import NUMBER, SORT
from syndesis.objects.tables import tables_of
from syndesis.objects.types import ObjectType, built, field_of

SUMMARIES = {
    "list": _("List"),
    "create": _("Create one or many"),
    "change_many": _("Change many"),
    "retrieve": _("Read one"),
    "partial_update": _("Change one"),
    "archive": _("Archive"),
    "restore": _("Bring back from the archive"),
    "history": _("History"),
}
DESCRIPTIONS = {
    "list": _("Narrowed, searched and sorted by the same parameters as the page for people."),
    "create": _(
        "One record as an object, or up to 1,000 as a list: all of them are written or none. References are given by"
        " their ids, of records that you may see."
    ),
    "change_many": _(
        "Up to 1,000 records, each with its `id` and the fields that change: all of them are written or none. With"
        " `version`, a record that another has changed since stops all."
    ),
    "retrieve": _("With its version, also as `ETag`."),
    "partial_update": _(
        "The fields that are given; what you may not see stays as it is. With `If-Match` or `version`, it is refused"
        " where another has changed the record since, and both versions are told."
    ),
    "archive": _("Takes the record off all lists; nothing is deleted."),
    "restore": _("Brings the record back to all lists."),
    "history": _(
        "Who changed what, from what to what; the newest first. What refers to records that you may not see is left"
        " out."
    ),
}


KEYS = {"type": "array", "items": {"type": "string", "pattern": "^([1-9][0-9]{0,17})?$"}}
"""Of a parameter, which may be blank as if it were not there."""


class RecordSchema(HouseSchema):
    @property
    def kind(self) -> type[ObjectType]:
        return self.view.kind

    @property
    def action(self) -> str:
        return str(self.view.action)

    def get_tags(self) -> list[str]:
        return [self.kind.many]

    def get_operation_id(self) -> str:
        action = self.view.deed.name if self.view.deed else self.action
        return f"{self.kind.many}_{action}".replace("-", "_")

    def get_summary(self) -> str:
        return str(self.view.deed.label if self.view.deed else SUMMARIES[self.action])

    def get_description(self) -> str:
        return "" if self.view.deed else str(DESCRIPTIONS[self.action])

    def get_override_parameters(self) -> list[Any]:
        found = [OpenApiParameter("id", KEY, OpenApiParameter.PATH)] if "{id}" in self.path else []
        if self.action == "list":
            found += list_parameters(self.kind)
        elif self.action == "history":
            found += page_parameters()
        elif self.action == "partial_update":
            told = _("The version that you read, as in `ETag`.")
            found.append(OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, description=str(told)))
        return found

    def get_request_serializer(self) -> Any:
        one = serializer_of(self.kind)
        match self.action:
            case "create":
                name = f"{self.kind.stem()}OrMany"
                return _one_or_many(one, name)
            case "change_many":
                return _changed(self.kind, with_id=True)(many=True)
            case "partial_update":
                return _changed(self.kind, with_id=False)
        return serializer_of_deed(self.kind, self.view.deed) if self.view.deed else None

    def get_response_serializers(self) -> Any:
        one = serializer_of(self.kind)
        gone = {204: OpenApiResponse(description=str(_("Done, and out of your sight now.")))}
        match self.action:
            case "list":
                return {200: page_of(one, self.kind.stem())} | problems()
            case "create":
                single = made(self.kind, one)
                name = f"{self.kind.stem()}{'OrMany' if single is one else 'MadeOrMany'}"
                answer = PolymorphicProxySerializer(
                    name, [single, one(many=True)], resource_type_field_name=None, many=False
                )
                return {201: answer, **gone} | problems(409, 413, 415, 422)
            case "change_many":
                return {200: one(many=True)} | problems(409, 413, 415, 422)
            case "partial_update":
                return {200: one, **gone} | problems(404, 409, 412, 413, 415, 422)
            case "retrieve":
                return {200: one} | moved(self.kind) | problems(404)
            case "history":
                return {200: HISTORY} | problems(404)
        return {200: one, **gone} | problems(404, 409, 415, 422)


class KeptSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    url = serializers.CharField()


class MovedSerializer(serializers.Serializer[Any]):
    detail = serializers.CharField()
    code = serializers.CharField()
    merged_into = KeptSerializer()


def moved(kind: type[ObjectType]) -> dict[int, OpenApiResponse]:
    """What is answered for a record that was merged into another, where records of the type can be."""
    if kind.model not in MODELS:
        return {}
    told = _("The record was merged into another: `Location` leads there.")
    return {301: OpenApiResponse(MovedSerializer, description=str(told))}


class ChangeSerializer(serializers.Serializer[Any]):
    field = serializers.CharField()
    before = serializers.JSONField(allow_null=True)
    after = serializers.JSONField(allow_null=True)


class EventSerializer(serializers.Serializer[Any]):
    type = serializers.CharField(help_text=_("The table: of the record itself, or of what belongs to it."))
    id = serializers.IntegerField()
    operation = serializers.ChoiceField(["insert", "update", "delete"])
    changes = ChangeSerializer(many=True)


class DeedSerializer(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    by = serializers.CharField(allow_null=True)
    source = serializers.CharField()
    reason = serializers.CharField(allow_blank=True)
    events = EventSerializer(many=True)


def _one_or_many(one: Any, name: str) -> Any:
    return PolymorphicProxySerializer(name, [one, one(many=True)], resource_type_field_name=None, many=False)


def page_of(one: Any, name: str) -> Any:
    return inline_serializer(
        f"{name}Page",
        {
            "count": serializers.IntegerField(min_value=0),
            "next": serializers.CharField(allow_null=True),
            "previous": serializers.CharField(allow_null=True),
            "results": one(many=True),
        },
    )


HISTORY = page_of(DeedSerializer, "Deed")


def _changed(kind: type[ObjectType], *, with_id: bool) -> type[RecordSerializer]:
    """What is sent to change a record: without what is asked of new ones only, with the version that was read."""
    one = serializer_of(kind)
    own: dict[str, Any] = {
        "version": serializers.IntegerField(
            required=False, min_value=0, allow_null=True, help_text=_("The version that you read.")
        )
    }
    if with_id:
        own["id"] = serializers.IntegerField(min_value=1)
    named = [name for name in one.Meta.fields if name not in kind.only_new]
    meta = type("Meta", (one.Meta,), {"fields": named})
    hidden = {name: None for name in kind.only_new if name in one._declared_fields}
    tables = {table.name: rows_of_table(kind, table, change=True) for table in tables_of(kind).values()}

    def get_fields(serializer: RecordSerializer) -> dict[str, Any]:
        fields = one.get_fields(serializer)
        for name, field in fields.items():
            field.required = name == "id"
        return fields

    name = f"{kind.stem()}{'RowChange' if with_id else 'Change'}Serializer"
    return type(
        name, (one,), {**hidden, **own, **tables, "Meta": meta, "__doc__": one.__doc__, "get_fields": get_fields}
    )


def page_parameters() -> list[OpenApiParameter]:
    return [
        OpenApiParameter(NUMBER, {"type": "integer", "minimum": 1, "default": 1}),
        OpenApiParameter(SIZE, {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": LIMIT}),
    ]


def list_parameters(kind: type[ObjectType]) -> list[OpenApiParameter]:
    sorts = sorted(built(kind).sorts)
    return [
        OpenApiParameter(WORDS, str, description=str(kind.words_hint)),
        OpenApiParameter(
            SORT, str, enum=["", *sorts, *(f"-{name}" for name in sorts)], description=str(_("“-” is descending."))
        ),
        *page_parameters(),
        OpenApiParameter(
            ARCHIVED, str, enum=["", "0", "1"], description=str(_("1 for the archive, for those who may write."))
        ),
        OpenApiParameter(
            VERSIONS, str, enum=["", "0", "1"], description=str(_("1 to have the version of each record."))
        ),
        OpenApiParameter(
            TABLES, str, enum=["", "0", "1"], description=str(_("1 to have the rows that belong to each record."))
        ),
        *(parameter for given in built(kind).filters for parameter in _of_filter(kind, given)),
    ]


def _of_filter(kind: type[ObjectType], given: Any) -> list[OpenApiParameter]:
    label = str(label_of(kind, given))
    if isinstance(given, Choice):
        values = [value for value, _label in field_of(kind, given.source).flatchoices]
        allowed = ["", *map(str, values)] if values else None
        return [OpenApiParameter(given.name, str, many=True, enum=allowed, description=label)]
    if isinstance(given, Ref):
        told = format_lazy("{label}: {ids}", label=label, ids=_("ids of records"))
        return [OpenApiParameter(given.name, KEYS, description=str(told))]
    if isinstance(given, Period):
        ends = ((FROM, _("from")), (UNTIL, _("until")))
        return [
            OpenApiParameter(given.name + end, str, description=f"{label}, {words}: 2011, 2011-04, 2011-04-12")
            for end, words in ends
        ]
    if isinstance(given, AsOf):
        return [OpenApiParameter(given.name, str, description=f"{label}: 2011, 2011-04, 2011-04-12")]
    assert isinstance(given, Custom)
    return [OpenApiParameter(given.name, str, description=label)]
