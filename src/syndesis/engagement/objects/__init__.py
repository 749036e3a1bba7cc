"""Engagements and promises, as declared; and what the lists and pages of others say of them."""

from syndesis.engagement.objects import elsewhere, followups, links, taking_part
from syndesis.engagement.objects.engagements import EngagementType
from syndesis.engagement.objects.enquiries import EnquiryType
from syndesis.engagement.objects.offers import IntroductionType, OfferType
from syndesis.engagement.objects.promises import PromiseType
from syndesis.engagement.objects.proposals import ProposalType
from syndesis.engagement.objects.recurring import RecurringEventType

__all__ = [
    "EngagementType",
    "EnquiryType",
    "IntroductionType",
    "OfferType",
    "PromiseType",
    "ProposalType",
    "RecurringEventType",
    "elsewhere",
    "followups",
    "links",
    "taking_part",
]
