"""Attachments: documents that lie with a record of any type."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.models.audit import Audited
from syndesis.core.models.documents import Document


class Attachment(Audited):
    """A document kept with a record. A restricted document may be read by who may see a record that it is attached to
    (the policy of documents); a document says nothing of a record by this: that is `Evidence`."""

    needs_its_subject = True

    document = models.ForeignKey(Document, models.PROTECT, related_name="attachments", verbose_name=_("document"))
    content_type = models.ForeignKey(ContentType, models.PROTECT, editable=False, related_name="+")
    object_id = models.BigIntegerField(editable=False)
    subject = GenericForeignKey()
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("attached by"),
    )
    attached_at = models.DateTimeField(_("attached"), auto_now_add=True)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False, editable=False)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["-attached_at", "-id"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="attachments_of_subject")]
        constraints = [
            models.UniqueConstraint(fields=["document", "content_type", "object_id"], name="document_attached_once")
        ]

    def __str__(self) -> str:
        return str(self.document)
