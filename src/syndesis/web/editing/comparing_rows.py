"""Rows that belong to a record as two people left them: what comes of both, row by row and field by field."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import Wanted
from syndesis.objects.rows_field import RowsField
from syndesis.objects.tables import ID
from syndesis.objects.versions import Since

Values = dict[str, Any]
"""Of the fields of a row, of a reference its key."""
Row = Mapping[str, Any]
"""As `objects.rows` takes it."""


@dataclass
class Merged:
    """What comes of both."""

    rows: list[Row] = field(default_factory=list)
    conflict: bool = False
    """Whether both changed the same field otherwise, or one changed what the other took out."""


class RowsBothChanged:
    """The rows as they were, as others left them, and as the form has them: as far as the writer may see them."""

    def __init__(self, field: RowsField, since: Since, mine: Sequence[Row]) -> None:
        self.field = field
        self.fields = field.blank(0).fields
        self.columns = {column.name: column.attname for column in field.table.fields}
        seen = self._seen({key: row for key, row in {**since.before, **since.now}.items() if self._is_one(row)})
        self.before = {key: self._plain(row) for key, row in since.before.items() if key in seen}
        self.now = {key: self._plain(row) for key, row in since.now.items() if key in seen}
        self.mine = list(mine)
        self.held = {row[ID]: self._mine(row) for row in mine if ID in row}
        self.new = [row for row in mine if ID not in row]

    @property
    def unchanged_by_others(self) -> bool:
        return self.before == self.now

    @property
    def only_entries(self) -> bool:
        """Whether others did no more than to add entries to a list that is kept here too, or take some out."""
        return self.field.table.is_list and all(
            self.now[key] == row for key, row in self.before.items() if key in self.now
        )

    @property
    def unchanged_by_me(self) -> bool:
        mine = {key: row for key, row in self.held.items() if key in self.before}
        return not self.new and mine == self.before

    @property
    def same(self) -> bool:
        return not self.new and self.held == self.now

    def merged(self) -> Merged:
        found = Merged()
        said = {row[ID]: row for row in self.mine if ID in row}
        for key in {**self.before, **self.now}:
            was, now, mine = self.before.get(key), self.now.get(key), self.held.get(key)
            if was is None:
                found.rows.append({ID: key})
            elif now is None or mine is None:
                kept = mine if now is None else now
                found.conflict |= kept is not None and kept != was
            else:
                changed = {name for name in self.columns if mine[name] != was[name]}
                found.conflict |= any(now[name] not in (was[name], mine[name]) for name in changed)
                found.rows.append({ID: key, **{name: said[key][name] for name in changed}})
        found.rows += self.new
        return found

    def as_mine(self) -> list[Row]:
        """The rows of the form, of which those that others took out are made anew."""
        return [row if row.get(ID) in self.now else {n: v for n, v in row.items() if n != ID} for row in self.mine]

    def told_before(self) -> str:
        return "\n".join(self._told(self.before.values()))

    def told_now(self) -> str:
        return "\n".join(self._told(self.now.values()))

    def told_together(self, merged: Merged) -> str:
        rows = [{**self.now[row[ID]], **self._mine_of(row)} if ID in row else self._mine_of(row) for row in merged.rows]
        return "\n".join(self._told(rows))

    def _seen(self, rows: Mapping[int, Mapping[str, Any]]) -> set[int]:
        """Those of them that refer to nothing that the writer may not see."""
        from syndesis.objects.services import seen_by

        seen = set(rows)
        for column in self.field.table.references:
            keys = {row[column.attname] for row in rows.values()} - {None}
            model: Any = column.related_model
            known = model._default_manager.filter(seen_by(model, self.field.reader), pk__in=keys)
            hidden = keys - set(known.values_list("pk", flat=True))
            seen -= {key for key, row in rows.items() if row[column.attname] in hidden}
        return seen

    def _is_one(self, row: Mapping[str, Any]) -> bool:
        """Whether it is no entry of a list of references that is kept in the same table."""
        bare, model = self.field.table.bare, self.field.table.model
        return not bare or any(row[_attname(model, n)] != value for n, value in bare.items())

    def _plain(self, row: Mapping[str, Any]) -> Values:
        return {name: _blank(row[attname]) for name, attname in self.columns.items()}

    def _mine(self, row: Row) -> Values:
        """What the form says of a row; of one that it does not show, what is on record."""
        said = self._mine_of(row)
        known = self.before.get(row[ID]) or self.now.get(row[ID]) or {}
        return {name: said[name] if name in said else known.get(name) for name in self.columns}

    def _mine_of(self, row: Row) -> Values:
        return {name: _blank(getattr(value, "pk", value)) for name, value in row.items() if name != ID}

    def _told(self, rows: Iterable[Values]) -> Iterator[str]:
        listed = list(rows)
        names = {name: self._names(name, listed) for name, each in self.fields.items() if _refers(each)}
        for row in listed:
            words = [self._word(name, row.get(name), names.get(name)) for name in self.columns]
            yield ", ".join(filter(None, words))

    def _names(self, name: str, rows: Iterable[Values]) -> Mapping[str, str]:
        keys = [_key(row.get(name)) for row in rows if row.get(name) is not None]
        field = self.fields[name]
        assert isinstance(field, ReferenceField)
        return {option.value: option.label for option in field.described(keys)}

    def _word(self, name: str, value: Any, names: Mapping[str, str] | None) -> str:
        if value is None or value is False:
            return ""
        if names is not None:
            return names.get(_key(value), _("(not visible to you)"))
        if isinstance(value, PartialDate):
            return dates.full(value)
        field = self.fields[name]
        if value is True:
            return str(field.label)
        if isinstance(field, forms.ChoiceField):
            choices: Any = field.choices
            return str(dict(choices).get(value, value))
        return str(value)


def _attname(model: Any, name: str) -> str:
    return str(model._meta.get_field(name).attname)


def _refers(field: Any) -> bool:
    return isinstance(field, ReferenceField)


def _key(value: Any) -> str:
    return value.value if isinstance(value, Wanted) else str(value)


def _blank(value: Any) -> Any:
    return None if value == "" else value
