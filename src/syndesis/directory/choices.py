"""The vocabularies of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    UNIVERSITY = "university", _("University")
    COMPANY = "company", _("Company")
    TECHNOLOGY_PARK = "technology_park", _("Technology park")
    RESEARCH_INSTITUTE = "research_institute", _("Research institute")
    SCHOOL = "school", _("School")
    ASSOCIATION = "association", _("Association or network")
    FUNDER = "funder", _("Funder")
    GOVERNMENT = "government", _("Government or diplomatic body")
    FACULTY = "faculty", _("Faculty or institute")
    DEPARTMENT = "department", _("Department or chair")
    LABORATORY = "laboratory", _("Laboratory")
    CENTRE = "centre", _("Centre")
    OFFICE = "office", _("Office")
    BRANCH = "branch", _("Branch")
    STARTUP = "startup", _("Startup")
    OTHER = "other", _("Other")


class NameKind(models.TextChoices):
    OFFICIAL = "official", _("official name")
    ALIAS = "alias", _("other name")
    ACRONYM = "acronym", _("acronym")
    FORMER = "former", _("former name")
    TRANSLITERATION = "transliteration", _("transliteration")


class IdentifierScheme(models.TextChoices):
    ROR = "ror", "ROR"
    ISNI = "isni", "ISNI"
    WIKIDATA = "wikidata", "Wikidata"
    GRID = "grid", "GRID"
    FUNDREF = "fundref", "Crossref Funder"
    ERASMUS = "erasmus", _("Erasmus code")
    SCHAC = "schac", "SCHAC"
    PIC = "pic", "PIC"
    NATIONAL = "national", _("national number")


class Tier(models.TextChoices):
    STRATEGIC = "strategic", _("Strategic partner")
    PREFERRED = "preferred", _("Preferred partner")
    PARTNER = "partner", _("Partner")
    PROSPECT = "prospect", _("Prospective partner")
    FORMER = "former", _("Former partner")


class PositionKind(models.TextChoices):
    OFFICE = "office", _("office")
    ACADEMIC = "academic", _("academic title")


class CreditRole(models.TextChoices):
    ISSUER = "issuer", _("issued by")
    AUTHOR = "author", _("written by")
