"""Data migrations, which leave history like any other deed."""

from collections.abc import Iterator
from contextlib import contextmanager

from syndesis.core.history import triggers
from syndesis.core.history.context import Actor, recording
from syndesis.core.models import Change


@contextmanager
def recording_migration(reason: str) -> Iterator[Change]:
    """The deed of a data migration (`RunPython`): for its length the triggers, which a migration takes away, are back,
    made for the columns that the tables have at this point."""
    triggers.create()
    try:
        with recording(Actor.system(), reason, followed=False) as change:
            yield change
    finally:
        triggers.drop()
