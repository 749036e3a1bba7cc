"""Engagements and promises in words."""

from syndesis.engagement.wording.engagements import engagement_title, held
from syndesis.engagement.wording.promises import may_become_activity, may_become_agreement, owners_of, promised_with

__all__ = ["engagement_title", "held", "may_become_activity", "may_become_agreement", "owners_of", "promised_with"]
