"""How often a user is written what is due, and when that was last done."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited
from syndesis.work.choices import DigestRhythm


class Digest(Audited):
    """The e-mail that tells a user what is due, silent and ahead; without a row, weekly."""

    history_exclude = ("last_sent_on",)

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digest")
    rhythm = models.CharField(_("digest by e-mail"), max_length=6, choices=DigestRhythm, default=DigestRhythm.WEEKLY)
    last_sent_on = models.DateField(_("last sent"), null=True, editable=False)

    class Meta:
        verbose_name = _("digest by e-mail")
        verbose_name_plural = _("digests by e-mail")

    def __str__(self) -> str:
        return self.get_rhythm_display()
