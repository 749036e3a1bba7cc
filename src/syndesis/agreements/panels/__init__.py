"""What the pages of agreements, partners and people show of agreements."""

from syndesis.agreements.panels.agreements import parties, specific
from syndesis.agreements.panels.elsewhere import of_organisation, signed_by
from syndesis.agreements.panels.papers import papers

__all__ = ["of_organisation", "papers", "parties", "signed_by", "specific"]
