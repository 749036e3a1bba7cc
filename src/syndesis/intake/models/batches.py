"""Many documents handed in together, and how far they have come."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited, StoredFile
from syndesis.intake.models.intakes import Intake


class Batch(Audited):
    """A folder or archive of documents, taken in by a job."""

    name = models.CharField(_("name"), max_length=255)
    archive = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    """The archive as it came; none where the files were read from a folder."""
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("handed in"), auto_now_add=True)
    unpacked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("batch of documents")
        verbose_name_plural = _("batches of documents")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("web:batch", args=[self.pk])


class BatchState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    TAKEN = "taken", _("taken in")
    KNOWN = "known", _("known before")
    REFUSED = "refused", _("refused")


class BatchFile(models.Model):
    """A file of a batch. No history is kept: the intake that comes of it has its own."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(_("file name"), max_length=500)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    """Of a folder; the files of an archive are read out of it."""
    state = models.CharField(_("state"), max_length=8, choices=BatchState, default=BatchState.WAITING)
    intake = models.ForeignKey(Intake, models.CASCADE, null=True, related_name="batch_files")
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("file of a batch")
        verbose_name_plural = _("files of batches")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="position_in_batch_once")]

    def __str__(self) -> str:
        return self.name
