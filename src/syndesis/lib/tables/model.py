"""What tables are made of, whatever file they came in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Protocol

LONGEST = 100_000
"""Characters of a cell; XLSX itself allows 32,767."""
MOST_COLUMNS = 1_000
MOST_BYTES = 512 * 1024 * 1024
"""Of a file once it is unpacked."""


class Why(Enum):
    """Why a file, or a cell of it, cannot be read."""

    EMPTY = "empty"
    PROTECTED = "protected"
    OLD_EXCEL = "old_excel"
    NOT_A_TABLE = "not_a_table"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_WIDE = "too_wide"
    ENCODING = "encoding"
    NO_SHEET = "no_sheet"
    ERROR = "error"
    """Of a cell: what the spreadsheet shows in place of a value, such as #REF!."""
    FORMULA = "formula"
    """Of a cell: a formula whose value was never computed."""
    TOO_LONG = "too_long"


class Unreadable(ValueError):
    """A file that is no table to us; `row` is where it stops making sense, if that can be said."""

    def __init__(self, why: Why, detail: str = "", row: int = 0) -> None:
        super().__init__(f"{why.value} {detail}".strip())
        self.why, self.detail, self.row = why, detail, row


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands in a cell that has no value."""

    why: Why
    text: str = ""

    def __str__(self) -> str:
        return self.text


Value = str | int | float | bool | date | Fault | list[Any] | dict[str, Any] | None
"""A date may be a moment; lists and objects come from JSON only."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank; `number` is the one that people see beside it, from 1."""

    number: int
    values: Sequence[Value]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    hidden: bool = False


class Book(Protocol):
    """A file of one or more tables."""

    @property
    def sheets(self) -> Sequence[Sheet]: ...

    @property
    def keys(self) -> Sequence[str]:
        """The names of the columns, where the file itself says them (JSON): then no row is a head."""

    def rows(self, sheet: str = "") -> Iterator[Row]:
        """The rows of a sheet, by default of the first that is not hidden; those that are blank are left out."""
