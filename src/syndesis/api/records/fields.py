"""Fields of serializers that the kit adds to those of Django REST framework."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError as Invalid
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from syndesis.api.records.references import Found, is_key
from syndesis.core.fields import PartialDateField
from syndesis.core.translated import LONGEST, InLanguages, languages
from syndesis.lib.partial_dates import PartialDate

_MONTH, _DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_DATE = PartialDateField()


@extend_schema_field(
    {
        "type": "string",
        "pattern": f"^(|([0-9]{{3}}[1-9]|[1-9][0-9]{{3}})(-{_MONTH}(-{_DAY})?)?)$",
        "nullable": True,
        "example": "2011-04",
    }
)
class PartialDateText(serializers.Field):
    """A year, a month or a day: "2011", "2011-04" or "2011-04-12"; null where it is not known."""

    def __init__(self, **kwargs: Any) -> None:
        of_texts = {"max_length", "allow_blank", "validators"}  # for the field is a text to the table
        kept = {name: value for name, value in kwargs.items() if name not in of_texts}
        super().__init__(**{"allow_null": True, "required": False} | kept)

    def validate_empty_values(self, data: Any) -> tuple[bool, Any]:
        return (True, None) if data == "" else super().validate_empty_values(data)

    def to_internal_value(self, data: Any) -> PartialDate | None:
        if not isinstance(data, str):
            raise serializers.ValidationError(_("Write 2011, 2011-04 or 2011-04-12."))
        try:
            parsed = _DATE.to_python(data)
        except Invalid as error:
            raise serializers.ValidationError(error.messages) from error
        assert parsed is None or isinstance(parsed, PartialDate)
        return parsed

    def to_representation(self, value: Any) -> str | None:
        return str(value) if value else None


@extend_schema_field(
    {
        "type": "object",
        "properties": {code: {"type": "string", "maxLength": LONGEST} for code in languages()},
        "additionalProperties": False,
        "example": {"ru": "Энергетика"},
    }
)
class TranslatedText(serializers.Field):
    """A text in some of the languages of the interface, by two letters; blank ones are left out."""

    def __init__(self, **kwargs: Any) -> None:
        of_json = {"encoder", "decoder", "allow_null"}
        super().__init__(**{name: value for name, value in kwargs.items() if name not in of_json})

    def to_internal_value(self, data: Any) -> InLanguages:
        try:
            return InLanguages.read(data if isinstance(data, Mapping) else None)
        except Invalid as error:
            raise serializers.ValidationError(error.messages) from error

    def to_representation(self, value: Any) -> Any:
        return value


_HOUR = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"


@extend_schema_field({"type": "string", "pattern": f"^{_HOUR}$", "example": "09:30"})
class TimeOfDay(serializers.TimeField):
    """An hour without a time zone: that of the record is beside it."""

    default_error_messages = {"invalid": _("Write an hour as 09:30.")}

    def to_internal_value(self, value: Any) -> Any:
        if not (isinstance(value, str) and re.fullmatch(_HOUR, value)):
            self.fail("invalid")
        return super().to_internal_value(value)


class _OfModel(serializers.Field):
    default_error_messages = {
        "key": _("Give the id of a record: a whole number."),
        "unknown": _("There is no record with the id %(key)s, or you may not see it."),
    }

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        self.model = model
        super().__init__(**kwargs)

    def keys_in(self, data: Any) -> list[int]:
        """The keys that what was sent names, to be found together with those of other rows."""
        raise NotImplementedError

    def found(self, key: Any) -> Model:
        if not is_key(key):
            self.fail("key")
        found: Found = self.context["found"]
        record = found.get(self.model, key)
        if record is None:
            raise serializers.ValidationError(self.error_messages["unknown"] % {"key": key})
        return record


class Reference(_OfModel):
    """A record, by its key, of those that the user may see."""

    def keys_in(self, data: Any) -> list[int]:
        return [data] if is_key(data) else []

    def to_internal_value(self, data: Any) -> Model:
        return self.found(data)

    def to_representation(self, value: Any) -> Any:
        return value


class References(_OfModel):
    """Records, by a list of their keys, of those that the user may see."""

    default_error_messages = {
        "list": _("Give a list of ids."),
        "empty": _("Name at least one."),
    }

    def __init__(self, model: type[Model], *, allow_empty: bool = True, **kwargs: Any) -> None:
        self.allow_empty = allow_empty
        super().__init__(model, **kwargs)

    def keys_in(self, data: Any) -> list[int]:
        return [key for key in data if is_key(key)] if isinstance(data, list) else []

    def to_internal_value(self, data: Any) -> list[Model]:
        if not isinstance(data, list):
            self.fail("list")
        if not data and not self.allow_empty:
            self.fail("empty")
        return list({record.pk: record for record in map(self.found, data)}.values())

    def to_representation(self, value: Any) -> Any:
        return value
