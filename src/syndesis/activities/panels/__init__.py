"""What the pages of what we do together show, and what those of others show of it."""

from syndesis.activities.panels.activities import goals_served, parties, parts, statuses
from syndesis.activities.panels.elsewhere import of_network, of_organisation, serving, under_agreement
from syndesis.activities.panels.kinds import accelerators, cohorts, contracts
from syndesis.activities.panels.person import of_person

__all__ = [
    "accelerators",
    "cohorts",
    "contracts",
    "goals_served",
    "of_network",
    "of_organisation",
    "of_person",
    "parties",
    "parts",
    "serving",
    "statuses",
    "under_agreement",
]
