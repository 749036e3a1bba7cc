"""Undertakings with others, what is kept of each kind, and what came of them."""

from syndesis.activities.models.activities import (
    Activity,
    ActivityField,
    ActivityObjective,
    ActivityParty,
    ActivityStatusChange,
)
from syndesis.activities.models.belongings import Facility, FacilityAccess, IntellectualProperty, Licence, PropertyShare
from syndesis.activities.models.mobility import InternshipOffer, Mobility, MobilityCount, Moving
from syndesis.activities.models.money import Call, CallFunder, Grant, GrantApplicant
from syndesis.activities.models.people import ActivityGoal, ActivityPerson, ActivityUnit, Contribution, Result, Theme
from syndesis.activities.models.programmes import Cohort, Module, ProgrammeDetails, SchoolDetails, Team, Track
from syndesis.activities.models.publications import (
    Affiliation,
    Author,
    Publication,
    PublicationField,
    PublicationsApart,
)
from syndesis.activities.models.undertakings import (
    CentreDetails,
    CentrePart,
    CohortStartup,
    ProjectDetails,
    StartupDetails,
)

__all__ = [
    "Activity",
    "ActivityField",
    "ActivityGoal",
    "ActivityObjective",
    "ActivityParty",
    "ActivityPerson",
    "ActivityStatusChange",
    "ActivityUnit",
    "Affiliation",
    "Author",
    "Call",
    "CallFunder",
    "CentreDetails",
    "CentrePart",
    "Cohort",
    "CohortStartup",
    "Contribution",
    "Facility",
    "FacilityAccess",
    "Grant",
    "GrantApplicant",
    "IntellectualProperty",
    "InternshipOffer",
    "Licence",
    "Mobility",
    "MobilityCount",
    "Module",
    "Moving",
    "ProgrammeDetails",
    "ProjectDetails",
    "PropertyShare",
    "Publication",
    "PublicationField",
    "PublicationsApart",
    "Result",
    "SchoolDetails",
    "StartupDetails",
    "Team",
    "Theme",
    "Track",
]
