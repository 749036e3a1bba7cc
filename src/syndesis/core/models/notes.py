"""Notes: what people write down about a record of any type."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models.audit import Audited


class Note(Audited):
    """What somebody wrote about a record; who may see the record may read it (`core.notes`)."""

    needs_its_subject = True

    content_type = models.ForeignKey(ContentType, models.PROTECT, editable=False, related_name="+")
    object_id = models.BigIntegerField(editable=False)
    subject = GenericForeignKey()
    text = models.TextField(_("note"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("author")
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    revised_at = models.DateTimeField(_("revised"), null=True, editable=False)
    is_pinned = models.BooleanField(_("kept on top"), default=False)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False, editable=False)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-is_pinned", "-written_at", "-id"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="notes_of_subject")]

    def __str__(self) -> str:
        return self.text[:80]
