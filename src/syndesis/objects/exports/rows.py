"""The rows that belong to records, as a file says them: as far as its reader may see what they refer to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from syndesis.core.countries import country_name
from syndesis.core.fields import CountryField
from syndesis.objects.exports.values import Coded, Names, as_data
from syndesis.objects.tables import ID, Table

if TYPE_CHECKING:
    from syndesis.core.models import User


@dataclass(frozen=True)
class RowSaid:
    """A row: its values by field."""

    values: Mapping[str, Any]

    @property
    def words(self) -> list[str]:
        """Its values in words, blank where nothing is said, as an import reads them (`lib.row_text`)."""
        return [_in_words(each) for name, each in self.values.items() if name != ID]


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return "" if value is None else value.label if isinstance(value, Coded) else str(value)


def rows_said(
    table: Table, keys: Sequence[int], user: "User", names: Mapping[Any, Names]
) -> Mapping[int, list[RowSaid]]:
    """The rows of each of some records, by its key."""
    rows = list(table.rows(keys).filter(table.seen(user)).order_by("pk"))
    for column in table.fields:
        if isinstance(column, ForeignKey):
            held = (getattr(row, column.attname) for row in rows)
            names[column.related_model].ask(key for key in held if key is not None)
    found: defaultdict[int, list[RowSaid]] = defaultdict(list)
    for row in rows:
        values = {column.name: _value(column, row, names) for column in table.fields}
        found[getattr(row, table.key.attname)].append(RowSaid({ID: row.pk, **values}))
    return found


def _value(column: Any, row: Any, names: Mapping[Any, Names]) -> Any:
    held = getattr(row, column.attname)
    if isinstance(column, ForeignKey):
        return names[column.related_model].known.get(held)
    value = as_data(held)
    if value is None or not (column.flatchoices or isinstance(column, CountryField)):
        return value
    label = country_name(value) if isinstance(column, CountryField) else dict(column.flatchoices).get(value)
    return Coded(value, str(label or value))
