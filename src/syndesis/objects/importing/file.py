"""The file of an import as it was chosen to be read: its head, its columns with samples, its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core import files
from syndesis.core.services import Refused
from syndesis.lib import tables
from syndesis.lib.tables import Book, Fault, Head, Row, Unreadable, Value, Why
from syndesis.objects.importing.targets import Recogniser
from syndesis.objects.importing.values import plain
from syndesis.objects.models import Import

SAMPLES = 3
"""Values shown of a column."""
MOST_ROWS = 100_000
"""Of one import that say something."""


def told(error: Unreadable, file_name: str) -> str:
    """Why a file cannot be read, for the person who sent it."""
    patterns = {
        Why.EMPTY: _("%(file)s is empty."),
        Why.PROTECTED: _("%(file)s is protected by a password: save it without one."),
        Why.OLD_EXCEL: _("%(file)s is a workbook of the old kind: save it as XLSX or CSV."),
        Why.NOT_A_TABLE: _("%(file)s is no table: CSV, XLSX and JSON can be imported."),
        Why.BROKEN: _("%(file)s is damaged: it cannot be read."),
        Why.TOO_LARGE: _("%(file)s is too large once it is unpacked."),
        Why.TOO_WIDE: _("%(file)s has more columns than any table of records."),
        Why.ENCODING: _("%(file)s is not written in that encoding: choose another."),
        Why.NO_SHEET: _("%(file)s has no such sheet."),
        Why.TOO_LONG: _("%(file)s has a cell that is too long, perhaps because a quotation mark is not closed."),
    }
    text = patterns.get(error.why, patterns[Why.BROKEN]) % {"file": file_name}
    return _("%(reason)s (Row %(row)s)") % {"reason": text, "row": error.row} if error.row else text


@dataclass(frozen=True)
class Column:
    """A column of the file."""

    number: int
    name: str
    samples: Sequence[str]

    @property
    def letters(self) -> str:
        """As spreadsheets call it: A, B, … AA."""
        found, rest = "", self.number + 1
        while rest:
            rest, place = divmod(rest - 1, 26)
            found = chr(65 + place) + found
        return found

    @property
    def label(self) -> str:
        return self.name or _("Column %(letters)s") % {"letters": self.letters}


class Table:
    """Raises Refused, in words for the person, where the file or the sheet cannot be read."""

    def __init__(self, content: bytes, file_name: str, choices: Mapping[str, Any], recogniser: Recogniser) -> None:
        self.file_name, self.choices, self.recogniser = file_name, choices, recogniser
        try:
            self.book: Book = tables.opened(
                content, file_name, encoding=choices.get("encoding", ""), delimiter=choices.get("delimiter", "")
            )
            self.first = list(islice(self._rows(), tables.LOOKED_AT))
        except Unreadable as error:
            raise Refused(told(error, file_name)) from error
        self.head = self._head()

    @classmethod
    def of(cls, run: Import, recogniser: Recogniser) -> "Table":
        return cls(files.get(run.file.sha256), run.file_name, run.choices, recogniser)

    @property
    def sheet(self) -> str:
        shown = next((each.name for each in self.book.sheets if not each.hidden), self.book.sheets[0].name)
        chosen = self.choices.get("sheet", "")
        return chosen if any(each.name == chosen for each in self.book.sheets) else shown

    def _rows(self) -> Iterator[Row]:
        rows = self.book.rows(self.sheet)
        return rows if self.choices.get("hidden", True) else (row for row in rows if not row.hidden)

    def _head(self) -> Head:
        if self.book.keys:
            return Head(0, 0, tuple(self.book.keys))
        if not self.first:
            raise Refused(told(Unreadable(Why.EMPTY), self.file_name))
        chosen = self.choices.get("head")
        head = tables.at(self.first, chosen) if chosen else None
        head = head or tables.found(self.first, self.recogniser.knows)
        assert head is not None
        return head

    @cached_property
    def columns(self) -> list[Column]:
        """Those that have a name, or a value in the first rows."""
        below = [row for row in self.first if row.number > self.head.last]
        width = max([len(self.head.names), *(len(row.values) for row in below)])
        found = []
        for number in range(width):
            name = self.head.names[number] if number < len(self.head.names) else ""
            samples = [shown(value_at(row, number)) for row in below]
            samples = list(dict.fromkeys(text for text in samples if text))[:SAMPLES]
            if name or samples:
                found.append(Column(number, name, samples))
        return found

    @property
    def hidden_rows(self) -> int:
        return sum(row.hidden for row in self.first)

    def rows(self) -> list[Row]:
        """All rows below the head."""
        found = []
        try:
            for row in self._rows():
                if row.number > self.head.last:
                    found.append(row)
                    if len(found) > MOST_ROWS:
                        told_ = _("More than %(most)s rows: split the file, and import one part after the other.")
                        raise Refused(told_ % {"most": MOST_ROWS})
        except Unreadable as error:
            raise Refused(told(error, self.file_name)) from error
        return found


def value_at(row: Row, number: int) -> Value:
    return row.values[number] if number < len(row.values) else None


def shown(value: Value) -> str:
    """A cell as it is shown to people."""
    if value is None:
        return ""
    if isinstance(value, Fault):
        return value.text or "="
    return plain(value)[:120]
