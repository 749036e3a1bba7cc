"""Texts in several languages: a column, and its field in forms with a box for each language."""

import json
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

LONGEST = 300
"""Letters of one text."""


def languages() -> dict[str, str]:
    """The languages of the interface by two letters, each called as its speakers do: {"ru": "Русский"}."""
    return {code[:2]: get_language_info(code)["name_local"].capitalize() for code, _name in settings.LANGUAGES}


def in_language(text: str, others: Mapping[str, str]) -> str:
    """What a reader is shown: the text in their language, else as it was written first."""
    return others.get((get_language() or "en")[:2]) or text


class InLanguages(dict[str, str]):
    """{"ru": "Энергетика"}; as a text "ru: Энергетика; es: Energía", and read from that."""

    def __str__(self) -> str:
        return "; ".join(f"{code}: {text}" for code, text in self.items())

    @classmethod
    def read(cls, value: Any) -> "InLanguages":
        """Of a dictionary, of JSON, or of such a text; without blank ones. Raises ValidationError for other languages
        and for what is none of this."""
        given = _parsed(value.strip()) if isinstance(value, str) else value
        if not isinstance(given, Mapping) or not all(isinstance(text, str) for text in given.values()):
            raise ValidationError(_("Give a text for each language, such as {“ru”: “…”}."), code="invalid")
        known = languages()
        if other := next((code for code in given if code not in known), None):
            told = _("“%(language)s” is none of the languages: %(languages)s.")
            raise ValidationError(told % {"language": str(other)[:20], "languages": ", ".join(known)}, code="invalid")
        if any(len(text) > LONGEST or "\x00" in text for text in given.values()):
            raise ValidationError(_("Write at most %(most)s characters.") % {"most": LONGEST}, code="max_length")
        return cls({code: given[code].strip() for code in known if given.get(code, "").strip()})


def _parsed(text: str) -> Any:
    if text.startswith("{"):
        try:
            return json.loads(text)
        except ValueError:
            return None
    if not text:
        return {}
    parts = re.split(r"(?:^|;)\s*([a-z]{2}):", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True)) if not parts[0].strip() and len(parts) > 1 else None


class TranslatedField(models.JSONField):
    """A text in the languages in which somebody wrote it; to the database JSON like any other."""

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        found = super().from_db_value(value, expression, connection)
        return InLanguages(found) if isinstance(found, dict) else found

    def to_python(self, value: Any) -> Any:
        return None if value is None else InLanguages.read(value)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Of its own, without the box for JSON."""
        own: dict[str, Any] = {"form_class": TranslatedFormField, "show_hidden_initial": False, "required": False}
        return models.Field.formfield(self, **(own | kwargs))


class TranslatedInput(forms.MultiWidget):
    """A box for each language, with its name above."""

    template_name = "ui/translated_input.html"
    use_fieldset = True

    def __init__(self, attrs: Any = None) -> None:
        boxes: dict[str, Any] = {code: forms.TextInput({"lang": code, "maxlength": LONGEST}) for code in languages()}
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[str]:
        return [(value or {}).get(code, "") for code in languages()]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for box, label in zip(context["widget"]["subwidgets"], languages().values(), strict=True):
            box["label"] = label
        return context


class TranslatedFormField(forms.MultiValueField):
    """A text in the languages of the interface, each of which may be left out."""

    widget = TranslatedInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        boxes = [forms.CharField(required=False, max_length=LONGEST, label=name) for name in languages().values()]
        super().__init__(boxes, **(kwargs | {"require_all_fields": False}))

    def clean(self, value: Any) -> Any:
        return InLanguages.read(value) if isinstance(value, str | Mapping) else super().clean(value)

    def compress(self, data_list: Any) -> InLanguages:
        return InLanguages.read(dict(zip(languages(), data_list, strict=True)) if data_list else {})
