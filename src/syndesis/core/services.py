"""Writing documents and evidence."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _

from syndesis.core import files
from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.models import Document, DocumentText, Evidence, StoredFile

_DATE = PartialDateField()


class Refused(Exception):
    """A deed that the rules forbid; the message is for the person who asked. `field`: the one that stands against it,
    where it is a single one."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def refuse_reversed(first: object, last: object, field: str) -> None:
    """Raises Refused, at the field of the last day, where it lies before the first; as far as both are known."""
    begins, ends = _DATE.to_python(first), _DATE.to_python(last)
    if begins and ends and ends.last < begins.first:
        raise Refused(_("The end lies before the beginning."), field)


def keep_document(
    *, by: Actor, content: bytes, media_type: str, file_name: str, title: str, text: str, **fields: Any
) -> DocumentText:
    """Keep a document, its file and the first version of its text."""
    sha256 = files.put(content)
    with recording(by, "Document kept"):
        stored = stored_file(sha256, len(content), media_type)
        document = Document.objects.create(title=title[:500], file=stored, file_name=file_name[:255], **fields)
        return DocumentText.objects.create(document=document, text=text)


def stored_file(sha256: str, size: int, media_type: str) -> StoredFile:
    """The row of a file whose bytes are kept (`core.files`); called within a deed."""
    stored, _made = StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size, "media_type": media_type})
    return stored


def cite(*, by: Actor, subject: models.Model, text: DocumentText, start: int, end: int, field: str = "") -> Evidence:
    """Say that `text[start:end]` is where `subject` (or one field of it) comes from; said twice, it stands once."""
    if not 0 <= start < end <= len(text.text):
        raise Refused(f"characters {start} to {end} are not in the text of {len(text.text)} characters")
    with recording(by, "Evidence cited"):
        evidence, _made = Evidence.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(subject),
            object_id=subject.pk,
            field=field,
            text=text,
            start=start,
            end=end,
        )
    return evidence
