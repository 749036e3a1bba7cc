"""The vocabularies of activities."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityKind(models.TextChoices):
    DOUBLE_DEGREE = "double_degree", _("Double degree")
    JOINT_MASTER = "joint_master", _("Joint master’s programme")
    JOINT_DOCTORATE = "joint_doctorate", _("Joint doctorate")
    PROGRAMME = "programme", _("Teaching programme")
    SUMMER_SCHOOL = "summer_school", _("Summer school")
    WINTER_SCHOOL = "winter_school", _("Winter school")
    LANGUAGE_SCHOOL = "language_school", _("Language school")
    PROJECT = "project", _("Project")
    MARATHON = "marathon", _("Marathon or competition")
    LABORATORY = "laboratory", _("Laboratory")
    CENTRE = "centre", _("Centre")
    STARTUP = "startup", _("Startup")
    ACCELERATOR = "accelerator", _("Accelerator")
    LECTURE_SERIES = "lecture_series", _("Lecture series")
    INTERNSHIP = "internship", _("Internships")
    MOBILITY = "mobility", _("Mobility")
    PUBLICATION = "publication", _("Publications")
    EVENT_SERIES = "event_series", _("Series of events")
    STRATEGIC_PROJECT = "strategic_project", _("Strategic project")
    OFFICE = "office", _("Office abroad")
    OTHER = "other", _("Other undertaking")


class ActivityStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    COMPLETED = "completed", _("Completed")
    DROPPED = "dropped", _("Dropped")


CLOSED_STATUSES = (ActivityStatus.COMPLETED, ActivityStatus.DROPPED)


class ActivityRole(models.TextChoices):
    LEAD = "lead", _("lead")
    PARTNER = "partner", _("partner")
    INDUSTRIAL = "industrial", _("industrial partner")
    HOST = "host", _("host")
    FUNDER = "funder", _("funder")
    ASSOCIATE = "associate", _("associated partner")
