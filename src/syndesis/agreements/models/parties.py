"""The parties to an agreement, and who signed for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import PartyRole
from syndesis.agreements.models.agreements import Agreement
from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited
from syndesis.directory.models import Organisation, Person, Position


class AgreementParty(Audited):
    """An organisation's part in an agreement."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="agreement_parties", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=12, choices=PartyRole, default=PartyRole.PARTY)
    contact = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements_looked_after",
        verbose_name=_("whom to ask there"),
    )
    leaves = models.BooleanField(
        _("leaves by it"), default=False, help_text=_("Of an amendment: this party is one no longer.")
    )

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation"],
                name="party_once",
                violation_error_message=_("An organisation is a party once."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Signatory(Audited):
    """Who signed an agreement for one of its parties, with the position held then."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatories")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="signatures", verbose_name=_("signed for")
    )
    """A party to the agreement: who signed for one that is taken out goes with it (`services.signatories`)."""
    person = models.ForeignKey(Person, models.PROTECT, related_name="signatures", verbose_name=_("who signed"))
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="signatures", verbose_name=_("position on record")
    )
    position_then = models.CharField(_("position when signing"), max_length=300, blank=True)
    """As the text gives it, also where no position is on record."""
    signed_on = PartialDateField(_("signed"))

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation", "person"],
                name="signatory_once",
                violation_error_message=_("Who signs for a party signs once."),
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
