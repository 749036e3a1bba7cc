"""The vocabularies of agreements."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementKind(models.TextChoices):
    FRAMEWORK = "framework", _("Framework agreement or memorandum")
    CONTRACT = "contract", _("Specialised contract")
    EXCHANGE = "exchange", _("Exchange agreement")
    PROGRAMME = "programme", _("Joint programme agreement")
    GRANT = "grant", _("Grant agreement")
    OTHER = "other", _("Other agreement")


class AgreementStatus(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    PLANNED = "planned", _("In preparation")
    SIGNED = "signed", _("Signed")
    EXPIRED = "expired", _("Expired")
    TERMINATED = "terminated", _("Terminated")


class PartyRole(models.TextChoices):
    PARTY = "party", _("party")
    WITNESS = "witness", _("witness")
    BENEFICIARY = "beneficiary", _("beneficiary")
