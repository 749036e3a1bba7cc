"""What a user answers for."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from syndesis.core.countries import country_name
from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited
from syndesis.directory.models.organisations import Organisation
from syndesis.directory.models.regions import Region


class ResponsibilityQuerySet(models.QuerySet["Responsibility"]):
    def on(self, day: date) -> "ResponsibilityQuerySet":
        """Those that hold on a day. Of a date known in part, the first day counts for the beginning, the last for
        the end."""
        begun = Q(starts_on_first=None) | Q(starts_on_first__lte=day)
        return self.filter(begun, Q(ends_on_last=None) | Q(ends_on_last__gte=day))


class Responsibility(Audited):
    """A user answers for an organisation with all below it (a unit of ours, a partner), or for the organisations of a
    country or region, for a time."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="responsibilities")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="responsible")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="responsible")
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Two letters, ISO 3166-1."))
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until (inclusive)"))

    objects = ResponsibilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")
        constraints = [
            models.CheckConstraint(
                name="responsible_for_one_thing",
                condition=Q(organisation__isnull=False, region=None, country="")
                | Q(organisation=None, region__isnull=False, country="")
                | (Q(organisation=None, region=None) & ~Q(country="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.subject}"

    @property
    def subject(self) -> str:
        """The name of what the user answers for."""
        return str(self.organisation or self.region or country_name(self.country))
