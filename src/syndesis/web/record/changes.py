"""The history of a record in the reader's words: deeds, newest first, each with what it changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from syndesis.core.history import Step, deeds_of, history_about, steps, whole_history
from syndesis.core.models import Attachment, Change, HistoryEvent, Note, Role, Source, User
from syndesis.web.record.differences import Run, runs
from syndesis.web.record.words import NOTHING, Value, Words, label_of, told

PAGE = 20
ABOUT = (Note, Attachment)
"""Tables whose rows stand about a record without belonging to it."""


@dataclass(frozen=True)
class ChangeShown:
    """One thing that a deed changed: a field, or a row that belongs to the record."""

    label: str
    sign: str = ""
    """added or removed, of a row; blank for a field."""
    of: list[Value] = field(default_factory=list)
    """Of a field of a row: which row."""
    values: list[Value] = field(default_factory=list)
    """What a row says that was added or removed."""
    old: Value = NOTHING
    new: Value = NOTHING
    runs: list[Run] = field(default_factory=list)
    """Old and new in one, where they are long."""


@dataclass(frozen=True)
class DeedShown:
    """A deed as far as it concerns the record."""

    moment: int | None
    """The id of its last event here: the record as it stood after it; None where it only wrote about the record."""
    at: datetime
    who: str
    reason: str
    source: str
    """Where it came from, unless from a person."""
    is_raw: bool
    taken_back: str
    changes: list[ChangeShown] = field(default_factory=list)


def events_concerning(records: Sequence[Model], *, with_notes: bool = True) -> QuerySet[HistoryEvent]:
    """The events of records that make up one page, and of all that belongs to them; also of what was written about
    them or attached."""
    events = whole_history(records[0])
    for record in records[1:]:
        events |= whole_history(record)
    return events | history_about(records[0], ABOUT) if with_notes else events


def page_of_deeds(records: Sequence[Model], reader: User, number: Any, size: int = PAGE) -> Page[Any]:
    """A page of `DeedShown`, in a number of queries that does not grow with what was done."""
    events = events_concerning(records)
    page: Page[Any] = Paginator(deeds_of(events), size).get_page(number)
    page.object_list = deeds_shown(records, events, list(page.object_list), reader)
    return page


def deeds_shown(
    records: Sequence[Model], events: QuerySet[HistoryEvent], deeds: list[dict[str, Any]], reader: User
) -> list[DeedShown]:
    wanted = Q(change__in=[row["deed"] for row in deeds if row["deed"] > 0])
    wanted |= Q(pk__in=[-row["deed"] for row in deeds if row["deed"] < 0])
    found = events.filter(wanted).select_related("change__taken_back_by__actor").order_by("pk")
    told_of = steps(list(found))
    words = Words(reader)
    words.look_up(row for step in told_of for row in (step.before, step.after))
    writer = _Writer(records, words, _unreadable(told_of, reader))
    by_deed: dict[int, list[Step]] = {row["deed"]: [] for row in deeds}
    for step in told_of:
        by_deed[step.event.change_id or -step.event.pk].append(step)
    return [
        replace(_heading(of_deed[-1].event), moment=_moment(of_deed), changes=list(writer.changes(of_deed)))
        for of_deed in by_deed.values()
        if of_deed
    ]


def moments(records: Sequence[Model], limit: int) -> list[DeedShown]:
    """The last deeds without what they changed: moments at which the record can be looked at."""
    events = events_concerning(records, with_notes=False)
    last = [row["last"] for row in deeds_of(events)[:limit]]
    found = HistoryEvent.objects.filter(pk__in=last).select_related("change__actor", "change__taken_back_by__actor")
    return [_heading(event) for event in found.order_by("-pk")]


def _moment(of_deed: list[Step]) -> int | None:
    about = {table._meta.label_lower for table in ABOUT}
    return max((step.event.pk for step in of_deed if step.event.model not in about), default=None)


def _heading(event: HistoryEvent) -> DeedShown:
    change = event.change
    if change is None:
        return DeedShown(event.pk, event.at, "", str(capfirst(_("written past the services"))), "", True, "")
    return DeedShown(
        moment=event.pk,
        at=event.at,
        who=str(change.actor or ""),
        reason=_(change.reason) if change.reason else "",
        source="" if change.source == Source.USER else str(change.get_source_display()),
        is_raw=False,
        taken_back=_taken_back(change.taken_back_by),
    )


def _taken_back(by: Change | None) -> str:
    if by is None:
        return ""
    day = date_format(timezone.localtime(by.at), "DATE_FORMAT")
    if by.actor is None:
        return _("taken back on %(day)s") % {"day": day}
    return _("taken back on %(day)s by %(who)s") % {"day": day, "who": by.actor}


def _unreadable(told_of: list[Step], reader: User) -> set[int]:
    """The notes whose text this reader sees no more: those deleted, unless by an administrator."""
    keys = {step.event.object_id for step in told_of if step.event.model == Note._meta.label_lower}
    if not keys or reader.role == Role.ADMINISTRATOR:
        return set()
    return keys - set(Note.objects.filter(pk__in=keys).values_list("pk", flat=True))


class _Writer:
    """Puts the steps of a deed into words."""

    def __init__(self, records: Sequence[Model], words: Words, unreadable: set[int]) -> None:
        self.record = records[0]
        self.main = (records[0]._meta.label_lower, records[0].pk)
        self.words, self.unreadable = words, unreadable

    def changes(self, of_deed: list[Step]) -> Iterator[ChangeShown]:
        """Of each row what the deed made of it in the end; the record's own fields first."""
        ordered = sorted(of_deed, key=lambda step: (_row(step) != self.main, step.event.model, step.event.object_id))
        for row, of_row in groupby(ordered, key=_row):
            some = list(of_row)
            before, after = some[0].before, some[-1].after
            if row == self.main:
                yield from self._fields(before, after, [])
            elif before is not None and after is not None:
                yield from self._fields(before, after, self._named(before))
            elif before is not None or after is not None:
                kept = before if after is None else after
                label, sign = str(capfirst(kept._meta.verbose_name)), "removed" if after is None else "added"
                yield ChangeShown(label, sign, values=self._values(kept))

    def _fields(self, before: Any, after: Any, of: list[Value]) -> Iterator[ChangeShown]:
        row = after if before is None else before
        if row is None or (isinstance(row, Note) and row.pk in self.unreadable):
            return
        for each in told(type(row)):
            held = [None if side is None else getattr(side, each.attname) for side in (before, after)]
            if before is None and each.name == "visibility" and held[1] == each.get_default():
                continue  # what everything is at first says nothing
            old, new = (NOTHING if side is None else self.words.value(side, each) for side in (before, after))
            if held[0] == held[1] or not (old or new):
                continue
            label = label_of(each)
            if of:
                label = _("%(part)s: %(field)s") % {"part": capfirst(row._meta.verbose_name), "field": label}
            yield ChangeShown(label, of=of, old=old, new=new, runs=runs(old.text, new.text) if old and new else [])

    def _values(self, row: Any) -> list[Value]:
        if isinstance(row, Note) and row.pk in self.unreadable:
            return [Value(_("(deleted)"), is_faint=True)]
        return self.words.part(row, besides=self.record)

    def _named(self, row: Any) -> list[Value]:
        return [] if isinstance(row, Note) else self.words.part(row, besides=self.record)[:1]


def _row(step: Step) -> tuple[str, int]:
    return step.event.model, step.event.object_id
