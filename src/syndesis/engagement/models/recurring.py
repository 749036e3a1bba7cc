"""Events that come again: our own, and those of a network."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Record
from syndesis.core.translated import TranslatedField, in_language
from syndesis.directory.models import AsWritten, Network, Organisation
from syndesis.engagement.choices import EngagementKind


class RecurringEvent(Record):
    """What is held again and again, as "Week of Science" or the summit of a network; each time is an engagement."""

    name = models.CharField(_("name"), max_length=200)
    names = TranslatedField(_("names in other languages"), default=dict, blank=True, encoder=AsWritten)
    """{"ru": "…"}"""
    kind = models.CharField(_("kind"), max_length=15, choices=EngagementKind, default=EngagementKind.CONFERENCE)
    organiser = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="recurring_events", verbose_name=_("held by")
    )
    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="recurring_events", verbose_name=_("network")
    )
    description = models.TextField(_("description"), blank=True)
    owner_unit = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit in charge")
    )

    class Meta:
        verbose_name = _("recurring event")
        verbose_name_plural = _("recurring events")
        ordering = ["name"]

    def __str__(self) -> str:
        return in_language(self.name, self.names)

    def get_absolute_url(self) -> str:
        return reverse("web:recurring", args=[self.pk])
