"""Due diligence: what may go wrong with a partner, area by area, and what is done against it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import RiskLevel
from syndesis.agreements.models.agreements import Agreement
from syndesis.core.models import Audited, Record
from syndesis.core.translated import TranslatedField, in_language
from syndesis.directory.models import AsWritten, Organisation


class RiskQuestion(Audited):
    """An area of the questionnaire; edited by administrators."""

    order = models.PositiveSmallIntegerField(_("number"), default=1)
    area = models.CharField(_("area"), max_length=120)
    areas = TranslatedField(_("area in other languages"), default=dict, blank=True, encoder=AsWritten)
    question = models.TextField(_("what is asked"), blank=True)
    questions = TranslatedField(_("what is asked in other languages"), default=dict, blank=True, encoder=AsWritten)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("question on risk")
        verbose_name_plural = _("questions on risk")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return in_language(self.area, self.areas)


class RiskTerm(Audited):
    """How long assessments are valid, and how long before their end people are told: one row, none while as usual."""

    valid_months = models.PositiveSmallIntegerField(_("months for which an assessment is valid"), default=60)
    told_days = models.PositiveSmallIntegerField(_("days before its end when people are told"), default=90)

    class Meta:
        verbose_name = _("term of risk assessments")
        verbose_name_plural = _("terms of risk assessments")

    def __str__(self) -> str:
        return str(self.valid_months)


class RiskAssessment(Record):
    """What was found about a partner: valid for years, and for all agreements with it."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="risk_assessments", verbose_name=_("about")
    )
    agreement = models.ForeignKey(
        Agreement, models.SET_NULL, null=True, blank=True, related_name="risk_assessments", verbose_name=_("made for")
    )
    assessed_on = models.DateField(_("assessed"))
    valid_until = models.DateField(_("valid until (inclusive)"))
    level = models.PositiveSmallIntegerField(_("risk"), choices=RiskLevel, default=RiskLevel.NONE, editable=False)
    """The highest score after mitigation."""
    summary = models.TextField(_("in short"), blank=True)
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("assessed by")
    )

    class Meta:
        verbose_name = _("risk assessment")
        verbose_name_plural = _("risk assessments")
        ordering = ["-assessed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="assessment_is_valid_after_it",
                condition=Q(valid_until__gte=models.F("assessed_on")),
                violation_error_message=_("It must be valid until a later day than the one on which it was made."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        return reverse("web:risk_assessment", args=[self.pk])


class RiskScore(Audited):
    """How an area was judged, and what is done against the risk."""

    assessment = models.ForeignKey(RiskAssessment, models.CASCADE, related_name="scores")
    area = models.CharField(_("area"), max_length=120)
    score = models.PositiveSmallIntegerField(_("score"), choices=RiskLevel, default=RiskLevel.NONE)
    reason = models.TextField(_("why"), blank=True)
    mitigation = models.TextField(_("what is done against it"), blank=True)
    score_after = models.PositiveSmallIntegerField(_("score after that"), choices=RiskLevel, null=True, blank=True)

    class Meta:
        verbose_name = _("score of an area")
        verbose_name_plural = _("scores")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["assessment", "area"], name="area_once")]

    def __str__(self) -> str:
        return self.area
