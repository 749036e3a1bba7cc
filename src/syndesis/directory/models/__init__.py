"""Organisations and their units, people and positions, partnerships, responsibilities, credits of documents."""

from syndesis.directory.models.credits import DocumentCredit
from syndesis.directory.models.organisations import Organisation, OrganisationIdentifier, OrganisationName
from syndesis.directory.models.partnerships import Partnership, PartnershipTier
from syndesis.directory.models.people import Person, Position
from syndesis.directory.models.regions import Region, RegionCountry
from syndesis.directory.models.responsibilities import Responsibility

__all__ = [
    "DocumentCredit",
    "Organisation",
    "OrganisationIdentifier",
    "OrganisationName",
    "Partnership",
    "PartnershipTier",
    "Person",
    "Position",
    "Region",
    "RegionCountry",
    "Responsibility",
]
