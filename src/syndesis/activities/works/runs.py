"""Files of works, step by step: one comes in, is checked, perhaps asked about, accepted, written. Undone it is as any
other import (`objects.importing.services.take_back`), among which it stands."""

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.works.lines import APART, JOIN, LEAVE, Line, Planner, unlinked
from syndesis.activities.works.reading import read
from syndesis.activities.works.writing import write_more, write_new
from syndesis.core import files
from syndesis.core.history import Actor, recording
from syndesis.core.jobs import enqueue
from syndesis.core.models import Source, StoredFile
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects.importing.policies import imports
from syndesis.objects.importing.services import REASON
from syndesis.objects.importing.writing import reader_of
from syndesis.objects.models import Import, ImportLine, ImportState, Verdict
from syndesis.objects.versions import Stale

KIND, MARK = "publications", "works"
"""Of the imports, those of works are marked so in what was chosen of them."""
CHUNK = 500
SHOWN_UNLINKED = 200


def is_of_works(run: Import) -> bool:
    return bool(run.choices.get(MARK))


def begin(*, by: Actor, content: bytes, file_name: str) -> Import:
    """Take in a file of OpenAlex, Crossref or BibTeX, and have it checked. Raises Refused, with the place, where it
    cannot be read: nothing is kept of it then."""
    if by.user is not None and not policies.publications.may_add(by.user):
        raise Refused(_("Your role does not allow to import these records."))
    name = PurePath(file_name).name[:255]
    if len(content) > settings.UPLOAD_LIMIT:
        told = _("%(file)s is larger than %(limit)s.")
        raise Refused(told % {"file": name, "limit": filesizeformat(settings.UPLOAD_LIMIT)})
    read(content, name)
    run = Import(kind=KIND, user=by.user, file_name=name, language=(get_language() or "")[:10])
    run.choices, run.state = {MARK: True, "answers": {}}, ImportState.CHECKING
    with recording(by, "File for an import kept"):
        run.file, _made = StoredFile.objects.get_or_create(
            sha256=files.put(content), defaults={"size": len(content), "media_type": files.media_type_of(name)}
        )
        run.save()
        enqueue("syndesis.activities.tasks.check_works", run.pk)
    return run


def answer(run: Import, *, by: Actor, answers: Mapping[str, str]) -> Import:
    """Say of works that look like others on record whether they are those: `join:17`, `apart`, `leave`, by the number
    of the line. Has the file checked anew."""
    with transaction.atomic():
        held = _locked(run, by)
        rows = {str(row) for row in held.lines.values_list("row", flat=True)}
        said = {row: value for row, value in answers.items() if row in rows and _is_answer(value)}
        held.choices = held.choices | {"answers": held.choices.get("answers", {}) | said}
        _check_soon(held)
    return held


def _is_answer(value: str) -> bool:
    return value in (APART, LEAVE) or (value.startswith(f"{JOIN}:") and value.removeprefix(f"{JOIN}:").isdecimal())


def answer_all(run: Import, *, by: Actor, way: str) -> Import:
    """The same answer to all that is asked: `join` takes the one that each may be, where it is one."""
    answers = {}
    for line in run.lines.filter(verdict=Verdict.OPEN):
        alike = line.data.get("alike", [])
        if way == JOIN and len(alike) == 1:
            answers[str(line.row)] = f"{JOIN}:{alike[0]}"
        elif way in (APART, LEAVE):
            answers[str(line.row)] = way
    return answer(run, by=by, answers=answers)


def check_again(run: Import, *, by: Actor) -> Import:
    with transaction.atomic():
        held = _locked(run, by)
        _check_soon(held)
    return held


def accept(run: Import, *, by: Actor) -> Import:
    """Have what the preview shows written; lines that are asked about or wrong are left out. Raises Refused where there
    is nothing to write."""
    with transaction.atomic():
        held = _locked(run, by)
        number = held.counts.get(Verdict.CREATE, 0) + held.counts.get(Verdict.CHANGE, 0)
        if not number:
            raise Refused(_("There is nothing to import."))
        held.state, held.error, held.done, held.total = ImportState.WRITING, "", 0, number
        held.save()
        enqueue("syndesis.activities.tasks.write_works", held.pk)
    return held


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
        lines = held.lines.filter(verdict=Verdict.CHANGE).values_list("record", "data", "version")
        more = [(key, data, version) for key, data, version in lines if key is not None]
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


def _check_soon(run: Import) -> None:
    run.state, run.error, run.done, run.total = ImportState.CHECKING, "", 0, 0
    run.save()
    enqueue("syndesis.activities.tasks.check_works", run.pk)


def _end(run: Import, state: ImportState, then: ImportState, error: str) -> None:
    Import.objects.filter(pk=run.pk, state=state).update(state=then, error=error[:4000], done=0, total=0)


def _locked(run: Import, by: Actor) -> Import:
    """The import as it stands now, for this deed alone. Raises Refused where it has gone another way meanwhile."""
    imports.check(by.user, run)
    held = Import.objects.select_for_update().get(pk=run.pk)
    if not is_of_works(held) or held.state not in (ImportState.MAPPING, ImportState.CHECKED):
        raise Refused(_("This import has gone on meanwhile: look at it again."))
    return held
