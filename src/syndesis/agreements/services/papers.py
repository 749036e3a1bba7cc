"""The documents of an agreement: adding them by version, saying what they are, taking them away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import PaperRole, PaperText
from syndesis.agreements.models import Agreement, AgreementPaper
from syndesis.core import files
from syndesis.core.history import Actor, recording
from syndesis.core.jobs import enqueue
from syndesis.core.models import Document, DocumentKind, DocumentText, Evidence, Visibility
from syndesis.core.policies import policy_of
from syndesis.core.services import Refused, stored_file

REMARK = 300
READER = "syndesis.intake.tasks.read_paper"
"""The job that reads the text out, by its name: the formats are known above."""


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A file as it was given to us: it may be larger than memory, so it comes piece by piece."""

    name: str
    size: int
    pieces: Iterable[bytes]


def add_papers(
    *,
    by: Actor,
    agreement: Agreement,
    given: Sequence[NewPaper],
    role: str = PaperRole.DRAFT,
    language: str = "",
    remark: str = "",
) -> list[AgreementPaper]:
    """Keep files as documents of an agreement, each as the next version in its role and language: all or none.

    The documents are restricted: only who sees the agreement reads them, whatever becomes of it later. Their text is
    read by a job. Raises Refused, naming the file, where one is empty, too large or there already.
    """
    for each in given:
        _refuse_size(each)
    policies.agreements.check(by.user, agreement)
    kept = [(each.name, *files.put_by_pieces(each.pieces)) for each in given]
    try:
        return _papers(by, agreement, kept, role=role, language=language, remark=remark)
    except Refused:
        for _name, sha256, _size in kept:
            files.remove(sha256)
        raise


def _papers(
    by: Actor, agreement: Agreement, kept: Sequence[tuple[str, str, int]], *, language: str, **facts: str
) -> list[AgreementPaper]:
    """The rows of files whose bytes lie there already, as (name, SHA-256, size)."""
    with recording(by, "Document added" if len(kept) == 1 else "Documents added"):
        locked = _locked(agreement, by)
        papers = []
        for name, sha256, size in kept:
            if locked.papers.filter(document__file__sha256=sha256).exists():
                raise Refused(_("“%(title)s” is among the documents of this agreement already.") % {"title": name})
            document = Document.objects.create(
                title=name[:500],
                file_name=name[:255],
                file=stored_file(sha256, size, files.media_type_of(name)),
                kind=DocumentKind.AGREEMENT,
                language=language,
                visibility=Visibility.RESTRICTED,
                is_invented=agreement.is_invented,
            )
            DocumentText.objects.create(document=document, text="")
            papers.append(_add(locked, document, language=language, **facts))
        for paper in papers:
            enqueue(READER, paper.document_id)
    return papers


def add_document(
    *, by: Actor, agreement: Agreement, document: Document, role: str = PaperRole.FINAL, language: str = ""
) -> AgreementPaper:
    """Make a document that is kept and read already one of the agreement: from then on who sees the agreement reads
    it, and of others only who handed it in. Added twice, it is there once."""
    with recording(by, "Document added"):
        locked = _locked(agreement, by)
        is_open = document.visibility != Visibility.RESTRICTED
        policy_of(Document).check(by.user, document, "view" if is_open else "change")
        known = locked.papers.filter(document=document).first()
        if known is not None:
            return known
        if is_open:
            document.visibility = Visibility.RESTRICTED
            document.save(update_fields=["visibility"])
        is_read = document.texts.exclude(text="").exists()
        state = PaperText.READ if is_read else PaperText.WAITING
        paper = _add(locked, document, role=role, language=language or document.language, reading=state)
        if not is_read:
            enqueue(READER, document.pk)
    return paper


def revise_paper(paper: AgreementPaper, *, by: Actor, role: str, language: str, remark: str = "") -> AgreementPaper:
    """Say anew what a document is. In another role or language it gets the next version there."""
    with recording(by, "Document changed"):
        locked = _locked(paper.agreement, by)
        if (paper.role, paper.language) != (role, language):
            paper.version = _next_version(locked, role, language)
        paper.role, paper.language, paper.remark = role, language, remark.strip()[:REMARK]
        paper.save(update_fields=["role", "language", "version", "remark"])
    return paper


def remove_paper(paper: AgreementPaper, *, by: Actor) -> None:
    """Take a document away from its agreement. It stays with its history; one that lies nowhere else and that nothing
    on record comes from is archived, so that no search finds it any more."""
    with recording(by, "Document removed"):
        _locked(paper.agreement, by)
        document = paper.document
        paper.delete()
        held = document.agreement_papers.exists() or document.attachments.exists()
        if not held and not Evidence.objects.filter(text__document=document).exists():
            document.archived_at = timezone.now()
            document.save(update_fields=["archived_at"])


def _locked(agreement: Agreement, by: Actor) -> Agreement:
    """The agreement, held to the end of the deed, so that two who add at once get two versions."""
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    policies.agreements.check(by.user, locked)
    return locked


def _add(agreement: Agreement, document: Document, *, role: str, language: str, **fields: Any) -> AgreementPaper:
    remark = fields.pop("remark", "").strip()[:REMARK]
    version = _next_version(agreement, role, language)
    return AgreementPaper.objects.create(
        agreement=agreement,
        document=document,
        role=role,
        language=language,
        version=version,
        remark=remark,
        **fields,
    )


def _next_version(agreement: Agreement, role: str, language: str) -> int:
    same = agreement.papers.filter(role=role, language=language)
    return (same.aggregate(last=Max("version"))["last"] or 0) + 1


def _refuse_size(given: NewPaper) -> None:
    if not given.size:
        raise Refused(_("%(file)s is empty.") % {"file": given.name})
    if given.size > settings.PAPER_LIMIT:
        limit = {"file": given.name, "limit": filesizeformat(settings.PAPER_LIMIT)}
        raise Refused(_("%(file)s is larger than %(limit)s. Scan it at a lower resolution, or in parts.") % limit)
