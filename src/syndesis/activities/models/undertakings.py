"""What is kept of projects, centres and startups beside what is kept of every activity."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.activities.choices import ActivityKind, CentreType, Component, ProjectType, StartupStage
from syndesis.activities.models.activities import Activity
from syndesis.core.fields import AmountField, CurrencyField, PartialDateField
from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Person

HIGHEST_READINESS = 9


class ProjectDetails(Audited):
    activity = models.OneToOneField(Activity, models.CASCADE, related_name="project")
    type = models.CharField(_("type"), max_length=10, choices=ProjectType, blank=True)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    value = AmountField(_("value"))
    currency = CurrencyField(_("currency"))
    readiness_from = models.PositiveSmallIntegerField(_("technology readiness at the start"), null=True, blank=True)
    readiness_to = models.PositiveSmallIntegerField(_("technology readiness aimed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("details of a project")
        verbose_name_plural = _("details of projects")

    def clean(self) -> None:
        levels = [level for level in (self.readiness_from, self.readiness_to) if level is not None]
        if any(not 1 <= level <= HIGHEST_READINESS for level in levels):
            raise ValidationError(_("Technology readiness has levels from 1 to 9."))


class CentreDetails(Audited):
    activity = models.OneToOneField(Activity, models.CASCADE, related_name="centre")
    type = models.CharField(_("type"), max_length=11, choices=CentreType, blank=True)
    founded_with = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="centres", verbose_name=_("founded with")
    )
    unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("as our unit")
    )
    head = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("head"))
    equipment = models.TextField(_("equipment"), blank=True)

    class Meta:
        verbose_name = _("details of a centre")
        verbose_name_plural = _("details of centres")


class CentrePart(Audited):
    """The scientific or the educational component of a centre."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="components")
    kind = models.CharField(_("component"), max_length=11, choices=Component)
    text = models.CharField(_("what it does"), max_length=300)

    class Meta:
        verbose_name = _("component of a centre")
        verbose_name_plural = _("components")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class StartupDetails(Audited):
    activity = models.OneToOneField(Activity, models.CASCADE, related_name="startup")
    stage = models.CharField(_("stage"), max_length=9, choices=StartupStage, blank=True)
    market = models.CharField(_("market aimed at"), max_length=200, blank=True)
    company = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="startups", verbose_name=_("as a company")
    )
    park = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="residents", verbose_name=_("resident of")
    )
    resident_since = PartialDateField(_("resident since"))

    class Meta:
        verbose_name = _("details of a startup")
        verbose_name_plural = _("details of startups")


class CohortStartup(Audited):
    """A startup that went through a cohort of an accelerator."""

    accelerator = models.ForeignKey(Activity, models.CASCADE, related_name="accelerated")
    startup = models.ForeignKey(Activity, models.CASCADE, related_name="accelerators", verbose_name=_("startup"))
    year = models.PositiveSmallIntegerField(_("cohort"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("startup of an accelerator")
        verbose_name_plural = _("startups of an accelerator")
        ordering = ["year", "id"]
        constraints = [models.UniqueConstraint(fields=["accelerator", "startup", "year"], name="accelerated_once")]

    def __str__(self) -> str:
        return str(self.startup)

    def clean(self) -> None:
        if self.startup.kind != ActivityKind.STARTUP:
            raise ValidationError(_("“%(title)s” is no startup.") % {"title": self.startup})
