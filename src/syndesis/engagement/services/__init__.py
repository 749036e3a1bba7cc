"""Writing meetings and promises: one function a deed."""

from syndesis.engagement.services.agenda import (
    add_agenda_item,
    clear_quotation,
    note_benefit,
    quote,
    remove_entry,
    revise_entry,
    set_speakers,
)
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
from syndesis.engagement.services.invitations import invite, invite_again, reply
from syndesis.engagement.services.photographs import add_photograph, remove_photograph

__all__ = [
    "add_agenda_item",
    "add_participant",
    "add_photograph",
    "advance",
    "becomes_activity",
    "clear_quotation",
    "invite",
    "invite_again",
    "link_agreement",
    "log_engagement",
    "log_engagements",
    "note_benefit",
    "note_outcome",
    "quote",
    "record_promise",
    "record_promises",
    "remove_entry",
    "remove_photograph",
    "reply",
    "revise_engagement",
    "revise_entry",
    "set_speakers",
]
