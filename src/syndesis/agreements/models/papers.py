"""The texts of an agreement: its documents by version and language, and the templates from which drafts are made."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from syndesis.agreements.choices import AgreementKind, PaperRole, PaperText
from syndesis.agreements.models.agreements import Agreement
from syndesis.core.models import Audited, Document, StoredFile


class AgreementPaper(Audited):
    """A document of an agreement: what it is to it, which version, in which language."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="papers")
    document = models.ForeignKey(Document, models.PROTECT, related_name="agreement_papers", verbose_name=_("document"))
    role = models.CharField(_("what it is"), max_length=12, choices=PaperRole, default=PaperRole.DRAFT)
    language = models.CharField(_("language"), max_length=10, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    reading = models.CharField(
        _("its text"), max_length=8, choices=PaperText, default=PaperText.WAITING, editable=False
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("document of an agreement")
        verbose_name_plural = _("documents of agreements")
        ordering = ["role", "language", "-version", "id"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "document"], name="document_of_agreement_once"),
            models.UniqueConstraint(fields=["agreement", "role", "language", "version"], name="version_once"),
        ]

    def __str__(self) -> str:
        return str(self.document)


class AgreementTemplate(Audited):
    """A Word file with places to be filled, from which drafts of agreements of a kind are made."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=AgreementKind, blank=True, help_text=_("Blank: any."))
    language = models.CharField(_("language"), max_length=10, default="en")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", editable=False)
    file_name = models.CharField(_("file name"), max_length=255, editable=False)
    is_active = models.BooleanField(_("in use"), default=True)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False, editable=False)

    class Meta:
        verbose_name = _("template of agreements")
        verbose_name_plural = _("templates of agreements")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
