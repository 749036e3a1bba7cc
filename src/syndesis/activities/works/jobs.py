"""What the jobs of a file of works do: check it, write what was accepted. Each may be run twice."""

from collections import Counter
from itertools import islice
from typing import Any

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from syndesis.activities.works.lines import Line, Planner, unlinked
from syndesis.activities.works.reading import read
from syndesis.activities.works.writing import together, write_more, write_new
from syndesis.core import files
from syndesis.core.history import Actor, recording
from syndesis.core.models import Source
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects.importing.services import REASON
from syndesis.objects.importing.writing import reader_of
from syndesis.objects.models import Import, ImportLine, ImportState, Verdict
from syndesis.objects.versions import Stale

CHUNK = 500
SHOWN_UNLINKED = 200


def check(import_id: int) -> None:
    """Read the file and keep what would become of each work."""
    run = Import.objects.select_related("file", "user").filter(pk=import_id).first()
    if run is None or run.state != ImportState.CHECKING:
        return
    with override(run.language or None):
        try:
            found = read(files.get(run.file.sha256), run.file_name)
        except Refused as refusal:
            _end(run, ImportState.CHECKING, ImportState.MAPPING, str(refusal))
            return
        _keep(run, Planner(found, reader_of(run.user), run.choices.get("answers", {})).lines())


def write(import_id: int) -> None:
    """Write what was previewed, as one deed. Where something is not so any more, nothing is written."""
    run = Import.objects.select_related("user").filter(pk=import_id).first()
    if run is None or run.state != ImportState.WRITING:
        return
    with override(run.language or None):
        try:
            _write(run)
        except Stale as stale:
            told = _("Nothing was imported, since others have changed these meanwhile: %(names)s. Check again.")
            reason = told % {"names": ", ".join(str(record) for record in stale.records[:10])}
            _end(run, ImportState.WRITING, ImportState.CHECKED, reason)
        except Forbidden as refusal:
            told = _("Nothing was imported: you may not do this to %(name)s.")
            _end(run, ImportState.WRITING, ImportState.CHECKED, told % {"name": refusal})
        except (Refused, DatabaseError, KeyError) as error:
            reason = str(error) if isinstance(error, Refused) else _("something it refers to is not there any more.")
            told = _("Nothing was imported: %(reason)s Check again.")
            _end(run, ImportState.WRITING, ImportState.CHECKED, told % {"reason": reason})


def _write(run: Import) -> None:
    by = Actor(run.user, Source.IMPORT)
    with recording(by, REASON) as change:
        held = Import.objects.select_for_update().get(pk=run.pk)
        if held.state != ImportState.WRITING:
            return
        new = held.lines.filter(verdict=Verdict.CREATE).values_list("data", flat=True).iterator(chunk_size=CHUNK)
        while rows := list(islice(new, CHUNK)):
            write_new(rows, by)
        lines = held.lines.filter(verdict=Verdict.CHANGE).order_by("row").values_list("record", "data", "version")
        more = together((key, data, version) for key, data, version in lines if key is not None)
        for start in range(0, len(more), CHUNK):
            write_more(more[start : start + CHUNK], by)
        held.state, held.change, held.error = ImportState.DONE, change, ""
        held.save()


def give_up(import_id: int) -> None:
    """Say of a file that its job broke off each time that it was tried."""
    told = _("The work on it broke off each time that it was tried; nothing of it was written.")
    for state, then in ((ImportState.CHECKING, ImportState.MAPPING), (ImportState.WRITING, ImportState.CHECKED)):
        Import.objects.filter(pk=import_id, state=state).update(state=then, error=told)


def _keep(run: Import, lines: list[Line]) -> None:
    """All of it or nothing: a job that is killed here leaves what the check before it found."""
    counts: dict[str, Any] = dict(Counter(str(line.verdict) for line in lines))
    counts |= {"rows": len(lines), "unmapped": [], "unlinked": unlinked(lines)[:SHOWN_UNLINKED]}
    with transaction.atomic():
        held = Import.objects.select_for_update().filter(pk=run.pk).first()
        if held is None or held.state != ImportState.CHECKING:
            return
        ImportLine.objects.filter(batch=run)._raw_delete("default")
        for start in range(0, len(lines), CHUNK):
            ImportLine.objects.bulk_create([_kept(run, line) for line in lines[start : start + CHUNK]])
        held.counts, held.state, held.error, held.done, held.total = counts, ImportState.CHECKED, "", 0, 0
        held.save()


def _kept(run: Import, line: Line) -> ImportLine:
    return ImportLine(
        batch=run,
        row=line.row,
        verdict=line.verdict,
        title=line.title,
        record=line.record.pk if line.record else None,
        version=line.version,
        data=line.data,
        steps=line.steps,
        problems=[[str(part) for part in each] for each in line.problems],
    )


def _end(run: Import, state: ImportState, then: ImportState, error: str) -> None:
    Import.objects.filter(pk=run.pk, state=state).update(state=then, error=error[:4000], done=0, total=0)
