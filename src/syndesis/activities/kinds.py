"""Which kinds of activity are asked for what beside what all are asked for."""

from syndesis.activities.choices import ActivityKind

PROGRAMMES = (
    ActivityKind.DOUBLE_DEGREE,
    ActivityKind.JOINT_MASTER,
    ActivityKind.JOINT_DOCTORATE,
    ActivityKind.PROGRAMME,
    ActivityKind.TRAINING,
)
SCHOOLS = (ActivityKind.SUMMER_SCHOOL, ActivityKind.WINTER_SCHOOL, ActivityKind.LANGUAGE_SCHOOL)
MARATHONS = (ActivityKind.MARATHON,)
PROJECTS = (ActivityKind.PROJECT, ActivityKind.STRATEGIC_PROJECT)
CENTRES = (ActivityKind.CENTRE, ActivityKind.LABORATORY)
STARTUPS = (ActivityKind.STARTUP,)
ACCELERATORS = (ActivityKind.ACCELERATOR,)
WITH_MODULES = (*PROGRAMMES, *SCHOOLS, ActivityKind.LECTURE_SERIES)
WITH_COHORTS = (*PROGRAMMES, *SCHOOLS, *MARATHONS, *ACCELERATORS, ActivityKind.INTERNSHIP, ActivityKind.SUPPORT)
WITH_LEVELS = (*PROGRAMMES, ActivityKind.SUPPORT)
"""Programmes of support for the young name levels too, and no degree."""
