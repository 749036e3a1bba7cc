"""What the parties owe each other under an agreement."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import ObligationState
from syndesis.agreements.models.agreements import Agreement
from syndesis.core.models import Record
from syndesis.directory.models import Organisation, Person


class Obligation(Record):
    """A duty under an agreement with a due date: a yearly report, a payment, places to be named."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="obligations", verbose_name=_("agreement"))
    text = models.CharField(_("what is owed"), max_length=300)
    owed_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="obligations", verbose_name=_("owed by")
    )
    owed_to = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="obligations_owed", verbose_name=_("owed to")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="obligations",
        verbose_name=_("looked after by"),
    )
    counterpart = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="obligations", verbose_name=_("whom to ask there")
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(
        _("again every so many months"), null=True, blank=True, help_text=_("Done, the next one is made.")
    )
    state = models.CharField(_("state"), max_length=6, choices=ObligationState, default=ObligationState.OPEN)
    done_on = models.DateField(_("done"), null=True, blank=True)
    result = models.TextField(_("what came of it"), blank=True)
    came_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="next_ones"
    )

    class Meta:
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        ordering = [models.F("due_on").asc(nulls_last=True), "id"]
        indexes = [
            models.Index(
                fields=["due_on"], name="obligations_due", condition=Q(state=ObligationState.OPEN, archived_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("web:obligation", args=[self.pk])
