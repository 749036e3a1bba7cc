"""Whole rows of a table in one cell: objects, as JSON files of ours have them; or text, rows apart by ";" or on lines
of their own, the values of each apart by "|" in the order of the table's fields (`lib.row_text`)."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from syndesis.lib import row_text
from syndesis.lib.tables import Value
from syndesis.objects.formfields import formfield
from syndesis.objects.importing.targets import Target
from syndesis.objects.importing.values import Reader, Wrong, plain
from syndesis.objects.importing.within import own_table
from syndesis.objects.tables import Table
from syndesis.objects.types import ObjectType, named


class RowCells:
    """Reads the cells of one column into rows of a table."""

    def __init__(self, kind: type[ObjectType], table: Table, month_first: bool) -> None:
        self.table = table
        self.columns = {column.name: column for column in table.fields}
        self.readers = {
            name: Reader(Target(name, named(column), column), formfield(column, required=False), month_first)
            for name, column in self.columns.items()
            if not isinstance(column, ForeignKey)
        }
        self.own = {column.name for column in table.fields if own_table(kind, column.related_model)}
        """Fields that lead to other rows of the same record, which are named by what they are called."""

    @property
    def references(self) -> Iterator[Any]:
        """The fields that lead to other records."""
        return (each for each in self.columns.values() if isinstance(each, ForeignKey) and each.name not in self.own)

    def rows(self, cell: Value) -> list[Mapping[str, Any]]:
        """What stands in a cell, by the fields of the table, without what is blank. Raises Wrong."""
        if isinstance(cell, list):
            found = cell
        elif isinstance(cell, dict):
            found = [cell]
        else:
            found = [self._in_text(parts) for parts in row_text.read(plain(cell))]
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

    def _in_text(self, parts: list[str]) -> dict[str, Any]:
        if len(parts) > len(self.columns):
            told = _("“%(value)s” has more values than a row has: %(fields)s.")
            between = f" {row_text.BETWEEN} "
            fields = between.join(str(named(column)) for column in self.columns.values())
            raise Wrong(told % {"value": between.join(parts)[:80], "fields": fields})
        return dict(zip(self.columns, parts, strict=False)) if len(parts) > 1 else {self._alone(): parts[0]}

    def _alone(self) -> str:
        """The field that a value by itself is for: what no row can be without."""
        needed = (name for name, each in self.columns.items() if not each.blank and not each.has_default())
        return next(needed, next(iter(self.columns)))
