"""Taking a document in."""

import hashlib

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.jobs import enqueue
from syndesis.core.models import DocumentKind
from syndesis.core.services import Refused, keep_document
from syndesis.intake import formats, policies
from syndesis.intake.models import Intake, IntakeStatus


class AlreadyHandedIn(Refused):
    """The same file was handed in before: `intake` is its review."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(_("This document was handed in before: %(title)s.") % {"title": intake})
        self.intake = intake


def hand_in(*, by: Actor, content: bytes, file_name: str, **fields: str) -> Intake:
    """Keep a document and have it read by the worker. Raises AlreadyHandedIn where the same bytes came before, and
    Refused, naming the file, where it cannot be read."""
    if by.user is not None and not policies.intakes.may_add(by.user):
        raise Refused(_("Your role does not allow to hand in documents."))
    if len(content) > settings.UPLOAD_LIMIT:
        raise Refused(
            _("%(file)s is larger than %(limit)s.")
            % {"file": file_name, "limit": filesizeformat(settings.UPLOAD_LIMIT)}
        )
    _refuse_known(by, content)
    text = formats.text_of(content, file_name)
    with recording(by, "Document handed in"):
        kept = keep_document(
            by=by,
            content=content,
            media_type=formats.media_type_of(file_name, content),
            file_name=file_name,
            text=text,
            title=fields.pop("title", "") or _first_line(text) or file_name,
            **({"kind": DocumentKind.NEWS} | fields),
        )
        # The same button pressed twice: whoever comes second has waited for the first one's file, and sees its intake.
        _refuse_known(by, content)
        intake = Intake.objects.create(text=kept, handed_in_by=by.user)
        enqueue("syndesis.intake.tasks.read_document", intake.pk)
    return intake


def _refuse_known(by: Actor, content: bytes) -> None:
    known = Intake.objects.filter(text__document__file__sha256=hashlib.sha256(content).hexdigest()).first()
    if known is None:
        return
    if by.user is not None and not policies.intakes.can(by.user, "view", known):
        raise Refused(_("This document was handed in before, by somebody who keeps it to themselves."))
    if known.status == IntakeStatus.FAILED:
        read_once_more(known, by=by)
    raise AlreadyHandedIn(known)


def read_once_more(intake: Intake, *, by: Actor) -> bool:
    """Another chance for a document that could not be read, since it cannot come in twice; False for any other."""
    with recording(by, "Reading asked for again"):
        failed = Intake.objects.filter(pk=intake.pk, status=IntakeStatus.FAILED)
        again = bool(failed.update(status=IntakeStatus.WAITING, error=""))
        if again:
            enqueue("syndesis.intake.tasks.read_document", intake.pk)
    return again


def _first_line(text: str) -> str:
    return next((line.strip(" #*") for line in text.splitlines() if len(line.strip(" #*")) > 3), "")[:200]
