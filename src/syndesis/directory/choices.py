"""The vocabularies of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationKind(models.TextChoices):
    UNIVERSITY = "university", _("University")
    COMPANY = "company", _("Company")
    TECHNOLOGY_PARK = "technology_park", _("Technology park")
    RESEARCH_INSTITUTE = "research_institute", _("Research institute")
    SCHOOL = "school", _("School")
    ASSOCIATION = "association", _("Association or network")
    FUNDER = "funder", _("Funder")
    GOVERNMENT = "government", _("Government body")
    EMBASSY = "embassy", _("Embassy or consulate")
    FACULTY = "faculty", _("Faculty or institute")
    HIGHER_SCHOOL = "higher_school", _("Higher school")
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


class PartnershipState(models.TextChoices):
    CANDIDATE = "candidate", _("Candidate")
    INVITED = "invited", _("Invited")
    TALKS = "talks", _("In talks")
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    ENDED = "ended", _("Ended")


class RelationKind(models.TextChoices):
    """How an organisation stands to the other."""

    PREDECESSOR = "predecessor", _("Its predecessor is")
    FOUNDER = "founder", _("It was founded by")
    OWNER = "owner", _("It belongs to")
    INDUSTRIAL = "industrial", _("Its industrial partner is")
    ACADEMIC = "academic", _("Its academic partner is")
    RESIDENT = "resident", _("It is resident at")
    RELATED = "related", _("It is related to")


class StatusKind(models.TextChoices):
    STATUS = "status", _("status")
    PROGRAMME = "programme", _("programme or competition")


class FieldScheme(models.TextChoices):
    ISCED_F = "isced_f", "ISCED-F 2013"
    ISIC = "isic", "ISIC Rev. 4"
    OWN = "own", _("our own")


class FieldUse(models.TextChoices):
    ACTIVE = "active", _("works in it")
    SECTOR = "sector", _("sector")
    PRIORITY = "priority", _("priority area")
    COMPETENCE = "competence", _("competence")
    THEME = "theme", _("theme")


class GoalMeasure(models.TextChoices):
    HAND = "hand", _("written by hand")
    PARTNERS = "partners", _("number of partners")
    STRATEGIC = "strategic", _("number of strategic partners")
    COUNTRIES = "countries", _("number of countries")


class GoalStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("a state", "Open")
    REACHED = "reached", _("Reached")
    MISSED = "missed", _("Missed")
    DROPPED = "dropped", _("Dropped")


class MembershipKind(models.TextChoices):
    FULL = "full", _("full member")
    FOUNDING = "founding", _("founding member")
    ASSOCIATE = "associate", _("associate member")
    OBSERVER = "observer", _("observer")
    COORDINATOR = "coordinator", _("coordinator")


class MembershipStatus(models.TextChoices):
    APPLIED = "applied", _("Applied")
    MEMBER = "member", _("Member")
    SUSPENDED = "suspended", _("Suspended")
    LEFT = "left", _("Left")


class OfficeKind(models.TextChoices):
    REPRESENTATIVE = "representative", _("Representative office")
    INFORMATION = "information", _("Information centre")
    REFERENCE = "reference", _("Reference point")


class OfficeStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", pgettext_lazy("a state", "Open")
    CLOSED = "closed", _("Closed")


class ContactKind(models.TextChoices):
    EMAIL = "email", _("e-mail")
    PHONE = "phone", _("telephone")
    MESSENGER = "messenger", _("messenger")
    POSTAL = "postal", _("postal address")
    WEB = "web", _("web page")


class PersonIdentifierScheme(models.TextChoices):
    ORCID = "orcid", "ORCID"
    SCOPUS = "scopus", "Scopus"
    OPENALEX = "openalex", "OpenAlex"
    NATIONAL = "national", _("national number")


class Placement(models.TextChoices):
    """Where an organisation is, seen from ours."""

    OWN = "own", _("Our own")
    DOMESTIC = "domestic", _("In our country")
    FOREIGN = "foreign", _("Abroad")


class Standing(models.TextChoices):
    """Whether we have, or had, a partnership with an organisation."""

    PARTNER = "partner", _("Partner")
    OTHER = "other", _("No partner")
