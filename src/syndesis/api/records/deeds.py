"""What is sent with a deed that asks for something: the fields of its form, each as strict as those of records."""

from collections.abc import Mapping
from typing import Any

from django import forms
from rest_framework import serializers
from rest_framework.request import Request

from syndesis.api import strict
from syndesis.api.records.fields import PartialDateText
from syndesis.core.forms import PartialDateFormField
from syndesis.objects import Deed, ObjectType

FIELDS: Mapping[type[forms.Field], type[serializers.Field]] = {
    PartialDateFormField: PartialDateText,
    forms.DateField: serializers.DateField,
    forms.IntegerField: strict.Whole,
    forms.BooleanField: strict.TrueOrFalse,
    forms.CharField: strict.Text,
}
_made: dict[Deed, type[strict.Closed]] = {}


def serializer_of_deed(kind: type[ObjectType], deed: Deed) -> type[strict.Closed] | None:
    """Made when first used; none for a deed that asks for nothing."""
    if deed.form is None:
        return None
    if deed not in _made:
        fields = {name: _field(field) for name, field in deed.form().fields.items()}
        name = f"{kind.stem()}{deed.name.title().replace('_', '')}Serializer"
        _made[deed] = type(name, (strict.Closed,), {"__doc__": None, **fields})
    return _made[deed]


def asked(kind: type[ObjectType], deed: Deed, request: Request) -> dict[str, Any]:
    """What the service is given beside the record. Raises ValidationError, of the framework, for what is not right."""
    made = serializer_of_deed(kind, deed)
    if made is None:
        return {}
    serializer = made(data=request.data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


def _field(field: forms.Field) -> serializers.Field:
    told: dict[str, Any] = {"required": field.required, "help_text": field.help_text or field.label}
    if isinstance(field, forms.ModelChoiceField):
        return serializers.PrimaryKeyRelatedField(queryset=field.queryset, allow_null=not field.required, **told)
    if isinstance(field, forms.ChoiceField):
        return strict.Choice(field.choices, allow_blank=not field.required, **told)
    for plain, made in FIELDS.items():
        if isinstance(field, plain):
            if made is strict.Text:
                told |= {"allow_blank": not field.required, "max_length": getattr(field, "max_length", None)}
            elif not field.required and made is not PartialDateText:
                told["allow_null"] = True
            return made(**told)
    raise TypeError(f"the API has no field for {type(field).__name__}")
