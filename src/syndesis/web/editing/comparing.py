"""Two versions of a record, where others changed it while a form was open: field by field, and what comes of both.

`opened` is the version that the form was made of, `now` the present one. A field that only one side changed is taken
from that side; lists of references and rows that both changed are merged as far as they go together; of any other, the
writer chooses.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.history import Actor
from syndesis.core.models import HistoryEvent
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects.forms import RecordForm, made
from syndesis.objects.reference_fields import ReferenceField
from syndesis.objects.references import Wanted
from syndesis.objects.rows_field import RowsField
from syndesis.objects.versions import Since, changed_since
from syndesis.web.editing.comparing_rows import RowsBothChanged

THEIRS, MINE, BOTH = "theirs", "mine", "both"
KEEP = "keep-"


@dataclass
class Difference:
    """A field that stands otherwise in the form than in the record, since others changed it."""

    name: str
    bound: forms.BoundField
    before: str
    theirs: str
    mine: str
    deed: str
    """Which one changed it last, so that several fields of one deed are told once."""
    who: str
    at: datetime | None
    both: str = ""
    """Of lists that both sides changed: what they come to together."""
    chosen: str = ""
    is_open: bool = False
    """Both sides changed it, and nothing says which to keep."""
    merged: list[Any] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)
    """Of rows, what is written where the writer's own are chosen."""


class Comparison:
    """What others changed since a form was opened, beside what the form says."""

    def __init__(self, form: RecordForm, record: Any, opened: int, sent: QueryDict) -> None:
        self.form = form
        self.told_by_lists: list[str] = []
        """Rows that others added or took out with an entry of a list, which tells it: they stay as others left them."""
        since = changed_since(record, opened, form.fields)
        self.differences = [
            difference for name, change in since.items() if (difference := self._difference(name, change)) is not None
        ]
        for difference in self.differences:
            wanted = sent.get(KEEP + difference.name, "")
            offered = {THEIRS, MINE, BOTH} if difference.both else {THEIRS, MINE}
            difference.chosen = wanted if wanted in offered else difference.chosen
            difference.is_open = not difference.chosen

    @property
    def is_open(self) -> bool:
        return any(difference.is_open for difference in self.differences)

    @property
    def deeds(self) -> list[dict[str, Any]]:
        """Who changed it since, and when; the first of a deed's fields stands for it."""
        found: dict[Any, dict[str, Any]] = {}
        for each in self.differences:
            found.setdefault(each.deed, {"who": each.who, "at": each.at})
        return list(found.values())

    def leaving(self) -> list[str]:
        """The fields that stay as others wrote them."""
        return self.told_by_lists + [each.name for each in self.differences if each.chosen in (THEIRS, BOTH)]

    def instead(self, by: Actor) -> dict[str, Any]:
        found = {each.name: made(each.merged, by) for each in self.differences if each.chosen == BOTH}
        mine = {each.name: made(each.rows, by) for each in self.differences if each.rows and each.chosen == MINE}
        return found | mine

    def _difference(self, name: str, since: Since) -> Difference | None:
        field, mine = self.form.fields[name], self.form.cleaned_data.get(name)
        shown = Difference(name, self.form[name], "", "", "", *_deed(since.event))
        if isinstance(field, RowsField):
            return self._of_rows(shown, field, since, mine)
        if isinstance(field, ReferenceField) and field.several:
            return self._of_lists(shown, field, since, mine or [])
        key = getattr(mine, "pk", mine) if isinstance(field, ReferenceField) else mine
        if _same(key, since.now):
            return None
        shown.before, shown.theirs = self._told(field, since.before), self._told(field, since.now)
        shown.mine = _named(field, [mine]) if isinstance(field, ReferenceField) else self._told(field, mine)
        shown.chosen = THEIRS if _same(key, since.before) else ""
        return shown

    def _of_lists(self, shown: Difference, field: ReferenceField, since: Since, mine: list[Any]) -> Difference | None:
        """As far as the writer may see what the lists hold."""
        kept = {each.pk for each in mine if not isinstance(each, Wanted)}
        wanted = [each for each in mine if isinstance(each, Wanted)]
        seen = field.source.rows(field.reader).in_bulk([*kept, *since.before, *since.now])
        before, now = set(since.before) & seen.keys(), set(since.now) & seen.keys()
        if now == before or (now == kept and not wanted):
            return None
        shown.before, shown.theirs = (_named(field, [seen[key] for key in sorted(keys)]) for keys in (before, now))
        shown.mine = _named(field, mine)
        if kept == before and not wanted:
            shown.chosen = THEIRS
            return shown
        together = (now | (kept - before)) - (before - kept)
        shown.merged = [*(seen[key] for key in sorted(together)), *wanted]
        shown.both, shown.chosen = _named(field, shown.merged), BOTH
        return shown

    def _of_rows(self, shown: Difference, field: RowsField, since: Since, mine: Any) -> Difference | None:
        if mine is None:
            return None  # the form said nothing of them
        both = RowsBothChanged(field, since, mine)
        if both.unchanged_by_others or both.same:
            return None
        if both.unchanged_by_me and both.only_entries:
            self.told_by_lists.append(shown.name)
            return None
        shown.before, shown.theirs = both.told_before(), both.told_now()
        if both.unchanged_by_me:
            shown.chosen = THEIRS
            return shown
        merged, shown.rows = both.merged(), both.as_mine()
        if not merged.conflict:
            shown.merged, shown.both, shown.chosen = merged.rows, both.told_together(merged), BOTH
        return shown

    def _told(self, field: forms.Field, value: Any) -> str:
        if isinstance(field, ReferenceField):
            known = field.described([str(value)]) if value else []
            return known[0].label if known else _unseen(value)
        if isinstance(value, PartialDate):
            return dates.full(value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(field, forms.ChoiceField):
            return str(dict(_flat(field.choices)).get(value, value or ""))
        return str(value if value is not None else "")


def _unseen(value: Any) -> str:
    return _("(not visible to you)") if value else ""


def _named(field: ReferenceField, values: Iterable[Any]) -> str:
    wanted = [each for each in values if each is not None]
    keys = [each.value if isinstance(each, Wanted) else str(each.pk) for each in wanted]
    return ", ".join(option.label for option in field.described(keys))


def _same(one: Any, other: Any) -> bool:
    return one == other or (one in (None, "") and other in (None, ""))


def _flat(choices: Any) -> Iterable[tuple[Any, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def _deed(event: HistoryEvent | None) -> tuple[str, str, datetime | None]:
    """Which deed, whose, and when."""
    if event is None:
        return "", "", None
    change = event.change
    if change is None:
        return f"raw {event.pk}", _("written past the services"), event.at
    return f"deed {change.pk}", str(change.actor or change.get_source_display()), event.at
