"""Imports, step by step: a file comes in, its columns are chosen, it is checked, accepted, written, and perhaps undone.

Nothing is written into the record before it is accepted; then all of it is, as one deed, or nothing.
"""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from syndesis.core import files
from syndesis.core.history import Actor, recording
from syndesis.core.jobs import enqueue
from syndesis.core.models import Source, StoredFile
from syndesis.core.services import Refused
from syndesis.lib.text import normal
from syndesis.objects.importing.file import Column, Table
from syndesis.objects.importing.policies import imports
from syndesis.objects.importing.targets import Recogniser, targets_of
from syndesis.objects.models import Import, ImportQuestion, ImportState, KnownColumn
from syndesis.objects.registry import registered
from syndesis.objects.types import ObjectType

BUSY = (ImportState.CHECKING, ImportState.WRITING, ImportState.TAKING_BACK)
"""States in which a job is at work."""


def kind_of(run: Import) -> type[ObjectType]:
    """Raises Refused where there is no such type any more."""
    return kind_named(run.kind)


def kind_named(name: str) -> type[ObjectType]:
    for kind in registered():
        if name in (kind.one, kind.many) and kind.form:
            return kind
    raise Refused(_("Records of the type %(type)s cannot be imported.") % {"type": name[:40]})


def recogniser_of(kind: type[ObjectType], run: Import) -> Recogniser:
    """Knows what columns meant before: to this user, else to anybody of the office."""
    known: dict[str, str] = {}
    for row in KnownColumn.objects.filter(kind=kind.many).order_by("at"):
        if row.target or row.user_id == run.user_id:
            known[row.name] = row.target
    for row in KnownColumn.objects.filter(kind=kind.many, user=run.user_id).order_by("at"):
        known[row.name] = row.target
    return Recogniser(kind, known)


def table_of(run: Import) -> Table:
    """Raises Refused where the file cannot be read as it was chosen."""
    return Table.of(run, recogniser_of(kind_of(run), run))


def begin(kind: type[ObjectType], *, by: Actor, content: bytes, file_name: str) -> Import:
    """Take in a file; its columns are recognised as far as they can be. Raises Refused, naming the file."""
    if not kind.form or (by.user is not None and not kind.policy.may_add(by.user)):
        raise Refused(_("Your role does not allow to import these records."))
    if len(content) > settings.UPLOAD_LIMIT:
        told = _("%(file)s is larger than %(limit)s.")
        raise Refused(told % {"file": file_name, "limit": filesizeformat(settings.UPLOAD_LIMIT)})
    run = Import(
        kind=kind.many, user=by.user, file_name=PurePath(file_name).name[:255], language=(get_language() or "")[:10]
    )
    table = Table(content, run.file_name, {}, recogniser_of(kind, run))
    run.choices = _choices(table)
    with recording(by, "File for an import kept"):
        run.file, _made = StoredFile.objects.get_or_create(
            sha256=files.put(content),
            defaults={"size": len(content), "media_type": files.media_type_of(run.file_name)},
        )
        run.save()
    return run


def _choices(table: Table) -> dict[str, Any]:
    mapping = table.recogniser.mapping([_name(table, column.number) for column in _padded(table)])
    return {
        **table.choices,
        "encoding": getattr(table.book, "encoding", ""),
        "delimiter": getattr(table.book, "delimiter", ""),
        "sheet": table.sheet,
        "head": table.head.first,
        "mapping": {str(number): target for number, target in mapping.items()},
    }


def _padded(table: Table) -> list[Column]:
    last = max((column.number for column in table.columns), default=-1)
    return [Column(number, "", ()) for number in range(last + 1)]


def _name(table: Table, number: int) -> str:
    return table.head.names[number] if number < len(table.head.names) else ""


def read_otherwise(run: Import, *, by: Actor, **chosen: Any) -> Import:
    """Read the file another way: another sheet, head, encoding or delimiter. Its columns are recognised anew."""
    with transaction.atomic():
        held = _locked(run, by, ImportState.MAPPING, ImportState.CHECKED)
        known = {name: value for name, value in chosen.items() if value not in (None, "")}
        if chosen.get("sheet") and chosen["sheet"] != held.choices.get("sheet"):
            known.pop("head", None)
            held.choices.pop("head", None)
        held.choices = {**held.choices, **known, "mapping": {}}
        held.choices = _choices(table_of(held))
        held.state, held.error = ImportState.MAPPING, ""
        held.save()
    return held


def choose_columns(run: Import, *, by: Actor, mapping: Mapping[str, str]) -> Import:
    """Say what the columns mean, by their numbers from 0; the names of columns are remembered. Has the rows checked.
    Raises Refused where two columns mean the same field, or none means any."""
    kind = kind_of(run)
    targets = targets_of(kind)
    said = {number: target for number, target in mapping.items() if target in targets}
    if not any(target != "id" for target in said.values()):
        raise Refused(_("Say of at least one column what it means."))
    for target in said.values():
        if not targets[target].several and list(said.values()).count(target) > 1:
            raise Refused(_("Two columns are “%(field)s”: choose one.") % {"field": targets[target].label})
    with transaction.atomic():
        held = _locked(run, by, ImportState.MAPPING, ImportState.CHECKED)
        held.choices = {**held.choices, "mapping": said}
        table = table_of(held)
        _remember(kind, held, {_name(table, c.number): said.get(str(c.number), "") for c in table.columns})
        _check_soon(held)
    return held


def _remember(kind: type[ObjectType], run: Import, columns: Mapping[str, str]) -> None:
    """What differs from what would have been recognised anyway."""
    if run.user_id is None:
        return
    plain = Recogniser(kind)
    for name, target in columns.items():
        word = normal(name)[:200]
        if not word:
            continue
        rows = KnownColumn.objects.filter(kind=kind.many, name=word, user=run.user_id)
        if (plain.of(name) or "") == target:
            rows.delete()
        else:
            KnownColumn.objects.update_or_create(
                kind=kind.many, name=word, user_id=run.user_id, defaults={"target": target}
            )


def answer(run: Import, *, by: Actor, answers: Mapping[int, str]) -> Import:
    """Say what names mean, by the keys of the questions; has the rows checked anew. Raises Refused for an answer that
    this user could not have been offered."""
    from syndesis.objects.importing.questions import is_answer

    with transaction.atomic():
        held = _locked(run, by, ImportState.CHECKED)
        questions = held.questions.in_bulk(list(answers))
        said = {key: dict(each) for key, each in held.choices.get("answers", {}).items()}
        for key, value in answers.items():
            question: ImportQuestion | None = questions.get(key)
            if question is None or not value:
                continue
            if not is_answer(question, value, by.user):
                raise Refused(_("“%(name)s” cannot mean that.") % {"name": question.text})
            said.setdefault(question.source, {})[question.text] = value
        held.choices = {**held.choices, "answers": said}
        _check_soon(held)
    return held


def check_again(run: Import, *, by: Actor) -> Import:
    with transaction.atomic():
        held = _locked(run, by, ImportState.CHECKED)
        _check_soon(held)
    return held


def back_to_columns(run: Import, *, by: Actor) -> Import:
    with transaction.atomic():
        held = _locked(run, by, ImportState.CHECKED)
        held.state, held.error = ImportState.MAPPING, ""
        held.save()
    return held


def _check_soon(run: Import) -> None:
    run.state, run.error, run.done, run.total = ImportState.CHECKING, "", 0, 0
    run.save()
    enqueue("syndesis.objects.tasks.check_import", run.pk)


def accept(run: Import, *, by: Actor, without_errors: bool = False) -> Import:
    """Have what the preview shows written. Raises Refused where rows have errors, unless they are to be left out, and
    where questions are open."""
    with transaction.atomic():
        held = _locked(run, by, ImportState.CHECKED)
        counts = held.counts
        left = counts.get("wrong", 0) + counts.get("open", 0)
        if left and not without_errors:
            raise Refused(_("Some rows cannot be imported: mend the file, or import the others without them."))
        if not counts.get("create", 0) + counts.get("change", 0):
            raise Refused(_("There is nothing to import."))
        held.state, held.error, held.done = ImportState.WRITING, "", 0
        held.total = counts.get("create", 0) + counts.get("change", 0)
        held.save()
        enqueue("syndesis.objects.tasks.write_import", held.pk)
    return held


def take_back(run: Import, *, by: Actor) -> Import:
    """Have a whole import undone."""
    with transaction.atomic():
        held = _locked(run, by, ImportState.DONE)
        held.state, held.error = ImportState.TAKING_BACK, ""
        held.save()
        enqueue("syndesis.objects.tasks.take_back_import", held.pk, by.user.pk if by.user else None)
    return held


def discard(run: Import, *, by: Actor) -> None:
    """Forget an import that has written nothing."""
    with transaction.atomic():
        held = _locked(run, by, ImportState.MAPPING, ImportState.CHECKED, ImportState.TAKEN_BACK)
        held.delete()


def actor_for(run: Import) -> Actor:
    return Actor(run.user, Source.IMPORT)


def _locked(run: Import, by: Actor, *states: ImportState) -> Import:
    """The import as it stands now, for this deed alone. Raises Refused where it has gone another way meanwhile."""
    imports.check(by.user, run)
    held = Import.objects.select_for_update().get(pk=run.pk)
    if held.state not in states:
        raise Refused(_("This import has gone on meanwhile: look at it again."))
    return held


REASON = gettext_noop("Imported")
UNDONE = gettext_noop("Import undone")
