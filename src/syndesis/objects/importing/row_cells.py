"""Whole rows of a table in one cell: objects, as JSON files of ours have them; or text, rows apart by ";" or on lines
of their own, the values of each apart by "|" in the order of the table's fields."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from syndesis.lib.tables import Value
from syndesis.objects.importing.targets import Target
from syndesis.objects.importing.values import Reader, Wrong, plain
from syndesis.objects.tables import Table
from syndesis.objects.types import named

_APART = re.compile(r"\s*[;\n]\s*")
BETWEEN = "|"


class RowCells:
    """Reads the cells of one column into rows of a table."""

    def __init__(self, table: Table, month_first: bool) -> None:
        self.table = table
        self.columns = {column.name: column for column in table.fields}
        self.readers = {
            name: Reader(Target(name, named(column), column), None, month_first)
            for name, column in self.columns.items()
            if not isinstance(column, ForeignKey)
        }

    @property
    def references(self) -> Iterator[Any]:
        return (column for column in self.columns.values() if isinstance(column, ForeignKey))

    def rows(self, cell: Value) -> list[Mapping[str, Any]]:
        """What stands in a cell, by the fields of the table, without what is blank. Raises Wrong."""
        if isinstance(cell, list):
            found = cell
        elif isinstance(cell, dict):
            found = [cell]
        else:
            found = [self._in_text(text) for text in _APART.split(plain(cell).strip()) if text]
        if not all(isinstance(each, dict) for each in found):
            raise Wrong(_("These are no rows of values by name."))
        return [{name: each[name] for name in self.columns if each.get(name) not in (None, "")} for each in found]

    def cells_of(self, cell: Value, model: Any) -> Iterator[Any]:
        """All that refers to records of a model, to be looked up together."""
        try:
            rows = self.rows(cell)
        except Wrong:
            return
        for column in self.references:
            if column.related_model is model:
                yield from (row[column.name] for row in rows if column.name in row)

    def _in_text(self, text: str) -> dict[str, Any]:
        parts = [part.strip() for part in text.split(BETWEEN)]
        if len(parts) > len(self.columns):
            told = _("“%(value)s” has more values than a row has: %(fields)s.")
            fields = f" {BETWEEN} ".join(str(named(column)) for column in self.columns.values())
            raise Wrong(told % {"value": text[:80], "fields": fields})
        return dict(zip(self.columns, parts, strict=False))
