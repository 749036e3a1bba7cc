"""Reading a document that was handed in, and keeping what was found."""

import time
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor, recording
from syndesis.core.models import Document, DocumentKind, Source
from syndesis.directory.models import Organisation
from syndesis.intake import gazetteers
from syndesis.intake.categories import finding_of
from syndesis.intake.models import Finding, FindingCategory, Intake, IntakeStatus
from syndesis.intake.reading import contract, read
from syndesis.intake.services.second_reading import ask_for_second_reading

LAST_ERROR = 500


def read_intake(intake_id: int) -> Intake:
    """Read the document of an intake and keep its findings. Idempotent: what was read stays as it is."""
    intake = Intake.objects.select_related("text__document").get(pk=intake_id)
    if intake.status == IntakeStatus.READ:
        return intake
    try:
        names, learnt = gazetteers.of_database(), gazetteers.learnt()
        started = time.perf_counter()
        is_agreement = intake.text.document.kind == DocumentKind.AGREEMENT
        reading = read(intake.text.text, names, learnt=learnt, is_agreement=is_agreement)
    except Exception as error:
        _fail(intake_id, f"{type(error).__name__}: {error}")
        raise
    took = round((time.perf_counter() - started) * 1000)
    by = Actor(source=Source.JOB)
    with recording(by, "Document read"):
        locked = Intake.objects.select_for_update().get(pk=intake_id)
        if locked.status == IntakeStatus.READ:
            return locked
        Finding.objects.bulk_create(_rows(locked, reading))
        _describe(intake.text.document, reading)
        locked.about = _mostly_about(reading)
        locked.status, locked.read_ms, locked.error = IntakeStatus.READ, took, ""
        locked.save()
        ask_for_second_reading(locked)
    return locked


def tell_unread(intake_id: int) -> None:
    """Say of an intake that its reading broke off each time that it was tried."""
    _fail(intake_id, _("The reading broke off each time that it was tried."))


def _fail(intake_id: int, error: str) -> None:
    with recording(Actor(source=Source.JOB), "Document not read"):
        unread = Intake.objects.filter(pk=intake_id).exclude(status=IntakeStatus.READ)
        unread.update(status=IntakeStatus.FAILED, error=error[:LAST_ERROR])


def _rows(intake: Intake, reading: contract.Reading) -> list[Finding]:
    rows = [finding_of(intake, found) for found in reading.findings()]
    for role, metadata in (("issuer", reading.issuer), ("author", reading.author)):
        if metadata is not None:
            span = [metadata.span.start, metadata.span.end]
            rows.insert(
                0,
                Finding(
                    intake=intake,
                    key=role,
                    category=FindingCategory.DOCUMENT,
                    confidence=0.95,
                    start=span[0],
                    end=span[1],
                    spans=[span],
                    data={"role": role, "as_written": metadata.value},
                ),
            )
    for position, row in enumerate(rows):
        row.position = position
    return rows


def _mostly_about(reading: contract.Reading) -> Organisation | None:
    """Whom of our record, besides ourselves, the text names most."""
    known = [
        (len(found.mentions), found.candidates[0].key)
        for found in reading.organisations
        if found.linked and not found.is_home and found.candidates[0].source == "record"
    ]
    most = max(known, key=lambda each: each[0], default=None)
    return Organisation.objects.filter(pk=most[1]).first() if most else None


def _describe(document: Document, reading: contract.Reading) -> None:
    """The document's own title, language and day, which say nothing about anybody else."""
    changes: dict[str, Any] = {"language": reading.language}
    if reading.title is not None:
        changes["title"] = reading.title.value[:500]
    if reading.published is not None:
        changes["published_on"] = PartialDateField().to_python(reading.published.value)
    for name, value in changes.items():
        setattr(document, name, value)
    document.save(update_fields=_with_edges(changes))


def _with_edges(changes: dict[str, Any]) -> list[str]:
    edges = ["published_on_first", "published_on_last"] if "published_on" in changes else []
    return [*changes, *edges]
