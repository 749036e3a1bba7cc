"""One change to many records: what it would do to each, shown before it is done, and done as one deed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey, Model, Prefetch, QuerySet
from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.core.history import Actor, recording, versions_of
from syndesis.core.services import Refused
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import services
from syndesis.objects.columns import Label, read
from syndesis.objects.fetching import with_related
from syndesis.objects.lists import Asked
from syndesis.objects.services import seen_by
from syndesis.objects.types import ObjectType, named
from syndesis.objects.versions import refuse_stale

if TYPE_CHECKING:
    from syndesis.core.models import User

MOST = 1000
"""Records in one deed."""
SHOWN = 50
"""Of them, in the preview."""

Versions = dict[int, int]
"""The keys of records with the versions that were seen."""


@dataclass(frozen=True)
class Step:
    """One field of one record, before and after, in words."""

    old: str
    new: str


@dataclass(frozen=True)
class Line:
    """What would happen to one record."""

    record: Any
    title: str
    steps: Sequence[Step | None] = ()
    """One for each field that is set; None where the record has that value already."""


@dataclass(frozen=True)
class Preview:
    """What a change would do."""

    lines: Sequence[Line]
    """The first SHOWN of those that would change."""
    seen: Versions
    """All that would change."""
    same: int
    """How many already are as they would become."""
    left_out: Sequence[str]
    """The titles of those that the user may see and not change."""
    heads: Sequence[Label] = ()
    """The names of the fields that are set."""

    @property
    def rest(self) -> int:
        """How many would change beyond those shown."""
        return len(self.seen) - len(self.lines)


def keys_of(asked: Asked, user: "User", given: Collection[str], everything: bool) -> list[int]:
    """The records that are meant: all that the list shows, or those picked from it. Raises Refused where there is none
    or too many."""
    rows = asked.rows
    if not everything:
        rows = rows.filter(pk__in=[int(key) for key in given if key.isdecimal() and key.isascii() and len(key) < 19])
    keys = list(rows.values_list("pk", flat=True)[: MOST + 1])
    if not keys:
        raise Refused(_("Select the records first."))
    if len(keys) > MOST:
        raise Refused(_("At most %(most)s records can be changed at once: narrow the list.") % {"most": MOST})
    return keys


def preview(kind: type[ObjectType], user: "User", keys: Collection[int], data: Mapping[str, Any]) -> Preview:
    """What `data` would change of the records with these keys. A record with a reference that the user may not see in
    one of the fields is left out: nobody takes away what they do not know of."""
    rows = list(_rows(kind, user, keys, data))
    may_change = _changeable(kind, user, keys)
    lines, left_out, same = [], [], 0
    for row in rows:
        title = str(read(row, kind.title))
        if row.pk not in may_change or any(_is_hidden(row, name) for name in data):
            left_out.append(title)
        elif any(steps := [_step(row, name, value) for name, value in data.items()]):
            lines.append(Line(row, title, steps))
        else:
            same += 1
    seen = versions_of(kind.model, [line.record.pk for line in lines])
    heads = [named(kind.model._meta.get_field(name)) for name in data]
    return Preview(lines[:SHOWN], seen, same, left_out, heads)


def preview_archiving(kind: type[ObjectType], user: "User", keys: Collection[int], archived: bool) -> Preview:
    """The records with these keys that would go into the archive, or come back where they are `archived`."""
    rows = kind.rows(user, archived=True) if archived else kind.rows(user)
    rows = with_related(rows.filter(pk__in=keys).order_by("pk"), kind)
    may_change = _changeable(kind, user, keys)
    lines = [Line(row, str(read(row, kind.title))) for row in rows]
    kept = [line for line in lines if line.record.pk in may_change]
    left_out = [line.title for line in lines if line.record.pk not in may_change]
    return Preview(kept[:SHOWN], versions_of(kind.model, [line.record.pk for line in kept]), 0, left_out)


def change(kind: type[ObjectType], *, by: Actor, seen: Versions, data: Mapping[str, Any]) -> int:
    """Set `data` on the records as they were seen; returns how many there were. Raises Stale, and writes nothing,
    where one was changed since."""
    rows = _known(kind.model._default_manager.all(), kind, by, seen)
    return len(services.revise_many(kind, [(row, dict(data)) for row in rows], by=by, versions=seen))


def archive(kind: type[ObjectType], *, by: Actor, seen: Versions, back: bool = False) -> int:
    """Archive the records as they were seen, or bring them `back`; besides as `change`."""
    with recording(by, "Brought back from the archive" if back else "Archived"):
        rows = _known(kind.model._default_manager.filter(archived_at__isnull=not back), kind, by, seen)
        refuse_stale(rows, seen)
        (services.restore if back else services.archive)(kind, rows, by=by)
    return len(rows)


def _known(rows: "QuerySet[Any]", kind: type[ObjectType], by: Actor, seen: Versions) -> list[Any]:
    """The records that were seen. Raises Refused where one is gone, or was never to be seen by this user: an error
    that named it would tell that it exists."""
    if by.user is not None:
        rows = rows.filter(kind.policy.scope(by.user, "view"))
    found = list(rows.filter(pk__in=list(seen)))
    if len(found) < len(seen):
        raise Refused(_("Nothing was changed, because some of the records are not there any more."))
    return found


def _rows(kind: type[ObjectType], user: "User", keys: Collection[int], names: Collection[str]) -> "QuerySet[Any]":
    references = [kind.model._meta.get_field(name) for name in names]
    seen = [
        Prefetch(
            field.name,
            field.related_model._default_manager.filter(seen_by(field.related_model, user)),
            f"_seen_{field.name}",
        )
        for field in references
        if isinstance(field, ForeignKey)
    ]
    return with_related(kind.rows(user).filter(pk__in=keys).order_by("pk"), kind).prefetch_related(*seen)


def _changeable(kind: type[ObjectType], user: "User", keys: Collection[int]) -> set[int]:
    rows = kind.model._default_manager.filter(kind.policy.scope(user, "change"), pk__in=keys)
    return set(rows.values_list("pk", flat=True))


def _is_hidden(row: Any, name: str) -> bool:
    field = row._meta.get_field(name)
    return (
        isinstance(field, ForeignKey)
        and getattr(row, field.attname) is not None
        and getattr(row, f"_seen_{name}") is None
    )


def _differs(row: Any, name: str, value: Any) -> bool:
    field = row._meta.get_field(name)
    if isinstance(field, ForeignKey):
        return getattr(row, field.attname) != (value.pk if value else None)
    held = getattr(row, name)
    return (held or None) != (value or None) if isinstance(value, str | PartialDate | None) else held != value


def _step(row: Any, name: str, value: Any) -> Step | None:
    if not _differs(row, name, value):
        return None
    field = row._meta.get_field(name)
    old = getattr(row, f"_seen_{name}") if isinstance(field, ForeignKey) else getattr(row, name)
    return Step(_in_words(field, old), _in_words(field, value))


def _in_words(field: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, PartialDate):
        return dates.full(value)
    return str(value) if isinstance(value, Model) else str(dict(field.flatchoices).get(value, value))
