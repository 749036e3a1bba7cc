"""What a second reader, a language model that the site names, was asked about a document, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.intake.models.intakes import Intake


class SecondReadingState(models.TextChoices):
    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("answered")
    FAILED = "failed", _("no usable answer")


class SecondReading(Audited):
    """One document before the second reader. The rules' findings stand whatever becomes of it."""

    intake = models.OneToOneField(Intake, models.CASCADE, related_name="second_reading")
    model = models.CharField(_("model"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=SecondReadingState, default=SecondReadingState.ASKED)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    took_ms = models.PositiveIntegerField(_("answered in, milliseconds"), null=True)
    words_in = models.PositiveIntegerField(_("tokens sent"), null=True)
    words_out = models.PositiveIntegerField(_("tokens received"), null=True)
    cost = models.DecimalField(_("cost"), max_digits=10, decimal_places=6, null=True)
    """In the currency of `SYNDESIS_READER_PRICE`; none where no price is set."""
    confirmed = models.PositiveSmallIntegerField(_("findings confirmed"), default=0)
    added = models.PositiveSmallIntegerField(_("findings added"), default=0)
    dropped = models.PositiveSmallIntegerField(_("statements dropped"), default=0)
    """Those whose quotation is not in the text, or that say nothing the schema knows."""
    error = models.TextField(_("what went wrong"), blank=True)

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")

    def __str__(self) -> str:
        return self.model
