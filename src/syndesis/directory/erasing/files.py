"""The files of documents that named an erased person: the original goes, its text without the name takes its place."""

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from syndesis.core import files
from syndesis.core.forgetting import forget_rows
from syndesis.core.jobs import enqueue
from syndesis.core.models import Document, DocumentText, StoredFile

TEXT = "text/plain"


def replace_originals(documents: Collection[int]) -> int:
    """Puts the text of each of these documents in the place of its file; returns how many were replaced. To be called
    after the texts were redacted. Another document that keeps the same bytes goes with it."""
    named = Document.objects.filter(pk__in=documents, file__isnull=False)
    holders = Document.objects.filter(file__in=named.values("file")).select_related("file").order_by("pk")
    texts = _texts(documents)
    by_file: dict[int, str] = {}
    for document in holders:
        if document.pk in texts and document.file_id is not None:
            by_file.setdefault(document.file_id, texts[document.pk])
    rows = list(holders)
    for document in rows:
        if document.file_id is not None:
            kept = _kept(texts.get(document.pk, by_file[document.file_id]))
            name = f"{PurePath(document.file_name).stem}.txt" if document.file_name else ""
            Document.objects.filter(pk=document.pk).update(file=kept, file_name=name)
    throw_away({document.file_id for document in rows if document.file_id is not None})
    return len(rows)


def _texts(documents: Collection[int]) -> dict[int, str]:
    """The last text of each."""
    rows = DocumentText.objects.filter(document__in=documents).order_by("version")
    return dict(rows.values_list("document", "text"))


def _kept(text: str) -> StoredFile:
    content = text.encode()
    sha256 = files.put(content)
    stored, _made = StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": len(content), "media_type": TEXT})
    return stored


def forget_documents(documents: Iterable[Document]) -> None:
    """Empties documents that lay with the person only, such as a curriculum vitae, and throws their files away."""
    rows = list(documents)
    keys = [row.pk for row in rows]
    texts = list(DocumentText.objects.filter(document__in=keys).values_list("pk", flat=True))
    DocumentText.objects.filter(pk__in=texts).update(text="")
    Document.objects.filter(pk__in=keys).update(title="", file_name="", source_url="", notes="", file=None)
    Document.objects.filter(pk__in=keys, archived_at=None).update(archived_at=timezone.now())
    forget_rows(Document, keys, ["title", "file_name", "source_url", "notes"])
    forget_rows(DocumentText, texts)
    throw_away({row.file_id for row in rows if row.file_id is not None})


def throw_away(stored: Collection[int]) -> None:
    """Files that nothing keeps any more. Their bytes go once the deed is done; a job does it again, should the process
    die in between."""
    unused = StoredFile.objects.filter(pk__in=stored)
    for relation in StoredFile._meta.related_objects:
        model = relation.related_model
        if isinstance(model, type):
            held = model._base_manager.filter(**{f"{relation.field.name}__in": stored})
            unused = unused.exclude(pk__in=held.values(relation.field.name))
    gone = list(unused.values_list("sha256", flat=True))
    StoredFile.objects.filter(sha256__in=gone).delete()
    for sha256 in gone:
        enqueue("syndesis.core.tasks.throw_file_away", sha256)
        transaction.on_commit(partial(files.remove, sha256))
