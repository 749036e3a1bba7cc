"""Columns: what a list says of a record, and in which form. How a form looks is for the delivery to say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils.functional import Promise

Label = str | Promise
Source = str | Callable[[Any], Any]
"""The name of a field or annotation; or, where the value is put into words, a function of the row."""


class Format(Enum):
    """The form in which a value is read."""

    TEXT = "text"
    """Words; of a vocabulary, the label of the value."""
    CHIP = "chip"
    """The label of a value of a vocabulary, set apart, perhaps in a tone."""
    NUMBER = "number"
    """A number, blank at nought."""
    DATE = "date"
    """A partial date."""
    SILENCE = "silence"
    """A day, read as the time that has passed since."""
    COUNTRY = "country"
    """Two letters, read as the name of the country."""


@dataclass(frozen=True)
class Col:
    """A column, as declared."""

    source: Source
    label: Label = ""
    """Left out: the name of the field."""
    format: Format = Format.TEXT
    sort: str = ""
    """The field or annotation by which the list can be sorted; blank: it cannot."""
    detail: Source = ""
    """A second, smaller line."""
    tones: Mapping[str, str] = field(default_factory=dict)
    """Values of a vocabulary that stand out, as good, bad or accent."""
    name: str = ""
    """In addresses and files; left out: the source, where that is a field."""
    hidden: bool = False
    """Shown to those only who choose it."""


@dataclass(frozen=True)
class Column:
    """A column as a list shows it: what was declared, completed by what the model knows."""

    declared: Col
    label: Label
    choices: Mapping[Any, Any]
    """The labels of the vocabulary's values; empty where the field has none."""

    @property
    def name(self) -> str:
        return name_of(self.declared)

    @property
    def numeric(self) -> bool:
        return self.declared.format in (Format.NUMBER, Format.SILENCE)

    def value(self, row: Any) -> Any:
        return read(row, self.declared.source)

    def detail(self, row: Any) -> Any:
        return read(row, self.declared.detail) if self.declared.detail else ""


def read(row: Any, source: Source) -> Any:
    return getattr(row, source) if isinstance(source, str) else source(row)


def name_of(col: Col) -> str:
    return col.name or (col.source if isinstance(col.source, str) else col.source.__name__)
