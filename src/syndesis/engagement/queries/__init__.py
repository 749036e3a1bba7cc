"""Questions to the engagements and promises."""

from syndesis.engagement.queries.engagements import last_contact, occasions, person_last_met, was_occasion
from syndesis.engagement.queries.promises import number_of_open_promises, promises_with_silence

__all__ = [
    "last_contact",
    "number_of_open_promises",
    "occasions",
    "person_last_met",
    "promises_with_silence",
    "was_occasion",
]
