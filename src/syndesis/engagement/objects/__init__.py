"""Engagements and promises, as declared; and what the lists and pages of others say of them."""

from syndesis.engagement.objects import elsewhere, followups
from syndesis.engagement.objects.engagements import EngagementType
from syndesis.engagement.objects.promises import PromiseType

__all__ = ["EngagementType", "PromiseType", "elsewhere", "followups"]
