"""What a user answers for."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models import Audited
from syndesis.directory.models.organisations import Organisation


class Responsibility(Audited):
    """A user answers for an organisation and all below it: a unit of ours, or a partner."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="responsibilities")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="responsible")
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until (inclusive)"))

    class Meta:
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")

    def __str__(self) -> str:
        return f"{self.user}: {self.organisation}"
