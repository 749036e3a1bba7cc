"""Calls for proposals, and the grants that pay for activities."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from syndesis.activities.models.activities import Activity
from syndesis.core.fields import AmountField, CurrencyField, PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.directory.models import Organisation


class Call(Record):
    """A call for proposals with a deadline; two funders may issue one together."""

    title = models.CharField(_("title"), max_length=300)
    programme = models.CharField(_("programme"), max_length=200, blank=True)
    opens_on = models.DateField(_("opens"), null=True, blank=True)
    closes_on = models.DateField(_("closes (inclusive)"), null=True, blank=True)
    amount = AmountField(_("amount"))
    currency = CurrencyField(_("currency"))
    website = models.URLField(_("page of the call"), max_length=500, blank=True)
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    organisations = models.ManyToManyField(
        Organisation, through="CallFunder", related_name="calls", verbose_name=_("funders")
    )

    class Meta:
        verbose_name = _("call for proposals")
        verbose_name_plural = _("calls for proposals")
        ordering = [models.F("closes_on").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:call", args=[self.pk])


class CallFunder(Audited):
    call = models.ForeignKey(Call, models.CASCADE, related_name="funders")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="call_links")

    class Meta:
        verbose_name = _("funder of a call")
        verbose_name_plural = _("funders of calls")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["call", "organisation"], name="call_funder_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class Grant(Record):
    """Money won from a funder, for an activity or before there is one."""

    title = models.CharField(_("title"), max_length=300)
    number = models.CharField(pgettext_lazy("reference", "number"), max_length=80, blank=True)
    funder = models.ForeignKey(Organisation, models.PROTECT, related_name="grants_given", verbose_name=_("funder"))
    programme = models.CharField(_("programme"), max_length=200, blank=True)
    call = models.ForeignKey(Call, models.PROTECT, null=True, blank=True, related_name="grants", verbose_name=_("call"))
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
        verbose_name=pgettext_lazy("purpose", "for"),
    )
    holder = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="grants_held", verbose_name=_("holder")
    )
    amount = AmountField(_("amount"))
    own_share = AmountField(_("of it for us"))
    currency = CurrencyField(_("currency"))
    awarded_on = PartialDateField(_("awarded"))
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until (inclusive)"))
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    organisations = models.ManyToManyField(
        Organisation, through="GrantApplicant", blank=True, related_name="grants_won", verbose_name=_("won with")
    )

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        ordering = [models.F("awarded_on_last").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:grant", args=[self.pk])


class GrantApplicant(Audited):
    """A partner with which a grant was applied for and won."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="applicants")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="grant_links")

    class Meta:
        verbose_name = _("partner in a grant")
        verbose_name_plural = _("partners in grants")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["grant", "organisation"], name="grant_applicant_once")]

    def __str__(self) -> str:
        return str(self.organisation)
