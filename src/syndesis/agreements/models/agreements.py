"""An agreement between organisations of any level of the tree."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import AgreementKind, AgreementStatus, PartyRole
from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.directory.models import Organisation, Person, Position


class Agreement(Record):
    """A framework agreement, memorandum or contract; dates may be known to the year or month only."""

    title = models.CharField(_("title"), max_length=300, blank=True)
    reference = models.CharField(_("reference"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=AgreementKind, default=AgreementKind.FRAMEWORK)
    status = models.CharField(_("status"), max_length=12, choices=AgreementStatus, default=AgreementStatus.SIGNED)
    signed_on = PartialDateField(_("signed"))
    starts_on = PartialDateField(_("in force from"))
    ends_on = PartialDateField(_("in force until (inclusive)"))
    framework = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="specific", verbose_name=_("under the framework")
    )
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    organisations = models.ManyToManyField(
        Organisation, through="AgreementParty", related_name="agreements", verbose_name=_("parties")
    )

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = [models.F("signed_on_last").desc(nulls_last=True), "-id"]
        indexes = [
            models.Index(
                fields=["status", "kind", "visibility", "owner_unit"],
                name="agreements_counted",
                condition=models.Q(archived_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("web:agreement", args=[self.pk])


class AgreementParty(Audited):
    """An organisation's part in an agreement."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="agreement_parties")
    role = models.CharField(_("role"), max_length=12, choices=PartyRole, default=PartyRole.PARTY)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "organisation"], name="party_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class Signatory(Audited):
    """Who signed an agreement for a party, with the position held then."""

    party = models.ForeignKey(AgreementParty, models.CASCADE, related_name="signatories")
    person = models.ForeignKey(Person, models.PROTECT, related_name="signatures")
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="signatures")

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        constraints = [models.UniqueConstraint(fields=["party", "person"], name="signatory_once")]

    def __str__(self) -> str:
        return str(self.person)
