"""What stands about a record without being part of it: notes, files, and the documents that say something of it."""

from collections import defaultdict
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Min, Model, Q, QuerySet
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from syndesis.agreements.models import Agreement
from syndesis.core import dates
from syndesis.core.attachments import of_subject
from syndesis.core.history.parts import parts_of
from syndesis.core.models import Attachment, Document, Evidence, Note, User
from syndesis.core.notes import MENDS_ANY
from syndesis.core.policies import WRITERS
from syndesis.intake.policies import documents
from syndesis.web.record.words import Value, Words


def notes_on(record: Model) -> QuerySet[Note]:
    """The notes on a record; who sees the record may read them all."""
    return Note.objects.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)


def notes_shown(record: Model, reader: User, base: str) -> list[dict[str, Any]]:
    """As `ui/notes.html` takes them. `base` is the address of the notes of the record."""
    mends_any = reader.role in MENDS_ANY
    return [
        {
            "note": note,
            "who": str(note.author or ""),
            "when": date_format(timezone.localtime(note.written_at), "DATETIME_FORMAT"),
            "url": f"{base}{note.pk}/" if mends_any or (note.author_id == reader.pk and reader.role in WRITERS) else "",
        }
        for note in notes_on(record).select_related("author")
    ]


def files_shown(record: Model, *, may_change: bool = False, base: str = "") -> list[dict[str, Any]]:
    """What is attached, as `ui/files.html` takes it: who sees the record may read it."""
    rows = of_subject(record).select_related("document__file", "attached_by")
    return [_file(row) | {"remove_url": f"{base}{row.pk}/remove/" if may_change else ""} for row in rows]


def attached_to(document: Document, reader: User) -> list[dict[str, Any]]:
    """The records with which a document lies, and the agreements that it is one of, as far as the reader may see
    them, as `ui/lines.html` takes them."""
    keys: defaultdict[int, set[int]] = defaultdict(set)
    for content_type, key in document.attachments.values_list("content_type", "object_id"):
        keys[content_type].add(key)
    for key in document.agreement_papers.values_list("agreement", flat=True):
        keys[ContentType.objects.get_for_model(Agreement).pk].add(key)
    words = Words(reader)
    shown: list[Value] = []
    for content_type, of_type in keys.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        shown += words.seen(model, of_type) if model else []
    return [{"title": value.text, "url": value.url, "icon": "paperclip"} for value in shown]


def _file(row: Attachment) -> dict[str, Any]:
    document = row.document
    size = filesizeformat(document.file.size) if document.file else ""
    who_and_when = (str(row.attached_by or ""), date_format(timezone.localtime(row.attached_at), "DATE_FORMAT"))
    return {
        "title": document.title,
        "url": reverse("web:file" if document.file else "web:document", args=[document.pk]),
        "page_url": reverse("web:document", args=[document.pk]),
        "detail": " · ".join(filter(None, (row.remark, size, *who_and_when))),
    }


def sources_shown(records: list[Model], reader: User) -> list[dict[str, Any]]:
    """The documents that say something of a record or of what belongs to it, the newest first, each with a way to the
    first place."""
    about = Q(pk__in=[])
    for record in records:
        about |= _about(record)
    by_document = Evidence.objects.filter(about).order_by().values(document=F("text__document"))
    places = {row["document"]: row["first"] for row in by_document.annotate(first=Min("pk"))}
    rows = Document.objects.filter(pk__in=documents.seen(reader, places.keys()))
    return [
        {
            "title": row.title,
            "url": f"{reverse('web:document', args=[row.pk])}#e{places[row.pk]}",
            "detail": row.get_kind_display(),
            "end": dates.full(row.published_on),
        }
        for row in rows
    ]


def _about(record: Model) -> Q:
    """Evidence of a record or of the rows that belong to it."""
    wanted = Q(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)
    for part, field in parts_of(type(record)):
        rows = part._default_manager.filter(**{field.name: record.pk}).order_by().values("pk")
        wanted |= Q(content_type=ContentType.objects.get_for_model(part), object_id__in=rows)
    return wanted
