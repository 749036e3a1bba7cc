"""A document that was handed in, from its arrival to the end of its review."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited, DocumentText
from syndesis.directory.models import Organisation


class IntakeStatus(models.TextChoices):
    WAITING = "waiting", _("waiting to be read")
    READ = "read", _("read")
    FAILED = "failed", _("could not be read")


class Intake(Audited):
    """A document handed in for reading and review."""

    text = models.OneToOneField(DocumentText, models.CASCADE, related_name="intake")
    status = models.CharField(_("status"), max_length=10, choices=IntakeStatus, default=IntakeStatus.WAITING)
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    handed_in_at = models.DateTimeField(auto_now_add=True)
    read_ms = models.PositiveIntegerField(_("read in, milliseconds"), null=True)
    error = models.TextField(blank=True)
    about = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, related_name="intakes", verbose_name=_("mostly about")
    )
    """The organisation of our record, other than our own, that the text names most: by it the queue is grouped."""

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intake")
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.text.document)

    def get_absolute_url(self) -> str:
        return reverse("web:review", args=[self.pk])


class LearntName(Audited):
    """A reviewer's choice: what a form of words (folded) meant here; the newest counts."""

    surface = models.CharField(max_length=300, unique=True)
    words = models.CharField(max_length=300, blank=True)
    """As the text had them; blank in what was learnt before they were kept."""
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="learnt_names")

    class Meta:
        verbose_name = _("learnt name")
        verbose_name_plural = _("learnt names")

    def __str__(self) -> str:
        return f"{self.words or self.surface}: {self.organisation}"
