"""By which pattern agreements get their reference numbers, and how far each count has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited


class ReferencePattern(Audited):
    """The pattern by which agreements are numbered: one row, none where nobody wants numbers."""

    pattern = models.CharField(
        _("pattern"), max_length=60, blank=True, help_text=_("As {kind}-{year}-{number:03}; blank: none is given.")
    )

    class Meta:
        verbose_name = _("pattern of reference numbers")
        verbose_name_plural = _("patterns of reference numbers")

    def __str__(self) -> str:
        return self.pattern


class ReferenceCounter(models.Model):
    """The last number that was given within a kind and year. No history is kept and nothing is taken back: what was
    given once is never given again."""

    scope = models.CharField(max_length=100, unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("count of reference numbers")
        verbose_name_plural = _("counts of reference numbers")

    def __str__(self) -> str:
        return f"{self.scope}: {self.last}"
