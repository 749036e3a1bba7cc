"""What we do together, as declared; and what the lists and pages of others say of it."""

from syndesis.activities.objects import elsewhere, shared, views
from syndesis.activities.objects.activities import ActivityType
from syndesis.activities.objects.belongings import FacilityType, IntellectualPropertyType
from syndesis.activities.objects.money import CallType, GrantType
from syndesis.activities.objects.publications import PublicationType

__all__ = [
    "ActivityType",
    "CallType",
    "FacilityType",
    "GrantType",
    "IntellectualPropertyType",
    "PublicationType",
    "elsewhere",
    "shared",
    "views",
]
