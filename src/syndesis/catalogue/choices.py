"""The vocabularies of the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an organisation is, in our words: a part of `OrganisationKind` of the directory."""

    UNIVERSITY = "university", _("University")
    COMPANY = "company", _("Company")
    TECHNOLOGY_PARK = "technology_park", _("Technology park")
    RESEARCH_INSTITUTE = "research_institute", _("Research institute")
    SCHOOL = "school", _("School")
    ASSOCIATION = "association", _("Association or network")
    FUNDER = "funder", _("Funder")
    GOVERNMENT = "government", _("Government or diplomatic body")
    OTHER = "other", _("Other")


class Status(models.TextChoices):
    ACTIVE = "active", _("active")
    INACTIVE = "inactive", _("no longer exists")
    WITHDRAWN = "withdrawn", _("withdrawn from the register")
