"""Our relation with an organisation, apart from any agreement."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Record
from syndesis.directory.choices import PartnershipState, Tier
from syndesis.directory.models.dated import Dated
from syndesis.directory.models.organisations import Organisation
from syndesis.directory.models.people import Person
from syndesis.directory.models.regions import Region


class Partnership(Record):
    """What makes an organisation our partner; it may have begun before any agreement was signed."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="partnership")
    started_on = PartialDateField(_("since"))
    goals = models.TextField(_("goals"), blank=True)
    results = models.TextField(_("results"), blank=True)

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        return reverse("web:partnership", args=[self.pk])


class PartnershipTier(Dated):
    """A tier that a partner holds or held, with its dates, its basis and who decided it."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="tiers")
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    basis = models.CharField(_("basis"), max_length=300, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")
        ordering = [models.F("starts_on_first").asc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return self.get_tier_display()


class PartnershipStatus(Dated):
    """Where a partnership stands or stood, from a candidate to an end, with its basis and who decided it. Without any,
    a partnership is active."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="statuses")
    status = models.CharField(_("status"), max_length=12, choices=PartnershipState)
    basis = models.CharField(_("basis"), max_length=300, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("status of a partnership")
        verbose_name_plural = _("statuses of partnerships")
        ordering = [models.F("starts_on_first").asc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return self.get_status_display()


class Counterpart(Dated):
    """Who looks after the relation on the partner's side, for all of it or, as far as `scope` says, for a part."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="counterparts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="counterpart_in", verbose_name=_("person"))
    scope = models.CharField(_("looks after"), max_length=200, blank=True)
    is_backup = models.BooleanField(_("stands in for others"), default=False)

    class Meta:
        verbose_name = _("counterpart")
        verbose_name_plural = _("counterparts")
        ordering = ["is_backup", "id"]

    def __str__(self) -> str:
        return str(self.person)


class Brokerage(Dated):
    """A partner opens doors for us: toward a region, or toward another organisation."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="brokerages")
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="brokers", verbose_name=_("region")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="brokers", verbose_name=_("organisation")
    )
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("brokerage")
        verbose_name_plural = _("brokerages")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="brokers_toward_something",
                condition=models.Q(region__isnull=False) | models.Q(organisation__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.region)
