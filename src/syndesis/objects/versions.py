"""Optimistic locking: who saves what others have changed since is told, and loses nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from syndesis.core.history import version_of, versions_of

__all__ = ["Stale", "refuse_stale", "version_of"]


class Stale(Exception):
    """Records were changed by others since the writer read them; `records` are those as they stand now."""

    def __init__(self, records: Sequence[Any]) -> None:
        super().__init__(", ".join(str(record) for record in records))
        self.records = list(records)


def refuse_stale(records: Sequence[Any], versions: Mapping[int, int]) -> None:
    """Raises Stale for the records whose version is no longer the one given, by key."""
    if not records:
        return
    current = versions_of(type(records[0]), [record.pk for record in records])
    stale = [record for record in records if current[record.pk] != versions[record.pk]]
    if stale:
        raise Stale(stale)
