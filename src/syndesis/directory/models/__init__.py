"""Organisations and their units, people and positions, partnerships, networks, offices, fields, regions, goals."""

from syndesis.directory.models.apart import OrganisationsApart, PeopleApart
from syndesis.directory.models.credits import DocumentCredit
from syndesis.directory.models.fields import AsWritten, Field, OrganisationField
from syndesis.directory.models.goals import Goal
from syndesis.directory.models.groups import Cluster, ClusterMember, Objective, PartnershipObjective
from syndesis.directory.models.handovers import Handover, HandoverItem
from syndesis.directory.models.networks import Membership, Network
from syndesis.directory.models.offices import OfficeAbroad
from syndesis.directory.models.organisations import Organisation, OrganisationIdentifier, OrganisationName
from syndesis.directory.models.partnerships import (
    Brokerage,
    Counterpart,
    Partnership,
    PartnershipStatus,
    PartnershipTier,
)
from syndesis.directory.models.people import Contact, Person, PersonIdentifier, PersonName, Position
from syndesis.directory.models.regions import Region, RegionCountry
from syndesis.directory.models.responsibilities import Responsibility
from syndesis.directory.models.standing import (
    InstitutionalStatus,
    OrganisationPlace,
    OrganisationRelation,
    RankingResult,
)

__all__ = [
    "AsWritten",
    "Brokerage",
    "Cluster",
    "ClusterMember",
    "Contact",
    "Counterpart",
    "DocumentCredit",
    "Field",
    "Goal",
    "Handover",
    "HandoverItem",
    "InstitutionalStatus",
    "Membership",
    "Network",
    "Objective",
    "OfficeAbroad",
    "Organisation",
    "OrganisationField",
    "OrganisationIdentifier",
    "OrganisationName",
    "OrganisationPlace",
    "OrganisationRelation",
    "OrganisationsApart",
    "Partnership",
    "PartnershipObjective",
    "PartnershipStatus",
    "PartnershipTier",
    "PeopleApart",
    "Person",
    "PersonIdentifier",
    "PersonName",
    "Position",
    "RankingResult",
    "Region",
    "RegionCountry",
    "Responsibility",
]
