"""What the pages of engagements and promises show, and those of partners, people and agreements show of them."""

from syndesis.engagement.panels.elsewhere import (
    meetings_at_office,
    meetings_of_organisation,
    meetings_of_person,
    promises_of_organisation,
    promises_of_person,
    signed_at,
)
from syndesis.engagement.panels.occasions import (
    agreements_there,
    organisations,
    outcomes,
    people,
    promised_there,
    sessions,
    within_activity,
)
from syndesis.engagement.panels.promises import promised_to, stages

__all__ = [
    "agreements_there",
    "meetings_at_office",
    "meetings_of_organisation",
    "meetings_of_person",
    "organisations",
    "outcomes",
    "people",
    "promised_there",
    "promised_to",
    "promises_of_organisation",
    "promises_of_person",
    "sessions",
    "signed_at",
    "stages",
    "within_activity",
]
