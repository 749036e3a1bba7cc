"""What we can give: the catalogue of offers; and whom we brought together."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited, Record
from syndesis.core.translated import TranslatedField, in_language
from syndesis.directory.models import AsWritten, Field, Organisation, Person
from syndesis.engagement.choices import IntroductionOutcome, OfferKind
from syndesis.engagement.models.engagements import Engagement


class Offer(Record):
    """Something that we can give a partner: an idea, a solution, students, a laboratory."""

    title = models.CharField(_("title"), max_length=300)
    titles = TranslatedField(_("title in other languages"), default=dict, blank=True, encoder=AsWritten)
    kind = models.CharField(_("kind"), max_length=10, choices=OfferKind, default=OfferKind.IDEA)
    description = models.TextField(_("description"), blank=True)
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="offers", verbose_name=_("offered by")
    )
    contact = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="offers", verbose_name=_("whom to ask")
    )
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until (inclusive)"))
    fields = models.ManyToManyField(
        Field, through="OfferField", blank=True, related_name="offers", verbose_name=_("fields")
    )

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["title"]

    def __str__(self) -> str:
        return in_language(self.title, self.titles)

    def get_absolute_url(self) -> str:
        return reverse("web:offer", args=[self.pk])


class OfferField(Audited):
    """A field that an offer is about."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="field_rows")
    field = models.ForeignKey(Field, models.PROTECT, related_name="offer_rows", verbose_name=_("field"))

    class Meta:
        verbose_name = _("field of an offer")
        verbose_name_plural = _("fields of offers")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["offer", "field"], name="field_of_offer_once")]

    def __str__(self) -> str:
        return str(self.field)


class Introduction(Record):
    """Two sides were brought together, by whom, and what came of it."""

    title = models.CharField(_("about"), max_length=300)
    first = models.ForeignKey(Organisation, models.PROTECT, related_name="introductions", verbose_name=_("introduced"))
    second = models.ForeignKey(Organisation, models.PROTECT, related_name="introductions_to", verbose_name=_("to"))
    made_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="introductions_made", verbose_name=_("by")
    )
    engagement = models.ForeignKey(
        Engagement, models.PROTECT, null=True, blank=True, related_name="introductions", verbose_name=_("at")
    )
    introduced_on = PartialDateField(_("date"))
    outcome = models.CharField(
        _("what came of it"), max_length=10, choices=IntroductionOutcome, default=IntroductionOutcome.MADE
    )
    outcome_on = PartialDateField(_("since"))
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = [models.F("introduced_on_last").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("web:introduction", args=[self.pk])
