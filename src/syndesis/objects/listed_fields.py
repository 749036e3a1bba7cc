"""Large vocabularies in rows: a box that completes what is typed from a list, which stands once for all rows."""

import zlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeGuard

from django import forms

from syndesis.lib.text import normal

MOST_DRAWN = 40
"""Values of a select that each row draws itself."""


class ListedInput(forms.TextInput):
    """Shows and takes the label of a value; its code will do too."""

    def __init__(self, field: forms.ChoiceField) -> None:
        super().__init__(attrs={"list": list_id(field), "autocomplete": "off"})
        self.choices: Any = field.choices

    @cached_property
    def labels(self) -> Mapping[str, str]:
        return {str(value): str(label) for value, label in self.choices if value not in ("", None)}

    def format_value(self, value: Any) -> str:
        return self.labels.get(str(value or ""), str(value or ""))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        text = super().value_from_datadict(data, files, name)
        if not text or text in self.labels:
            return text
        word = normal(text)
        return next((code for code, label in self.labels.items() if word in (normal(label), normal(code))), text)


def is_large(field: forms.Field) -> TypeGuard[forms.ChoiceField]:
    return isinstance(field, forms.ChoiceField) and len(labels_of(field)) > MOST_DRAWN


def list_id(field: forms.ChoiceField) -> str:
    """The same for fields that offer the same."""
    return f"values-{zlib.crc32('|'.join(labels_of(field)).encode()):x}"


def labels_of(field: forms.ChoiceField) -> list[str]:
    choices: Any = field.choices
    return [str(label) for value, label in choices if value not in ("", None)]
