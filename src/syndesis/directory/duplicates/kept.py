"""The pairs that are alike, kept in each process and brought up to date by the history when somebody asks."""

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from threading import RLock
from typing import Any

from django.apps import apps
from django.db.models import Model

from syndesis.core.models import HistoryEvent
from syndesis.directory.duplicates.pairs import Facts, Pairs
from syndesis.directory.duplicates.reading import PARTS

WINDOW = 2000
"""So many events back are looked at again: one may be committed after those with a higher id."""
ANEW = 300
"""Seconds after which all is read anew where anything changed, for an import that took longer than the window."""


class KeptPairs:
    """The pairs of one model. Derived: nothing of it is stored."""

    def __init__(
        self,
        model: type[Model],
        read: Callable[[Collection[int] | None], Iterable[Facts]],
        make: Callable[[], Pairs[Facts]],
    ) -> None:
        self.model, self._read, self._make = model, read, make
        self._owners = {model: "id"} | PARTS[model]
        self._labels = [table._meta.label_lower for table in self._owners]
        self._pairs = make()
        self._newest: tuple[int, datetime] | None = None
        self._seen: set[int] = set()
        self._read_at = float("-inf")
        self._lock = RLock()

    def current(self) -> Pairs[Any]:
        """The pairs as the record stands now."""
        with self._lock:
            events = HistoryEvent.objects.order_by("-pk")
            newest = events.values_list("pk", "at").first()
            if newest is None or not self._is_known() or (newest != self._newest and self._is_old()):
                self._read_all(newest)
            elif newest != self._newest:
                self._follow(newest)
            return self._pairs

    def _is_known(self) -> bool:
        """Whether the database is the one that was read: another was not put in its place."""
        if self._newest is None:
            return False
        key, at = self._newest
        return HistoryEvent.objects.filter(pk=key).values_list("at", flat=True).first() == at

    def _is_old(self) -> bool:
        return time.monotonic() - self._read_at > ANEW

    def _read_all(self, newest: tuple[int, datetime] | None) -> None:
        self._seen = {key for key, *_rest in self._events(newest)}
        self._pairs = self._make()
        self._pairs.renew((), self._read(None))
        self._newest, self._read_at = newest, time.monotonic()

    def _follow(self, newest: tuple[int, datetime]) -> None:
        events = self._events(self._newest)
        changed: set[int] = set()
        parts: defaultdict[type[Model], set[int]] = defaultdict(set)
        for key, label, row, old in events:
            if key in self._seen:
                continue
            table = apps.get_model(label)
            if table is self.model:
                changed.add(row)
                continue
            parts[table].add(row)
            if old and old.get(self._owners[table]):
                changed.add(int(old[self._owners[table]]))
        for table, rows in parts.items():
            changed.update(table._default_manager.filter(pk__in=rows).values_list(self._owners[table], flat=True))
        self._pairs.renew(changed, self._read(changed) if changed else ())
        self._seen = {key for key, *_rest in events if key > newest[0] - WINDOW}
        self._newest = newest

    def _events(self, newest: tuple[int, datetime] | None) -> list[tuple[int, str, int, Any]]:
        after = (newest[0] if newest else 0) - WINDOW
        rows = HistoryEvent.objects.filter(pk__gt=after, model__in=self._labels).order_by("pk")
        return list(rows.values_list("pk", "model", "object_id", "old"))
