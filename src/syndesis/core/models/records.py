"""What every record of the system has."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models.audit import Audited


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Public")
    INTERNAL = "internal", _("All staff")
    RESTRICTED = "restricted", _("Only those responsible")


class Record(Audited):
    """Base of everything that people keep: who may see it, remarks, whether it is archived or made up."""

    visibility = models.CharField(_("visibility"), max_length=10, choices=Visibility, default=Visibility.INTERNAL)
    notes = models.TextField(_("notes"), blank=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False, editable=False)

    class Meta:
        abstract = True
