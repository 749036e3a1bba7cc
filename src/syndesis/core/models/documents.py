"""Documents, their files and their texts; and evidence, which points from a record into a text."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.core.fields import PartialDateField
from syndesis.core.models.audit import Audited
from syndesis.core.models.records import Record


class StoredFile(Audited):
    """Bytes kept once under the SHA-256 of their content (`core.files`); their document says who may read them."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.sha256


class DocumentKind(models.TextChoices):
    NEWS = "news", _("News")
    MINUTES = "minutes", _("Minutes")
    AGREEMENT = "agreement", _("Agreement")
    OTHER = "other", _("Other")


class Document(Record):
    """A text from outside or of our own: news, minutes, an agreement. Who issued and wrote it is linked above."""

    kind = models.CharField(_("kind"), max_length=10, choices=DocumentKind, default=DocumentKind.NEWS)
    title = models.CharField(_("title"), max_length=500)
    language = models.CharField(_("language"), max_length=10, blank=True)
    published_on = PartialDateField(_("published"))
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="documents")
    file_name = models.CharField(_("file name"), max_length=255, blank=True)
    source_url = models.URLField(_("address"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = [models.F("published_on_last").desc(nulls_last=True), "-id"]

    def __str__(self) -> str:
        return self.title


class DocumentText(Audited):
    """The text read out of a document: never changed, since spans point into it; read anew, it gets a next version."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="texts")
    version = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "version"], name="one_text_per_version")]
        verbose_name = _("document text")
        verbose_name_plural = _("document texts")

    def __str__(self) -> str:
        return f"{self.document} ({self.version})"


class Evidence(Audited):
    """The place in a document that says what a record (or one field of it) says: characters start to end, exclusive."""

    needs_its_subject = True

    text = models.ForeignKey(DocumentText, models.PROTECT, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    subject = GenericForeignKey()
    field = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"], name="evidence_of_subject")]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="evidence_is_not_empty"),
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "text", "start", "end"], name="evidence_once"
            ),
        ]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return self.quote

    @property
    def quote(self) -> str:
        """The words themselves."""
        return self.text.text[self.start : self.end]
