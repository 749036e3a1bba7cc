"""Reading the texts of documents of agreements, so that search finds them by their words. Nobody reviews them."""

from django.conf import settings

from syndesis.agreements.choices import PaperText
from syndesis.agreements.models import AgreementPaper
from syndesis.core import files
from syndesis.core.history import Actor, recording
from syndesis.core.models import Document, DocumentText, Source
from syndesis.core.services import Refused
from syndesis.intake import formats
from syndesis.lib.extraction import Unreadable

STATES = {
    "scan": PaperText.SCAN,
    "glyphs": PaperText.SCAN,
    "encrypted": PaperText.LOCKED,
    "characters": PaperText.LARGE,
}
"""What is said of a file that the readers refuse for a reason; `BROKEN` for any other."""


def read_paper(document_id: int) -> str:
    """Read the text of a document that is one of an agreement; says what became of it. Idempotent."""
    document = Document.objects.select_related("file").get(pk=document_id)
    if document.texts.exclude(text="").exists():
        text, state = "", PaperText.READ
    else:
        text, state = _text_of(document)
    with recording(Actor(source=Source.JOB), "Text of a document read"):
        locked = Document.objects.select_for_update().get(pk=document_id)
        if text and not locked.texts.exclude(text="").exists():
            last = locked.texts.order_by("version").last()
            DocumentText.objects.create(document=locked, version=last.version + 1 if last else 1, text=text)
        AgreementPaper.objects.filter(document=locked).exclude(reading=state).update(reading=state)
    return state


def tell_paper_unread(document_id: int) -> None:
    """Say of a document that its reading broke off each time that it was tried."""
    with recording(Actor(source=Source.JOB), "Document not read"):
        waiting = AgreementPaper.objects.filter(document=document_id, reading=PaperText.WAITING)
        waiting.update(reading=PaperText.BROKEN)


def _text_of(document: Document) -> tuple[str, PaperText]:
    if document.file is None:
        return "", PaperText.UNKNOWN
    suffix = "." + document.file_name.rpartition(".")[2].lower()
    if suffix not in formats.MEDIA_TYPES:
        return "", PaperText.UNKNOWN
    if document.file.size > settings.UPLOAD_LIMIT:  # a reader holds the whole file in memory
        return "", PaperText.LARGE
    try:
        return formats.text_of(files.get(document.file.sha256), document.file_name), PaperText.READ
    except Refused as refusal:
        cause = refusal.__cause__
        reason = cause.reason if isinstance(cause, Unreadable) else ""
        return "", STATES.get(reason, PaperText.BROKEN)
