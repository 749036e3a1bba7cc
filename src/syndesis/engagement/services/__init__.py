"""Writing meetings and promises: one function a deed."""

from syndesis.engagement.services.becoming import becomes_activity
from syndesis.engagement.services.engagements import (
    add_participant,
    link_agreement,
    log_engagement,
    log_engagements,
    note_outcome,
    revise_engagement,
)
from syndesis.engagement.services.initiatives import advance, record_promise, record_promises

__all__ = [
    "add_participant",
    "advance",
    "becomes_activity",
    "link_agreement",
    "log_engagement",
    "log_engagements",
    "note_outcome",
    "record_promise",
    "record_promises",
    "revise_engagement",
]
