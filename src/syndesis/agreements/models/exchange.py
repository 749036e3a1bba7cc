"""Places for exchange under an agreement: how many were agreed for a year, and how many were used."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import ExchangeDirection, ExchangeLevel
from syndesis.agreements.models.agreements import Agreement
from syndesis.core.models import Audited
from syndesis.directory.models import Field


class ExchangePlaces(Audited):
    """Places agreed for an academic year, or for each year of the term."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="places")
    year = models.PositiveSmallIntegerField(
        _("academic year"), null=True, blank=True, help_text=_("The year in which it begins; blank: every year.")
    )
    direction = models.CharField(_("direction"), max_length=3, choices=ExchangeDirection)
    level = models.CharField(_("level"), max_length=8, choices=ExchangeLevel, default=ExchangeLevel.ANY)
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("field"))
    places = models.PositiveSmallIntegerField(_("places"))
    months = models.DecimalField(_("months each"), max_digits=4, decimal_places=1, null=True, blank=True)

    class Meta:
        verbose_name = _("places agreed")
        verbose_name_plural = _("places agreed")
        ordering = [models.F("year").asc(nulls_first=True), "direction", "level", "id"]
        constraints = [
            models.UniqueConstraint(
                "agreement", Coalesce("year", 0), "direction", "level", Coalesce("field", 0), name="places_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.places)


class ExchangeUse(Audited):
    """How many places were used in an academic year: a count, not people."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="places_used")
    year = models.PositiveSmallIntegerField(_("academic year"), help_text=_("The year in which it begins."))
    direction = models.CharField(_("direction"), max_length=3, choices=ExchangeDirection)
    level = models.CharField(_("level"), max_length=8, choices=ExchangeLevel, default=ExchangeLevel.ANY)
    people = models.PositiveSmallIntegerField(_("people"))
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("places used")
        verbose_name_plural = _("places used")
        ordering = ["year", "direction", "level", "id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "year", "direction", "level"], name="use_once")]

    def __str__(self) -> str:
        return str(self.people)
