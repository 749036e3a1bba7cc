"""Writing drafts through the kit's bulk services: on trial, to learn what the rules say to each row, and in earnest."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.db.models import ManyToManyField, Model
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects import services
from syndesis.objects.importing.drafts import JOINS, Draft, Problem
from syndesis.objects.importing.frozen import frozen, keys_in, thawed
from syndesis.objects.importing.within import OWN, ROW, before, refuse_without, rows_meant
from syndesis.objects.models import Verdict
from syndesis.objects.references import Wanted, is_key, source_of
from syndesis.objects.rows import OwnRow
from syndesis.objects.services import seen_by
from syndesis.objects.types import ObjectType, named
from syndesis.objects.versions import Stale

CHUNK = 500
MOST_WRONG = 1000
"""Rows that the rules refuse, each of which is looked for by itself; after so many the rest is not tried."""
REFUSALS = (Refused, Forbidden, Stale, DatabaseError, ValidationError)
Create = tuple[int, Mapping[str, Any]]
"""Number of the row, and what it says."""
Change = tuple[int, Mapping[str, Any], int | None]
"""Key of a record, what changes, and the version at which it was compared; None on trial, a moment later: in earnest it
is asked for again."""


class _Tried(Exception):
    """Ends a trial: nothing of it stays."""


class Writer:
    """Writes frozen data of one type; what it refers to is asked for together, what it wants is made once. `meant`:
    the rows of the file to which others refer, as values; they are written before those."""

    def __init__(self, kind: type[ObjectType], by: Actor, meant: Collection[str] = ()) -> None:
        self.kind, self.by, self.meant = kind, by, meant
        self.made: dict[tuple[type[Model], str], Any] = {}
        self.defaults = _defaults(kind)

    def write(self, creates: Sequence[Create], changes: Sequence[Change]) -> None:
        self._fetch([*(data for _number, data in creates), *(data for _key, data, _version in changes)])
        for some in self._in_turn(creates):
            rows = [self.defaults | thawed(self.kind, data, self._refer) for _number, data in some]
            made = services.create_many(self.kind, rows, by=self.by)
            if self.meant:
                values = (f"{ROW}{number}" for number, _data in some)
                known = zip(values, made, strict=True)
                self.made |= {(self.kind.model, value): record for value, record in known if value in self.meant}
        if changes:
            held = self.kind.model._default_manager.in_bulk([key for key, _data, _version in changes])
            if len(held) < len(changes):
                raise Refused(_("Some of the records are not there any more."))
            pairs = [(held[key], thawed(self.kind, of_the_type(data), self._refer)) for key, data, _version in changes]
            versions = {key: version for key, _data, version in changes if version is not None}
            services.revise_many(self.kind, pairs, by=self.by, versions=versions)
            joining = [held[key] for key, data, _version in changes if JOINS in data]
            if joining and self.kind.take_in is not None:
                self.kind.take_in(joining, by=self.by)

    def _in_turn(self, creates: Sequence[Create]) -> Iterator[Sequence[Create]]:
        """Parts, none of which refers to itself."""
        some: list[Create] = []
        values: set[str] = set()
        for number, data in creates:
            if values and not values.isdisjoint(rows_meant(self.kind, data)):
                yield some
                some, values = [], set()
            some.append((number, data))
            values |= {f"{ROW}{number}"} & set(self.meant) if self.meant else set()
        if some:
            yield some

    def _fetch(self, rows: Sequence[Mapping[str, Any]]) -> None:
        wanted: dict[type[Model], set[int]] = {}
        for data in rows:
            for model, value in keys_in(self.kind, of_the_type(data)):
                if (model, value) in self.made:
                    continue
                if is_key(value):
                    wanted.setdefault(model, set()).add(int(value))
        for model, keys in wanted.items():
            found = model._default_manager.in_bulk(list(keys))
            if self.by.user is not None:
                # What was there to be seen at the preview may have been taken from sight since.
                held = model._default_manager.filter(seen_by(model, self.by.user), pk__in=list(found))
                found = {key: found[key] for key in held.values_list("pk", flat=True)}
            self.made |= {(model, str(key)): record for key, record in found.items()}

    def _refer(self, model: type[Model], value: str) -> Any:
        if (model, value) not in self.made:
            if value.startswith(OWN):
                return OwnRow(value.removeprefix(OWN))
            if is_key(value) or value.startswith(ROW):
                raise Refused(_("Something that the row refers to is not there any more."))
            self.made[model, value] = self._make(model, value)
        return self.made[model, value]

    def _make(self, model: type[Model], value: str) -> Any:
        source = source_of(model)
        if self.by.user is not None and source.wanted(self.by.user, value) is None:
            raise Refused(_("“%(name)s” is on no record, and you may not add it.") % {"name": value.partition(":")[2]})
        return Wanted(value, source).make(self.by)


def of_the_type(data: Mapping[str, Any]) -> dict[str, Any]:
    """Without the mark of one that becomes a record of the type."""
    return {name: value for name, value in data.items() if name != JOINS}


def _defaults(kind: type[ObjectType]) -> dict[str, Any]:
    """What the form of a new record would say where nobody types anything."""
    found: dict[str, Any] = {}
    for name in kind.fields():
        field: Any = kind.model._meta.get_field(name)
        if isinstance(field, ManyToManyField):
            found[name] = []
        elif not field.is_relation and (value := field.get_default()) is not None:
            found[name] = value
    return found


def trial(kind: type[ObjectType], drafts: Sequence[Draft], by: Actor) -> Iterator[int]:
    """Has the services write each draft and takes it back: what they refuse becomes a problem of its row. Yields, after
    each chunk, how many are through."""
    ready = [draft for draft in drafts if draft.verdict in (Verdict.CREATE, Verdict.CHANGE)]
    if by.user is not None and not kind.policy.may_add(by.user):
        for draft in ready:
            if draft.record is None:
                draft.problems.append(Problem("", "", _("Your role does not allow to add records of this type.")))
        ready = [draft for draft in ready if not draft.problems]
    by_number = {draft.number: draft for draft in drafts}
    wrong, done = 0, 0
    for _depth, same in groupby(sorted(ready, key=_depth_of), _depth_of):
        level = list(same)
        for start in range(0, len(level), CHUNK):
            some = level[start : start + CHUNK]
            done += len(some)
            for draft in some:
                refuse_without(draft, by_number)
            sound = [draft for draft in some if draft.verdict in (Verdict.CREATE, Verdict.CHANGE)]
            if wrong < MOST_WRONG:
                _try(kind, sound, by, by_number)
                wrong += sum(bool(draft.problems) for draft in sound)
            else:
                for draft in sound:
                    draft.problems.append(Problem("", "", _("Not tried, since so many rows before it are refused.")))
            yield done


def _depth_of(draft: Draft) -> int:
    return draft.depth


def _try(kind: type[ObjectType], drafts: Sequence[Draft], by: Actor, by_number: Mapping[int, Draft]) -> None:
    if not drafts:
        return
    try:
        with recording(by, "Import tried"):
            meant = {f"{ROW}{number}" for draft in drafts for number in draft.leans_on}
            first = before(drafts, by_number) if meant else []
            meant |= {f"{ROW}{number}" for draft in first for number in draft.leans_on}
            Writer(kind, by, meant).write(*_parts([*first, *drafts]))
            raise _Tried  # noqa: TRY301 -- it ends the transaction
    except _Tried:
        return
    except REFUSALS as refusal:
        if len(drafts) == 1:
            drafts[0].problems.append(_problem(kind, drafts[0], refusal))
            return
    half = len(drafts) // 2
    _try(kind, drafts[:half], by, by_number)
    _try(kind, drafts[half:], by, by_number)


def _parts(drafts: Sequence[Draft]) -> tuple[list[Create], list[Change]]:
    creates: list[Create] = [(draft.number, frozen(draft.data)) for draft in drafts if draft.record is None]
    known = [draft for draft in drafts if draft.record is not None]
    changes: list[Change] = [(draft.record.pk, frozen(draft.changes), None) for draft in known]
    return creates, changes


def _problem(kind: type[ObjectType], draft: Draft, refusal: Exception) -> Problem:
    if isinstance(refusal, Forbidden):
        new = draft.record is None
        told = _("You may not add this record.") if new else _("You may not change this record.")
        return Problem("", draft.title, told)
    if isinstance(refusal, ValidationError):
        return Problem("", "", " ".join(refusal.messages))
    if isinstance(refusal, DatabaseError):
        return Problem("", draft.title, _("The database refuses it: another record stands against it."))
    field = getattr(refusal, "field", "")
    label = str(named(kind.model._meta.get_field(field))) if field in kind.fields() else ""
    return Problem(label, "", str(refusal))


def reader_of(user: User | None) -> User:
    """Through whose eyes an import looks: the system sees what an administrator does."""
    from syndesis.core.models import Role

    return user if user is not None else User(pk=0, role=Role.ADMINISTRATOR, is_active=True)
