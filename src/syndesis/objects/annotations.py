"""The rows of a type with all that is told of each, before anything is known of who asks.

What is told depends on the type and on the day alone, so it is put together once a day: of a page of a list that was a
fifth of the time. Whose rows they are is added by each caller to a copy (`ObjectType.rows`).
"""

import threading
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone

if TYPE_CHECKING:
    from syndesis.objects.types import ObjectType

Key = tuple[type["ObjectType"], bool]


class _Kept(threading.local):
    """A thread has its own: as long as Django writes a statement, it counts within the subqueries of it."""

    def __init__(self) -> None:
        self.day: date | None = None
        self.made: dict[Key, tuple[object, QuerySet[Any]]] = {}


_kept = _Kept()


def annotated(kind: type["ObjectType"], archived: bool = False, day: date | None = None) -> QuerySet[Any]:
    if day is not None:
        return _made(kind, archived, day)
    if _kept.day != timezone.localdate():
        _kept.day, _kept.made = timezone.localdate(), {}
    extensions, rows = _kept.made.get((kind, archived), (None, None))
    if rows is None or extensions is not kind.extensions:
        rows = _made(kind, archived, None)
        _kept.made[kind, archived] = kind.extensions, rows
    return rows.all()


def _made(kind: type["ObjectType"], archived: bool, day: date | None) -> QuerySet[Any]:
    made = {name: make() for part in kind.parts() for name, make in part.annotations.items()}
    return kind.current(archived, day).annotate(**made)
