"""The kinds of activities in groups, as people look for them: programmes, schools, projects …"""

from collections.abc import Mapping, Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.activities import kinds
from syndesis.activities.choices import ActivityKind


class ActivityGroup(models.TextChoices):
    PROGRAMMES = "programmes", _("Programmes")
    SCHOOLS = "schools", _("Schools and series")
    PROJECTS = "projects", _("Projects")
    CENTRES = "centres", _("Centres and laboratories")
    INNOVATION = "innovation", _("Innovation")
    PEOPLE = "people", _("Mobility and support")
    OTHER = "other", _("Other undertakings")


NETWORKS = "networks"
"""Beside the groups, across them: what runs inside a network."""

KINDS: Mapping[ActivityGroup, Sequence[ActivityKind]] = {
    ActivityGroup.PROGRAMMES: kinds.PROGRAMMES,
    ActivityGroup.SCHOOLS: (
        *kinds.SCHOOLS,
        *kinds.MARATHONS,
        ActivityKind.LECTURE_SERIES,
        ActivityKind.EVENT_SERIES,
    ),
    ActivityGroup.PROJECTS: (*kinds.PROJECTS, ActivityKind.STRATEGIC_PROGRAMME),
    ActivityGroup.CENTRES: kinds.CENTRES,
    ActivityGroup.INNOVATION: (*kinds.STARTUPS, *kinds.ACCELERATORS),
    ActivityGroup.PEOPLE: (ActivityKind.MOBILITY, ActivityKind.INTERNSHIP, ActivityKind.SUPPORT),
    ActivityGroup.OTHER: (ActivityKind.PUBLICATION, ActivityKind.OFFICE, ActivityKind.OTHER),
}
GROUP_OF: Mapping[str, ActivityGroup] = {kind: group for group, some in KINDS.items() for kind in some}
