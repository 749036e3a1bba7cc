"""What the pages of what we do together show, and what those of others show of it."""

from syndesis.activities.panels.activities import parties, parts, statuses
from syndesis.activities.panels.elsewhere import of_network, of_organisation, serving, under_agreement
from syndesis.activities.panels.kinds import accelerators, cohorts, contracts

__all__ = [
    "accelerators",
    "cohorts",
    "contracts",
    "of_network",
    "of_organisation",
    "parties",
    "parts",
    "serving",
    "statuses",
    "under_agreement",
]
