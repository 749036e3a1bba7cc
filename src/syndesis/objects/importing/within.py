"""References within a file: to what another row of it becomes, and to what another cell of the same row says.

As values: `row:12`, the record that row 12 becomes; `own:Wind`, the row of the record's own table that is called so, as
the track of a team.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import CharField
from django.utils.translation import gettext as _

from syndesis.lib.text import normal
from syndesis.objects.importing.drafts import Draft, Problem
from syndesis.objects.importing.frozen import keys_in
from syndesis.objects.tables import Table, tables_of
from syndesis.objects.types import ObjectType

ROW, OWN = "row:", "own:"
Named = Mapping[str, Sequence[int]]
"""The numbers of the rows that bear a name, by its normal spelling."""


def naming(kind: type[ObjectType]) -> set[str]:
    """The fields of which each by itself tells what a record is called."""
    title: Any = kind.title
    found = {title} if isinstance(title, str) else set()
    for way in kind.import_key:
        texts = [name for name in ((way,) if isinstance(way, str) else way) if _is_text(kind, name)]
        found |= set(texts) if len(texts) == 1 else set()
    return {name for name in found if _is_text(kind, name)}


def _is_text(kind: type[ObjectType], name: str) -> bool:
    if name not in kind.fields():
        return False
    field = kind.model._meta.get_field(name)
    return isinstance(field, CharField) and not field.flatchoices


def named_rows(names: Iterable[tuple[str, int]]) -> Named:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for text, number in names:
        word = normal(text)
        if word and number not in found[word]:
            found[word].append(number)
    return found


def own_table(kind: type[ObjectType], model: Any) -> Table | None:
    """The table of the type's records whose rows are of a model."""
    return next((each for each in tables_of(kind).values() if each.model is model and not each.is_single), None)


def rows_meant(kind: type[ObjectType], data: Mapping[str, Any]) -> set[str]:
    """The rows of the file to which the data refers, as values."""
    return {value for model, value in keys_in(kind, data) if model is kind.model and value.startswith(ROW)}


def refers_to_itself(kind: type[ObjectType]) -> bool:
    """Whether records of a type may refer to others of it."""
    columns: list[Any] = [kind.model._meta.get_field(name) for name in kind.fields()]
    columns += [column for table in tables_of(kind).values() for column in table.fields]
    return any(column.is_relation and column.related_model is kind.model for column in columns)


def settle(drafts: Sequence[Draft]) -> None:
    """Where a row that is meant is about a record that is there, that is meant. Each draft knows afterwards how many
    others have to be made before it. Those that refer to each other in a circle are told so."""
    leaning = [draft for draft in drafts if draft.leans_on]
    if not leaning:
        return
    by_number = {draft.number: draft for draft in drafts}
    for draft in leaning:
        known = {number: by_number[number].record for number in draft.leans_on}
        keys = {f"{ROW}{number}": str(key) for number, key in known.items() if key is not None}
        draft.data = {name: _replaced(value, keys) for name, value in draft.data.items()}
        draft.leans_on = {number for number, key in known.items() if key is None}
    _measure(leaning, by_number)


def _replaced(value: Any, keys: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_replaced(each, keys) for each in value]
    if isinstance(value, dict):
        return {name: _replaced(each, keys) for name, each in value.items()}
    return keys.get(value, value) if isinstance(value, str) else value


def _measure(leaning: Sequence[Draft], by_number: Mapping[int, Draft]) -> None:
    rest = list(leaning)
    while rest:
        waiting = {draft.number for draft in rest}
        free = [draft for draft in rest if waiting.isdisjoint(draft.leans_on)]
        for draft in free:
            draft.depth = max((by_number[number].depth + 1 for number in draft.leans_on), default=0)
        if not free:
            for draft in rest:
                draft.leans_on = set()
                reason = _("This row refers to others of the file, and these to each other in a circle.")
                draft.problems.append(Problem("", "", reason))
            return
        rest = [draft for draft in rest if draft.number in waiting - {each.number for each in free}]


def refuse_without(draft: Draft, by_number: Mapping[int, Draft]) -> None:
    """A row waits for what it refers to, and is wrong where that is."""
    for number in sorted(draft.leans_on):
        other = by_number[number]
        if other.problems or other.skipped:
            reason = _("This refers to row %(row)s, which cannot be imported.") % {"row": number}
            draft.problems.append(Problem("", other.title, reason))
            return
        draft.waiting = draft.waiting or other.waiting


def before(drafts: Sequence[Draft], by_number: Mapping[int, Draft]) -> list[Draft]:
    """All others that have to be made first, in the order of that."""
    own = {draft.number for draft in drafts}
    found: set[int] = set()
    level = own
    while level := {number for each in level for number in by_number[each].leans_on} - found:
        found |= level
    return sorted((by_number[number] for number in found - own), key=lambda each: each.depth)


def in_words(value: str, titles: Mapping[int, str]) -> str:
    """Blank where it is no such reference."""
    if value.startswith(OWN):
        return value.removeprefix(OWN)
    if value.startswith(ROW):
        number = int(value.removeprefix(ROW))
        return _("%(name)s (row %(row)s)") % {"name": titles.get(number, ""), "row": number}
    return ""
