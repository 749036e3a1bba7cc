"""What an answer says of a record that was just made and looks like others."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from syndesis.core.models import User
from syndesis.directory.duplicates import LEVELS, MODELS, like_record
from syndesis.objects.types import ObjectType

DUPLICATES = "possible_duplicates"


class ReasonSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    text = serializers.CharField()


class PossibleDuplicateSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField(min_value=1)
    name = serializers.CharField()
    score = serializers.FloatField(min_value=0, max_value=1)
    level = serializers.ChoiceField(list(LEVELS))
    reasons = ReasonSerializer(many=True)


def possible_duplicates(record: Any, reader: User) -> list[dict[str, Any]]:
    """The records on file that look like it, the most alike first, as far as the reader may see them."""
    found = like_record(record, reader)
    return [{"id": each.record.pk, "name": str(each.record), **each.likeness.as_json()} for each in found]


def made(kind: type[ObjectType], one: Any) -> Any:
    """The serializer of the answer to a single new record of a type: for the description of the API."""
    if kind.model not in MODELS:
        return one
    told = _("Records on file that look like it. It is made all the same.")
    field = PossibleDuplicateSerializer(many=True, read_only=True, required=False, help_text=told)
    meta = type("Meta", (one.Meta,), {"fields": [*one.Meta.fields, DUPLICATES]})
    return type(f"{kind.stem()}MadeSerializer", (one,), {DUPLICATES: field, "Meta": meta, "__doc__": one.__doc__})
