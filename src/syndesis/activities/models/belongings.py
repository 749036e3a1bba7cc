"""Intellectual property with its shares and licences; facilities and who may use them."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from syndesis.activities.choices import PropertyKind, PropertyStatus
from syndesis.activities.models.activities import Activity
from syndesis.core.currencies import refuse_without_currency
from syndesis.core.fields import AmountField, CountryField, CurrencyField, PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.core.translated import TranslatedField, in_language
from syndesis.directory.models import AsWritten, Field, Organisation, Person
from syndesis.directory.models.dated import Dated


class IntellectualProperty(Record):
    """An invention, program or other right that came of common work."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=8, choices=PropertyKind, default=PropertyKind.PATENT)
    status = models.CharField(_("status"), max_length=8, choices=PropertyStatus, default=PropertyStatus.FILED)
    number = models.CharField(pgettext_lazy("reference", "number"), max_length=80, blank=True)
    country = CountryField(_("country"))
    filed_on = PartialDateField(_("filed"))
    granted_on = PartialDateField(_("granted"))
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="property", verbose_name=_("came of")
    )
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    organisations = models.ManyToManyField(
        Organisation, through="PropertyShare", blank=True, related_name="property", verbose_name=_("owners")
    )

    class Meta:
        verbose_name = _("intellectual property")
        verbose_name_plural = _("intellectual property")
        ordering = [models.F("filed_on_last").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:intellectual_property", args=[self.pk])


class PropertyShare(Audited):
    property = models.ForeignKey(IntellectualProperty, models.CASCADE, related_name="shares")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="property_shares")
    percent = models.DecimalField(
        _("share in per cent"), max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MaxValueValidator(100)],
    )  # fmt: skip

    class Meta:
        verbose_name = _("owner")
        verbose_name_plural = _("owners")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["property", "organisation"], name="share_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class Licence(Dated):
    """A licence or sale of intellectual property."""

    property = models.ForeignKey(IntellectualProperty, models.CASCADE, related_name="licences")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="licences_taken", verbose_name=_("licensee")
    )
    is_exclusive = models.BooleanField(_("exclusive"), default=False)
    market = models.CharField(_("market"), max_length=200, blank=True)
    amount = AmountField(_("amount"))
    currency = CurrencyField(_("currency"))

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.organisation)

    def clean(self) -> None:
        super().clean()
        refuse_without_currency(self.amount, self.currency)


class Facility(Record):
    """A laboratory's installation or piece of equipment that others may use."""

    name = models.CharField(_("name"), max_length=300)
    names = TranslatedField(_("names in other languages"), default=dict, blank=True, encoder=AsWritten)
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="facilities", verbose_name=_("kept by")
    )
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("field"))
    contact = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("whom to ask")
    )
    description = models.TextField(_("what it can do"), blank=True)
    terms = models.TextField(_("on what terms"), blank=True)
    is_offered = models.BooleanField(_("open to partners"), default=False)

    class Meta:
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return in_language(self.name, self.names)

    def get_absolute_url(self) -> str:
        return reverse("web:facility", args=[self.pk])


class FacilityAccess(Dated):
    """A partner that may use a facility, or did."""

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="accesses")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="facility_accesses", verbose_name=_("partner")
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("within")
    )
    what = models.CharField(_("what for"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("access to a facility")
        verbose_name_plural = _("accesses to facilities")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.organisation)
