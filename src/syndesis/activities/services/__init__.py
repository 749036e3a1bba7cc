"""Writing what we do together: one function a deed."""

from syndesis.activities.services.activities import (
    add_party,
    register_activities,
    register_activity,
    revise_activities,
    revise_activity,
)
from syndesis.activities.services.statuses import (
    complete_activity,
    drop_activity,
    pause_activity,
    resume_activity,
    set_status,
    start_activity,
)
from syndesis.activities.services.usual import note_what_its_kind_says

__all__ = [
    "add_party",
    "complete_activity",
    "drop_activity",
    "note_what_its_kind_says",
    "pause_activity",
    "register_activities",
    "register_activity",
    "resume_activity",
    "revise_activities",
    "revise_activity",
    "set_status",
    "start_activity",
]
