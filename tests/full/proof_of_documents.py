"""Documents, readings and jobs held against the ledger: each complaint is a sentence, and there should be none."""

from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from syndesis.core import files
from syndesis.core.models import Document, DocumentText, HistoryEvent, Operation, StoredFile
from syndesis.intake.models import Finding, Intake, IntakeStatus
from tests.full.ledger import HandedIn, Ledger

Expected = Callable[[str], Counter[str]]
"""How many findings of each category a reading of the text gives."""


def complaints(ledger: Ledger, expected: Expected) -> Iterator[str]:
    kept = 0
    for document in ledger.documents:
        rows = list(
            Intake.objects.filter(text__document__file__sha256=document.sha256).select_related("text__document")
        )
        kept += len(rows)
        if len(rows) != 1 and (rows or document.intake is not None):
            yield f"{_named(document)} is kept {len(rows)} times"
        for row in rows:
            yield from _about(document, row, expected(document.text))
    for model in (Intake, Document, DocumentText, StoredFile):
        if model.objects.count() != kept:
            yield f"{kept} documents are kept, with {model.objects.count()} of {model._meta.verbose_name_plural}"
    yield from _jobs()
    yield from _files()


def _about(document: HandedIn, row: Intake, expected: Counter[str]) -> Iterator[str]:
    name = _named(document)
    if document.intake not in (None, row.pk):
        yield f"{name} was confirmed as {document.intake} and is {row.pk}"
    if row.text.text != document.text:
        yield f"{name} has another text than was handed in"
    path = files.path_of(document.sha256)
    if not path.exists() or path.read_bytes() != document.content:
        yield f"{name} has no file, or another one"
    if row.status != IntakeStatus.READ:
        yield f"{name} is {row.status}: {row.error}"
    found = Counter(row.findings.values_list("category", flat=True))
    if found != expected:
        yield f"{name} has findings {dict(found)}, where a reading gives {dict(expected)}"
    written = HistoryEvent.objects.filter(
        model=Finding._meta.label_lower, object_id__in=row.findings.values("pk"), operation=Operation.INSERT
    )
    if found and written.values("change").distinct().count() != 1:
        yield f"{name} has findings of several readings"
    steps = HistoryEvent.objects.filter(model=Intake._meta.label_lower, object_id=row.pk).order_by("id")
    if list(steps.values_list("operation", flat=True)) != [Operation.INSERT, Operation.UPDATE]:
        yield f"{name} was not written twice, when it came and when it was read: {list(steps)}"


def _jobs() -> Iterator[str]:
    rows = DBTaskResult.objects.filter(task_path__endswith=".read_document")
    for status, number in Counter(rows.values_list("status", flat=True)).items():
        if status != TaskResultStatus.SUCCESSFUL:
            yield f"{number} jobs are {status}"
    wanted = sorted(row.args_kwargs["args"][0] for row in rows)
    if wanted != sorted(Intake.objects.values_list("pk", flat=True)):
        yield f"the documents have not one job each: {wanted}"


def _files() -> Iterator[str]:
    """What lies in the folder: whole files under their names, and what was being written when its writer was killed."""
    for path in Path(settings.FILES).rglob("*"):
        whole = path.is_dir() or path.name.startswith("part-") or sha256(path.read_bytes()).hexdigest() == path.name
        if not whole:
            yield f"the file {path.name} has not the content that it is named by"
    for row in StoredFile.objects.all():
        if not files.path_of(row.sha256).exists():
            yield f"the file {row} does not exist"


def _named(document: HandedIn) -> str:
    return f"“{document.text.splitlines()[0]}”"
