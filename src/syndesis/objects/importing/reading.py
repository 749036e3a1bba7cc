"""From the rows of a file to drafts: each cell read, each name resolved."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.lib.tables import Fault, Row
from syndesis.lib.text import normal
from syndesis.objects.formfields import formfield
from syndesis.objects.forms import form_class
from syndesis.objects.importing.drafts import Draft, Problem
from syndesis.objects.importing.file import Column, Table, shown, value_at
from syndesis.objects.importing.resolving import LEAVE, SKIP, Resolver
from syndesis.objects.importing.row_cells import RowCells
from syndesis.objects.importing.targets import ID, Target, targets_of
from syndesis.objects.importing.values import Reader, Wrong, described, month_first, plain
from syndesis.objects.importing.vocabularies import MARK, Vocabulary, is_vocabulary
from syndesis.objects.importing.within import OWN, ROW, Named, named_rows, naming, refers_to_itself
from syndesis.objects.references import source_of
from syndesis.objects.types import ObjectType

Columns = Sequence[tuple[Column, Target]]
Answers = Mapping[str, Mapping[str, str]]
"""What names mean, by the name of their source."""
LOOKED_AT = 2000
"""Cells by which the order of days and months is found."""


class Reading:
    """Reads the rows of one file. `resolvers`, by the name of their source, know afterwards what is to be asked."""

    def __init__(self, kind: type[ObjectType], user: User, columns: Columns, answers: Answers) -> None:
        self.kind, self.columns, self.answers = kind, columns, answers
        self.user = user
        self.resolvers: dict[str, Resolver] = {}
        self.readers: dict[tuple[int, str], Reader] = {}
        self.rows: dict[int, RowCells] = {}
        self.vocabularies: dict[str, Vocabulary] = {}
        self.within: Named = {}
        self.alike: dict[int, list[Target]] = {}

    def drafts(self, rows: Sequence[Row]) -> list[Draft]:
        if refers_to_itself(self.kind):
            self.within = named_rows(self._names(rows))
        for column, target in self.columns:
            cells = [value_at(row, column.number) for row in rows[:LOOKED_AT]]
            self.alike[column.number] = self._alike(column, target)
            for each in (target, *self.alike[column.number]):
                self._prepare(column, each, cells)
        for name, resolver in self.resolvers.items():
            mine = [c for c, t in self.columns if t.refers and source_of(t.field.related_model).name == name]
            cells_ = (value_at(row, column.number) for row in rows for column in mine)
            resolver.learn(chain(cells_, self._within_rows(rows, resolver.source.model)))
        # What is asked of some kinds only is read when the kind is known.
        self.columns = sorted(self.columns, key=lambda each: each[1].is_single)
        return [self._draft(row) for row in rows]

    def _names(self, rows: Sequence[Row]) -> Iterator[tuple[str, int]]:
        fields = naming(self.kind)
        for number in [column.number for column, target in self.columns if target.name in fields]:
            for row in rows:
                if (cell := value_at(row, number)) is not None and not isinstance(cell, Fault):
                    yield plain(cell), row.number

    def _prepare(self, column: Column, target: Target, cells: list[Any]) -> None:
        if target.refers:
            self._ask_of(target.field.related_model)
            return
        if target.is_rows:
            assert target.table is not None
            self.rows[column.number] = RowCells(self.kind, target.table, month_first(cells))
            for reference in self.rows[column.number].references:
                self._ask_of(reference.related_model)
            return
        field = form_class(self.kind, new=True).base_fields.get(target.name)
        if target.is_single:
            field = formfield(target.field, required=False)
        self.readers[column.number, target.name] = Reader(target, field, month_first(cells))
        if is_vocabulary(target):
            answers = self.answers.get(MARK + target.name, {})
            self.vocabularies[target.name] = Vocabulary(target, answers)

    def _ask_of(self, model: Any) -> None:
        source = source_of(model)
        answers = self.answers.get(source.name, {})
        within = self.within if model is self.kind.model else {}
        self.resolvers.setdefault(source.name, Resolver(source, self.user, answers, within))

    def _within_rows(self, rows: Sequence[Row], model: Any) -> Iterator[Any]:
        for number, cells in self.rows.items():
            for row in rows:
                if (cell := value_at(row, number)) is not None and not isinstance(cell, Fault):
                    yield from cells.cells_of(cell, model)

    def _alike(self, column: Column, target: Target) -> list[Target]:
        """The fields so called in other single rows: credits are those of a programme or of a school."""
        if not target.is_single:
            return []
        word, mapped_ = normal(column.name), {each.name for _column, each in self.columns}
        others = (each for each in targets_of(self.kind).values() if each.is_single and each.name not in mapped_)
        return [each for each in others if each.field.name == target.field.name or word in each.words]

    def _fitting(self, column: Column, target: Target, draft: Draft) -> Target:
        if not target.is_single or target.fits(draft.data):
            return target
        return next((each for each in self.alike[column.number] if each.fits(draft.data)), target)

    def _draft(self, row: Row) -> Draft:
        draft = Draft(row.number)
        for column, target in self.columns:
            cell = value_at(row, column.number)
            if cell is None:
                continue
            target = self._fitting(column, target, draft)  # noqa: PLW2901 -- the one that the row means
            try:
                if isinstance(cell, Fault):
                    raise Wrong(described(cell))  # noqa: TRY301 -- told like all that is wrong with a cell
                if target.name == ID:
                    draft.key = self._key(cell)
                elif target.refers:
                    self._refer(draft, target, cell)
                elif target.is_rows:
                    self._add_whole_rows(draft, self.rows[column.number], cell)
                elif target.several:
                    _add_row(draft, target, self.readers[column.number, target.name](cell))
                elif target.name in self.vocabularies:
                    self._choose(draft, target, column, cell)
                elif (value := self.readers[column.number, target.name](cell)) is not None:
                    _put(draft, target, value)
            except Wrong as wrong:
                draft.problems.append(Problem(column.label, shown(cell), str(wrong)))
        return draft

    def _key(self, cell: Any) -> int:
        text = str(cell).removesuffix(".0").strip()
        if not (text.isascii() and text.isdecimal() and len(text) < 19):
            raise Wrong(_("“%(value)s” is no number of a record.") % {"value": text[:80]})
        return int(text)

    def _choose(self, draft: Draft, target: Target, column: Column, cell: Any) -> None:
        try:
            _put(draft, target, self.readers[column.number, target.name](cell))
        except Wrong:
            meant = self.vocabularies[target.name].value(plain(cell), draft.number)
            if meant is None:
                draft.waiting = True
            elif meant == SKIP:
                draft.skipped = True
            elif meant != LEAVE:
                _put(draft, target, meant)

    def _refer(self, draft: Draft, target: Target, cell: Any) -> None:
        several = target.several
        values = self._meant(draft, target.field.related_model, cell, several=several)
        if several and target.table is not None:
            for value in values:
                _add_row(draft, target, value)
        elif several:
            held = draft.data.setdefault(target.name, [])
            held += [value for value in values if value not in held]
        elif values:
            _put(draft, target, values[0])

    def _meant(self, draft: Draft, model: Any, cell: Any, *, several: bool) -> list[str]:
        """The values that a cell means; none where they have to be asked for, or leave out the row."""
        values = self.resolvers[source_of(model).name].values(cell, draft.number, several=several)
        draft.waiting = draft.waiting or values is None
        draft.skipped = draft.skipped or SKIP in (values or ())
        if values is None or SKIP in values:
            return []
        if self.within:
            draft.leans_on |= {int(value.removeprefix(ROW)) for value in values if value.startswith(ROW)}
        return values

    def _add_whole_rows(self, draft: Draft, cells: RowCells, cell: Any) -> None:
        """A row that refers to what an answer leaves blank is none where it needs it."""
        rows = draft.data.setdefault(cells.table.name, [])
        for given in cells.rows(cell):
            said: dict[str, Any] = {}
            for name, value in given.items():
                column: Any = cells.columns[name]
                if name in cells.readers:
                    said[name] = cells.readers[name](value)
                elif name in cells.own:
                    said[name] = f"{OWN}{plain(value)}"
                elif values := self._meant(draft, column.related_model, value, several=False):
                    said[name] = values[0]
            lacks = any(name in given and name not in said and not cells.columns[name].null for name in cells.columns)
            if said and not lacks and said not in rows:
                rows.append(said)


def _put(draft: Draft, target: Target, value: Any) -> None:
    if target.table is None:
        draft.data[target.name] = value
    else:
        draft.data.setdefault(target.table.name, [{}])[0][target.field.name] = value


def _add_row(draft: Draft, target: Target, value: Any) -> None:
    assert target.table is not None
    key, code = target.sort
    row = {key: code, target.field.name: value}
    rows = draft.data.setdefault(target.table.name, [])
    if row not in rows:
        rows.append(row)


def mapped(kind: type[ObjectType], table: Table, mapping: Mapping[str, str]) -> Columns:
    """The columns that mean something, each with its target."""
    targets = targets_of(kind)
    found = [(column, targets.get(mapping.get(str(column.number), ""))) for column in table.columns]
    return [(column, target) for column, target in found if target is not None]
