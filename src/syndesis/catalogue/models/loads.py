"""The loading of a dump into the catalogue: what a page shows while it runs, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CatalogueLoad(models.Model):
    """One loading of one dump. Counts are of records; `total` is what the file seems to hold."""

    path = models.CharField(_("file"), max_length=500)
    release = models.CharField(_("release"), max_length=20, blank=True)
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    done = models.PositiveIntegerField(_("read"), default=0)
    total = models.PositiveIntegerField(_("in the file"), default=0)
    added = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    vanished = models.PositiveIntegerField(_("no longer in the register"), default=0)
    skipped = models.PositiveIntegerField(_("unusable"), default=0)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("loading of the catalogue")
        verbose_name_plural = _("loadings of the catalogue")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.path

    @property
    def percent(self) -> int:
        """0-100, for a progress bar."""
        return min(100, 100 * self.done // self.total) if self.total else 0
