"""Files and documents attached to records of any type: who may read and change that, and doing it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.core import files
from syndesis.core.history import Actor, recording
from syndesis.core.models import Attachment, Document, DocumentKind, Evidence, Visibility
from syndesis.core.policies import Action, Anybody, Policy, about, policy_of, records_with_policy
from syndesis.core.services import Refused, keep_document

REMARK = 300


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file as it was given to us."""

    name: str
    content: bytes


class AttachmentPolicy(Policy):
    """Whoever may see or change a record sees or changes what is attached to it."""

    def scope(self, user: Anybody, action: Action) -> Q:
        return about(user, action, (model for model in records_with_policy() if model is not Document))


attachments = AttachmentPolicy(Attachment)


def attach_files(
    *, by: Actor, subject: Model, given: Sequence[NewFile], remark: str = "", is_invented: bool = False
) -> list[Attachment]:
    """Keep files, each as a document of its own that nobody reads for findings, and attach them: all or none.

    The documents are restricted, so that only those read them who may see the record, whatever becomes of it later.
    Raises Refused, naming the file, where one is empty, too large or attached already.
    """
    for each in given:
        _refuse(each, subject)
    with recording(by, "File attached" if len(given) == 1 else "Files attached"):
        policy_of(type(subject)).check(by.user, subject)
        attached = []
        for each in given:
            text = keep_document(
                by=by,
                content=each.content,
                media_type=files.media_type_of(each.name),
                file_name=each.name,
                title=each.name,
                text="",
                kind=DocumentKind.OTHER,
                visibility=Visibility.RESTRICTED,
                is_invented=is_invented,
            )
            attached.append(_attach(by, subject, text.document, remark, is_invented))
    return attached


def attach_document(*, by: Actor, subject: Model, document: Document, remark: str = "") -> Attachment:
    """Attach a document that is kept already and that the actor may see; one that not all staff may read only who may
    change it, since whoever sees the record reads it from then on. Raises Refused where it is attached."""
    with recording(by, "Document attached"):
        policy_of(type(subject)).check(by.user, subject)
        policy_of(Document).check(by.user, document, "view" if _is_open(document) else "change")
        if of_subject(subject).filter(document=document).exists():
            raise Refused(_("“%(title)s” is attached already.") % {"title": document})
        return _attach(by, subject, document, remark, False)


def remove_attachment(attachment: Attachment, *, by: Actor) -> None:
    """Take a document away from a record. The document stays with its history; a file that lay nowhere else is
    archived, so that no search finds it any more."""
    with recording(by, "Attachment removed"):
        attachments.check(by.user, attachment)
        document = attachment.document
        attachment.delete()
        held = document.attachments.exists() or Evidence.objects.filter(text__document=document).exists()
        if not held and not document.texts.exclude(text="").exists():
            document.archived_at = timezone.now()
            document.save(update_fields=["archived_at"])


def _is_open(document: Document) -> bool:
    """Whether all staff may read it: it says so itself, or lies with a record that does."""
    subjects = (each.subject for each in document.attachments.all())
    return any(each is not None and each.visibility != Visibility.RESTRICTED for each in (document, *subjects))


def of_subject(subject: Model) -> QuerySet[Attachment]:
    """What is attached to a record, newest first."""
    return Attachment.objects.filter(content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk)


def _refuse(given: NewFile, subject: Model) -> None:
    if not given.content:
        raise Refused(_("%(file)s is empty.") % {"file": given.name})
    if len(given.content) > settings.UPLOAD_LIMIT:
        raise Refused(
            _("%(file)s is larger than %(limit)s.")
            % {"file": given.name, "limit": filesizeformat(settings.UPLOAD_LIMIT)}
        )
    sha256 = hashlib.sha256(given.content).hexdigest()
    if of_subject(subject).filter(document__file__sha256=sha256).exists():
        raise Refused(_("“%(title)s” is attached already.") % {"title": given.name})


def _attach(by: Actor, subject: Model, document: Document, remark: str, is_invented: bool) -> Attachment:
    return Attachment.objects.create(
        document=document, subject=subject, remark=remark.strip()[:REMARK], attached_by=by.user, is_invented=is_invented
    )
