"""What we do together, as declared; and what the lists and pages of others say of it."""

from syndesis.activities.objects import elsewhere, exchange, moved, shared, views
from syndesis.activities.objects.activities import ActivityType
from syndesis.activities.objects.belongings import FacilityType, IntellectualPropertyType
from syndesis.activities.objects.internships import InternshipOfferType
from syndesis.activities.objects.mobility import MobilityCountType, MobilityType
from syndesis.activities.objects.money import CallType, GrantType
from syndesis.activities.objects.publications import PublicationType

__all__ = [
    "ActivityType",
    "CallType",
    "FacilityType",
    "GrantType",
    "IntellectualPropertyType",
    "InternshipOfferType",
    "MobilityCountType",
    "MobilityType",
    "PublicationType",
    "elsewhere",
    "exchange",
    "moved",
    "shared",
    "views",
]
