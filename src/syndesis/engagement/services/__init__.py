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
from syndesis.engagement.services.agreeing import becomes_agreement
from syndesis.engagement.services.becoming import becomes_activity
from syndesis.engagement.services.engagements import (
    add_participant,
    link_agreement,
    log_engagement,
    log_engagements,
    note_outcome,
    revise_engagement,
    revise_engagements,
)
from syndesis.engagement.services.initiatives import record_promise, record_promises, revise_promise
from syndesis.engagement.services.invitations import invite, invite_again, reply
from syndesis.engagement.services.photographs import add_photograph, remove_photograph
from syndesis.engagement.services.silence import set_silence_limits
from syndesis.engagement.services.stages import advance, move_promise, take_back_stage

__all__ = [
    "add_agenda_item",
    "add_participant",
    "add_photograph",
    "advance",
    "becomes_activity",
    "becomes_agreement",
    "clear_quotation",
    "invite",
    "invite_again",
    "link_agreement",
    "log_engagement",
    "log_engagements",
    "move_promise",
    "note_benefit",
    "note_outcome",
    "quote",
    "record_promise",
    "record_promises",
    "remove_entry",
    "remove_photograph",
    "reply",
    "revise_engagement",
    "revise_engagements",
    "revise_entry",
    "revise_promise",
    "set_silence_limits",
    "set_speakers",
    "take_back_stage",
]
