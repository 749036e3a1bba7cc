"""Occasions with all that belongs to them; the promises that come up there; proposals, offers, enquiries, links."""

from syndesis.engagement.models.agenda import AgendaItem, AgendaSpeaker
from syndesis.engagement.models.engagements import (
    Engagement,
    EngagementAgreement,
    EngagementField,
    Outcome,
    Participant,
)
from syndesis.engagement.models.enquiries import Enquiry
from syndesis.engagement.models.feeds import CalendarFeed
from syndesis.engagement.models.followups import FollowUp
from syndesis.engagement.models.initiatives import (
    Initiative,
    InitiativeField,
    InitiativeParty,
    InitiativeStage,
    SilenceLimit,
)
from syndesis.engagement.models.invitations import Invitation
from syndesis.engagement.models.links import Attempt, CounterpartLink, LinkUse, Statement
from syndesis.engagement.models.offers import Introduction, Offer, OfferField
from syndesis.engagement.models.proposals import Proposal, ProposalField, ProposalRecipient, RecipientCompany, Wish
from syndesis.engagement.models.recurring import RecurringEvent
from syndesis.engagement.models.sayings import Benefit, Photograph, Quotation
from syndesis.engagement.models.visits import VisitDetails, VisitSlot, VisitTask, VisitTemplate

__all__ = [
    "AgendaItem",
    "AgendaSpeaker",
    "Attempt",
    "Benefit",
    "CalendarFeed",
    "CounterpartLink",
    "Engagement",
    "EngagementAgreement",
    "EngagementField",
    "Enquiry",
    "FollowUp",
    "Initiative",
    "InitiativeField",
    "InitiativeParty",
    "InitiativeStage",
    "Introduction",
    "Invitation",
    "LinkUse",
    "Offer",
    "OfferField",
    "Outcome",
    "Participant",
    "Photograph",
    "Proposal",
    "ProposalField",
    "ProposalRecipient",
    "Quotation",
    "RecipientCompany",
    "RecurringEvent",
    "SilenceLimit",
    "Statement",
    "VisitDetails",
    "VisitSlot",
    "VisitTask",
    "VisitTemplate",
    "Wish",
]
