"""The types of the directory, as declared."""

from syndesis.directory.objects import standing  # noqa: F401 -- it extends the types of organisations
from syndesis.directory.objects.fields import FieldType
from syndesis.directory.objects.networks import NetworkType, OfficeType
from syndesis.directory.objects.organisations import OrganisationType
from syndesis.directory.objects.partners import PartnerType
from syndesis.directory.objects.people import PersonType
from syndesis.directory.objects.relations import ClusterType, GoalType, ObjectiveType, PartnershipType, RegionType

__all__ = [
    "ClusterType",
    "FieldType",
    "GoalType",
    "NetworkType",
    "ObjectiveType",
    "OfficeType",
    "OrganisationType",
    "PartnerType",
    "PartnershipType",
    "PersonType",
    "RegionType",
]
