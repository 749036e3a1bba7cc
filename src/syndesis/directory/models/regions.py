"""Regions: countries that somebody looks after together."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import CountryField
from syndesis.core.models import Audited, Record


class Region(Record):
    """A set of countries under a name of our own, as "Ibero-America"; regions may overlap."""

    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="one_region_of_a_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("web:region", args=[self.pk])


class RegionCountry(Audited):
    """A country belongs to a region."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="countries")
    country = CountryField(_("country"), help_text=_("Two letters, ISO 3166-1."))

    class Meta:
        verbose_name = _("country of a region")
        verbose_name_plural = _("countries of regions")
        ordering = ["country"]
        constraints = [models.UniqueConstraint(fields=["region", "country"], name="country_once_in_a_region")]

    def __str__(self) -> str:
        return self.country
