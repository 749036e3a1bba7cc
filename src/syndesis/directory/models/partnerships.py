"""Our relation with an organisation, apart from any agreement."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.directory.choices import Tier
from syndesis.directory.models.organisations import Organisation


class Partnership(Record):
    """What makes an organisation our partner; it may have begun before any agreement was signed."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="partnership")
    started_on = PartialDateField(_("since"))
    goals = models.TextField(_("goals"), blank=True)

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def __str__(self) -> str:
        return str(self.organisation)


class PartnershipTier(Audited):
    """A tier that a partner holds or held, with its dates, its basis and who decided it."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="tiers")
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until (inclusive)"))
    basis = models.CharField(_("basis"), max_length=300, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")
        ordering = [models.F("starts_on_first").asc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return self.get_tier_display()
