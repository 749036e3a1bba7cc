"""Meetings, visits and series with their participants and outcomes; initiatives, which are the promises."""

from syndesis.engagement.models.engagements import Engagement, EngagementAgreement, Outcome, Participant
from syndesis.engagement.models.initiatives import Initiative, InitiativeParty, InitiativeStage

__all__ = [
    "Engagement",
    "EngagementAgreement",
    "Initiative",
    "InitiativeParty",
    "InitiativeStage",
    "Outcome",
    "Participant",
]
