"""Who issued and who wrote a document."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models import Audited, Document
from syndesis.directory.choices import CreditRole
from syndesis.directory.models.organisations import Organisation
from syndesis.directory.models.people import Person


class DocumentCredit(Audited):
    """An office that issued a document or a person who wrote it, as written and, where known, as our record."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="credits")
    role = models.CharField(_("role"), max_length=10, choices=CreditRole)
    as_written = models.CharField(_("as written"), max_length=300)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="credits")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="credits")

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")

    def __str__(self) -> str:
        return self.as_written
