"""Questions to the engagements and promises."""

from syndesis.engagement.queries.contact import DAYS_WITHOUT_CONTACT, asked_by_contact
from syndesis.engagement.queries.engagements import last_contact, occasions, person_last_met, was_occasion
from syndesis.engagement.queries.outcomes import asked_by_outcome
from syndesis.engagement.queries.promises import asked_by_owning, number_of_open_promises
from syndesis.engagement.queries.reports import in_band, made_in
from syndesis.engagement.queries.silence import asked_by_silence, promises_with_silence, silent_too_long

__all__ = [
    "DAYS_WITHOUT_CONTACT",
    "asked_by_contact",
    "asked_by_outcome",
    "asked_by_owning",
    "asked_by_silence",
    "in_band",
    "last_contact",
    "made_in",
    "number_of_open_promises",
    "occasions",
    "person_last_met",
    "promises_with_silence",
    "silent_too_long",
    "was_occasion",
]
