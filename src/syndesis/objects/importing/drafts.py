"""Rows on their way to becoming records."""

from dataclasses import dataclass, field
from typing import Any

from syndesis.objects.models import Verdict

JOINS = "+"
"""In the data of a row: the record, which is on record already, becomes one of the type."""


@dataclass
class Problem:
    """Why a row cannot be written, or what of it is passed over: in which column, with which value."""

    column: str
    value: str
    reason: str

    def as_list(self) -> list[str]:
        return [self.column, self.value, self.reason]


@dataclass
class Draft:
    """A row: what it says of its fields. References stand as values of their sources."""

    number: int
    data: dict[str, Any] = field(default_factory=dict)
    key: int | None = None
    """The number of the record that the row itself gives."""
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[Problem] = field(default_factory=list)
    waiting: bool = False
    """Whether a name in it is to be asked."""
    skipped: bool = False
    """Whether an answer says to leave it out."""
    leans_on: set[int] = field(default_factory=set)
    """Rows of the file of which the records are to be made before it, since it refers to them."""
    depth: int = 0
    """How many steps it stands above those that refer to none."""
    record: Any = None
    version: int = 0
    title: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    """With JOINS among them where the record is none of its type yet."""
    rows: dict[str, list[Any]] = field(default_factory=dict)
    """By table, those that say something that is not on record yet."""
    steps: list[list[str]] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        if self.problems or self.skipped:
            return Verdict.WRONG
        if self.waiting:
            return Verdict.OPEN
        if self.record is None:
            return Verdict.CREATE
        return Verdict.CHANGE if self.changes else Verdict.SAME
