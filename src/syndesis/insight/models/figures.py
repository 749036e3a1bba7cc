"""A number that a document states, kept with its day; two that differ stand side by side."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Record
from syndesis.directory.models import Organisation


class PublishedFigure(Record):
    """What a document says of an organisation in a number: "250 partner universities", as of its day."""

    indicator = models.CharField(_("figure"), max_length=200)
    value = models.FloatField(_("value"))
    as_of = PartialDateField(_("as of"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="figures", verbose_name=_("of")
    )

    class Meta:
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        ordering = ["indicator", models.F("as_of_last").asc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value:.15g}"

    def get_absolute_url(self) -> str:
        return reverse("web:figure", args=[self.pk])
