"""The history that cannot be bypassed: who writes (`recording`), what was written (`events_of`), and taking it back
(`undo`). The rows are written by database triggers (`triggers`), so bulk and raw writes are caught too."""

from syndesis.core.history.context import Actor, recording
from syndesis.core.history.migrating import recording_migration
from syndesis.core.history.past import Image, Step, as_of, images, steps
from syndesis.core.history.queries import deeds_of, events_of, history_about, version_of, versions_of, whole_history
from syndesis.core.history.undo import ChangedSince, undo

__all__ = [
    "Actor",
    "ChangedSince",
    "Image",
    "Step",
    "as_of",
    "deeds_of",
    "events_of",
    "history_about",
    "images",
    "recording",
    "recording_migration",
    "steps",
    "undo",
    "version_of",
    "versions_of",
    "whole_history",
]
