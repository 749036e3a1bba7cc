"""Taking in many documents: some at a time, so that a job that is killed goes on where it was."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import ProtectedError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from syndesis.core import files
from syndesis.core.history import Actor, recording
from syndesis.core.jobs import enqueue
from syndesis.core.models import Source, StoredFile, User
from syndesis.core.services import Refused
from syndesis.intake import archives, policies
from syndesis.intake.models import Batch, BatchFile, BatchState
from syndesis.intake.services.handing_in import AlreadyHandedIn, hand_in

AT_A_TIME = 20
"""Documents of one job: what is repeated at most when it is killed."""
LARGEST = 500 * 1024 * 1024
"""Bytes of an archive."""
PIECE = 1024 * 1024
TASK = "syndesis.intake.tasks.take_batch"


def start_archive(file: "UploadedFile[bytes]", *, by: Actor) -> Batch:
    """Keep an archive and have its documents taken in. Raises Refused where it is none, or too large."""
    _refuse_strangers(by)
    if (file.size or 0) > LARGEST:
        told = {"file": file.name, "limit": filesizeformat(LARGEST)}
        raise Refused(_("%(file)s is larger than %(limit)s.") % told)
    if not list(archives.entries(file)):
        raise Refused(_("%(file)s holds no document.") % {"file": file.name})
    file.seek(0)
    sha256, size = files.put_by_pieces(file.chunks(PIECE))
    with recording(by, "Batch of documents handed in"):
        archive = _stored(sha256, size, "application/zip")
        batch = Batch.objects.create(name=(file.name or "")[:255], archive=archive, made_by=by.user)
        enqueue(TASK, batch.pk)
    return batch


def start_folder(paths: Iterable[Path], *, name: str, by: Actor) -> Batch:
    """Keep the files of a folder and have them taken in; one that is too large is refused by its name."""
    _refuse_strangers(by)
    found = sorted(paths)
    if not found:
        raise Refused(_("%(file)s holds no document.") % {"file": name})
    with recording(by, "Batch of documents handed in"):
        batch = Batch.objects.create(name=name[:255], made_by=by.user, unpacked_at=timezone.now())
        rows = [_kept(batch, position, path) for position, path in enumerate(found)]
        BatchFile.objects.bulk_create(rows, batch_size=90)
        enqueue(TASK, batch.pk)
    return batch


def take_some(batch_id: int) -> None:
    """Take in the next documents of a batch, then ask for the rest. Idempotent: what was taken stays as it is."""
    batch = Batch.objects.select_related("archive", "made_by").get(pk=batch_id)
    if batch.unpacked_at is None:
        _list_files(batch)
    waiting = BatchFile.objects.filter(batch=batch, state=BatchState.WAITING)
    with _told_to(batch.made_by):
        for row in waiting.select_related("file")[:AT_A_TIME]:
            _take(batch, row)
    if waiting.exists():
        enqueue(TASK, batch_id)
    elif batch.archive is not None:
        _throw_away(batch)


def tell_not_taken(batch_id: int) -> None:
    """The job broke off each time: the document at which it did is left out, the others go on."""
    row = BatchFile.objects.filter(batch=batch_id, state=BatchState.WAITING).first()
    if row is not None:
        row.state, row.error = BatchState.REFUSED, _("Taking it in broke off each time that it was tried.")
        row.save()
        enqueue(TASK, batch_id)


def _list_files(batch: Batch) -> None:
    assert batch.archive is not None
    with files.path_of(batch.archive.sha256).open("rb") as file:
        rows = [BatchFile(batch=batch, position=number, name=name) for number, name in archives.entries(file)]
    with transaction.atomic():
        if Batch.objects.filter(pk=batch.pk, unpacked_at=None).update(unpacked_at=timezone.now()):
            BatchFile.objects.bulk_create(rows, batch_size=90)


def _told_to(user: User | None) -> AbstractContextManager[None]:
    """Why a document was refused is told in the language of whoever handed it in."""
    return translation.override(user.language) if user and user.language else nullcontext()


def _take(batch: Batch, row: BatchFile) -> None:
    if not BatchFile.objects.filter(pk=row.pk, state=BatchState.WAITING).exists():
        return  # a worker that was taken for dead was only slow, and another one has gone on
    by = Actor(batch.made_by, Source.JOB) if batch.made_by else Actor(source=Source.JOB)
    try:
        row.intake = hand_in(by=by, content=_content(batch, row), file_name=Path(row.name).name)
        row.state = BatchState.TAKEN
    except AlreadyHandedIn as known:
        # The same job may have handed it in and been killed before it could say so here.
        ours = known.intake.handed_in_at >= batch.made_at and not known.intake.batch_files.exclude(pk=row.pk).exists()
        row.intake, row.state = known.intake, BatchState.TAKEN if ours else BatchState.KNOWN
    except Refused as refusal:
        row.state, row.error = BatchState.REFUSED, str(refusal)
    row.file = None  # the document keeps it
    row.save()


def _throw_away(batch: Batch) -> None:
    """The documents are kept one by one; nobody who is erased from them may live on in the archive."""
    archive = batch.archive
    assert archive is not None
    with recording(Actor(source=Source.JOB), "Batch of documents taken in"), suppress(ProtectedError):
        Batch.objects.filter(archive=archive).update(archive=None)
        archive.delete()
    files.remove(archive.sha256)


def _content(batch: Batch, row: BatchFile) -> bytes:
    if row.file is not None:
        return files.get(row.file.sha256)
    assert batch.archive is not None
    with files.path_of(batch.archive.sha256).open("rb") as file:
        return archives.content_of(file, row.position)


def _kept(batch: Batch, position: int, path: Path) -> BatchFile:
    if path.stat().st_size > settings.UPLOAD_LIMIT:
        told = {"file": path.name, "limit": filesizeformat(settings.UPLOAD_LIMIT)}
        error = _("%(file)s is larger than %(limit)s.") % told
        return BatchFile(batch=batch, position=position, name=path.name, state=BatchState.REFUSED, error=error)
    content = path.read_bytes()
    file = _stored(files.put(content), len(content), files.media_type_of(path.name))
    return BatchFile(batch=batch, position=position, name=path.name, file=file)


def _stored(sha256: str, size: int, media_type: str) -> StoredFile:
    file, _made = StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size, "media_type": media_type})
    return file


def _refuse_strangers(by: Actor) -> None:
    if by.user is not None and not policies.intakes.may_add(by.user):
        raise Refused(_("Your role does not allow to hand in documents."))
