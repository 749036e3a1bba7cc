"""Handing over what somebody answered for."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.directory.models.responsibilities import Responsibility


class Handover(Audited):
    """A responsibility passes from one person to the next, with a list of what is to be handed over."""

    responsibility = models.ForeignKey(Responsibility, models.CASCADE, related_name="handovers")
    successor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("successor")
    )
    on = models.DateField(_("day"), help_text=_("The first day of the successor."))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.responsibility} → {self.successor or '…'}"

    def get_absolute_url(self) -> str:
        return reverse("web:handover", args=[self.pk])


class HandoverItem(Audited):
    """One thing to be handed over."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="items")
    text = models.CharField(_("to be handed over"), max_length=300)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("done by")
    )

    class Meta:
        verbose_name = _("item of a handover")
        verbose_name_plural = _("items of handovers")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text
