"""What the pages of agreements, partners and people show of agreements."""

from syndesis.agreements.panels.agreements import parties, specific
from syndesis.agreements.panels.elsewhere import of_organisation, signed_by

__all__ = ["of_organisation", "parties", "signed_by", "specific"]
