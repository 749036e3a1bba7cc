"""Risk assessments in words."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.choices import RiskLevel
from syndesis.agreements.models import RiskAssessment
from syndesis.agreements.queries.questionnaire import term
from syndesis.directory.models import Organisation

LEVEL_TONES: dict[Any, str] = {RiskLevel.MODERATE: "warn", RiskLevel.HIGH: "bad", RiskLevel.SEVERE: "bad"}


def assessment_title(assessment: RiskAssessment) -> str:
    """Whom it is about; needs its organisation."""
    return _("Risk of %(organisation)s") % {"organisation": assessment.organisation.name}


def level_named(level: int | None) -> str:
    """ "3: high"."""
    return _("not assessed") if level is None else str(RiskLevel(level).label)


def validity(assessment: RiskAssessment, day: date | None = None) -> tuple[str, str]:
    """How long it is still valid, in words, with the tone: blank, warn or bad."""
    today = day or timezone.localdate()
    days = (assessment.valid_until - today).days
    until = {"day": date_format(assessment.valid_until, "DATE_FORMAT")}
    if days < 0:
        return _("ended on %(day)s") % until, "bad"
    if days > term().told_days:
        return _("valid until %(day)s") % until, ""
    words = ngettext("valid until %(day)s, %(days)s day more", "valid until %(day)s, %(days)s days more", days)
    return words % (until | {"days": days}), "warn"


def named_party(organisation: Organisation, assessed: Organisation) -> str:
    """Whose assessment counts for a party, where it is not its own."""
    if organisation.pk == assessed.pk:
        return ""
    return _("assessed as part of %(organisation)s") % {"organisation": assessed.name}
