"""Files of works, step by step: one comes in, is checked, perhaps asked about, accepted, written. Undone it is as any
other import (`objects.importing.services.take_back`), among which it stands."""

from collections.abc import Mapping
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from syndesis.activities import policies
from syndesis.activities.works.lines import APART, JOIN, LEAVE
from syndesis.activities.works.reading import read
from syndesis.core import files
from syndesis.core.history import Actor, recording
from syndesis.core.jobs import enqueue
from syndesis.core.models import StoredFile
from syndesis.core.services import Refused
from syndesis.objects.importing.policies import imports
from syndesis.objects.models import Import, ImportState, Verdict

KIND, MARK = "publications", "works"
"""Of the imports, those of works are marked so in what was chosen of them."""


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


def _check_soon(run: Import) -> None:
    run.state, run.error, run.done, run.total = ImportState.CHECKING, "", 0, 0
    run.save()
    enqueue("syndesis.activities.tasks.check_works", run.pk)


def _locked(run: Import, by: Actor) -> Import:
    """The import as it stands now, for this deed alone. Raises Refused where it has gone another way meanwhile."""
    imports.check(by.user, run)
    held = Import.objects.select_for_update().get(pk=run.pk)
    if not is_of_works(held) or held.state not in (ImportState.MAPPING, ImportState.CHECKED):
        raise Refused(_("This import has gone on meanwhile: look at it again."))
    return held
