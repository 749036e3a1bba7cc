"""A record with its parts at two moments, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import Model
from django.utils.text import capfirst

from syndesis.core.history import Image, images
from syndesis.core.history.past import Moment
from syndesis.core.models import User
from syndesis.web.record.differences import Run, runs, side
from syndesis.web.record.words import Value, Words, label_of, told

State = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True)
class Compared:
    """A field, or a row of a part, at both moments."""

    label: str
    state: State
    old: list[Value]
    new: list[Value]
    old_runs: list[Run] = field(default_factory=list)
    new_runs: list[Run] = field(default_factory=list)
    """The texts with what differs marked, where they are long."""


@dataclass(frozen=True)
class Group:
    """The fields of a record, or the rows of one part of it."""

    title: str
    rows: list[Compared]


@dataclass(frozen=True)
class Comparison:
    groups: list[Group]
    was_there: bool
    is_there: bool
    """Whether there was a record at the first and at the second moment."""

    @property
    def differing(self) -> int:
        return sum(row.state != "same" for group in self.groups for row in group.rows)


def comparison(records: Sequence[Model], reader: User, first: Moment | None, second: Moment | None) -> Comparison:
    """Of the records that make up one page, the first of which gives the page its name."""
    pairs = [images(record, [first, second]) for record in records]
    words = Words(reader)
    words.look_up(row for pair in pairs for image in pair for row in _rows(image))
    groups: list[Group] = []
    for record, pair in zip(records, pairs, strict=True):
        title = "" if record is records[0] else str(capfirst(record._meta.verbose_name))
        groups.append(Group(title, list(_fields(words, type(record), *(image.record for image in pair)))))
        tables = dict.fromkeys(table for image in pair for table in image.parts if not getattr(table, "is_log", False))
        for table in tables:
            old, new = (image.parts.get(table, []) for image in pair)
            groups.append(Group(str(capfirst(table._meta.verbose_name_plural)), list(_parts(words, old, new))))
    was, is_now = (image.record is not None for image in pairs[0])
    return Comparison([group for group in groups if group.rows], was, is_now)


def _rows(image: Image) -> Iterator[Any]:
    yield image.record
    for rows in image.parts.values():
        yield from rows


def _fields(words: Words, model: type[Model], old: Any, new: Any) -> Iterator[Compared]:
    for each in told(model):
        before, after = ([words.value(row, each)] if row is not None else [] for row in (old, new))
        before, after = [value for value in before if value], [value for value in after if value]
        if not before and not after:
            continue
        held = [None if row is None else getattr(row, each.attname) for row in (old, new)]
        state: State = "same" if held[0] == held[1] else "changed" if before and after else _state(before)
        both = runs(before[0].text, after[0].text) if state == "changed" else []
        yield Compared(label_of(each), state, before, after, side(both, "new"), side(both, "gone"))


def _parts(words: Words, old: list[Any], new: list[Any]) -> Iterator[Compared]:
    before, after = {row.pk: words.part(row) for row in old}, {row.pk: words.part(row) for row in new}
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key, []), after.get(key, [])
        if key in before and key in after:
            yield Compared("", "same" if was == now else "changed", was, now)
        else:
            yield Compared("", _state(was), was, now)


def _state(before: list[Value]) -> State:
    return "removed" if before else "added"
