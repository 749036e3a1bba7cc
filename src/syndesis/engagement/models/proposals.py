"""Proposals: one offer of cooperation to many, and what each of them answers."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.activities.models import Call
from syndesis.core.fields import AmountField, CurrencyField, PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.core.translated import TranslatedField, in_language
from syndesis.directory.models import AsWritten, Field, Network, Organisation, Person
from syndesis.engagement.choices import ProposalStatus, Response, Side
from syndesis.engagement.models.engagements import Engagement


class Proposal(Record):
    """What we propose to a network or a list of partners, in as many languages as they read."""

    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"), blank=True)
    titles = TranslatedField(_("title in other languages"), default=dict, blank=True, encoder=AsWritten)
    texts = models.JSONField(_("text in other languages"), default=dict, blank=True, encoder=AsWritten)
    """{"ru": "…"}"""
    status = models.CharField(
        _("status"), max_length=6, choices=ProposalStatus, default=ProposalStatus.DRAFT, editable=False
    )
    """Moved by the services only."""
    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("to the network")
    )
    engagement = models.ForeignKey(
        Engagement, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("made at")
    )
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("put forward by")
    )
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )
    call = models.ForeignKey(
        Call, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("call")
    )
    funding = models.CharField(_("source of funding"), max_length=200, blank=True)
    amount = AmountField(_("amount"))
    currency = CurrencyField(_("currency"))
    sent_on = PartialDateField(_("sent"))
    due_on = PartialDateField(_("answer by"))
    fields = models.ManyToManyField(
        Field, through="ProposalField", blank=True, related_name="proposals", verbose_name=_("fields")
    )
    organisations = models.ManyToManyField(
        Organisation,
        through="ProposalRecipient",
        blank=True,
        related_name="proposals_received",
        verbose_name=_("addressed to"),
    )

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = [models.F("sent_on_last").desc(nulls_first=True), "-id"]

    def __str__(self) -> str:
        return in_language(self.title, self.titles)

    def get_absolute_url(self) -> str:
        return reverse("web:proposal", args=[self.pk])


class ProposalField(Audited):
    """A field that a proposal is about."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="field_rows")
    field = models.ForeignKey(Field, models.PROTECT, related_name="proposal_rows", verbose_name=_("field"))

    class Meta:
        verbose_name = _("field of a proposal")
        verbose_name_plural = _("fields of proposals")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["proposal", "field"], name="field_of_proposal_once")]

    def __str__(self) -> str:
        return str(self.field)


class ProposalRecipient(Audited):
    """One to whom a proposal is addressed, and what they answered."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="recipients")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="proposal_rows", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="proposal_rows", verbose_name=_("person")
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    response = models.CharField(_("answer"), max_length=10, choices=Response, default=Response.NONE)
    responded_on = PartialDateField(_("answered"))
    next_action = models.CharField(_("next action"), max_length=300, blank=True)
    due_on = PartialDateField(_("due"))
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    bare: dict[str, object] = {}
    """Every row belongs to the list of organisations (`objects.services.referred_to`)."""

    class Meta:
        verbose_name = _("recipient of a proposal")
        verbose_name_plural = _("recipients of proposals")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["proposal", "organisation"], name="proposal_sent_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class RecipientCompany(Audited):
    """A company that a recipient brings in: an industrial partner of theirs."""

    recipient = models.ForeignKey(ProposalRecipient, models.CASCADE, related_name="companies")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="brought_in", verbose_name=_("company"))

    class Meta:
        verbose_name = _("company of a recipient")
        verbose_name_plural = _("companies of recipients")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["recipient", "organisation"], name="company_brought_in_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class Wish(Audited):
    """A suggestion or wish to a proposal, of ours or of a recipient."""

    recipient = models.ForeignKey(ProposalRecipient, models.CASCADE, related_name="wishes")
    side = models.CharField(_("whose"), max_length=6, choices=Side, default=Side.THEIRS)
    text = models.CharField(_("wish"), max_length=500)

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text
