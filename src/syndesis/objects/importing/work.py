"""What the jobs of an import do: check its rows, write what was accepted, take it back. Each may be run twice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from syndesis.core import history
from syndesis.core.history import Actor, ChangedSince, recording
from syndesis.core.models import Change, Source, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects.importing import services
from syndesis.objects.importing.comparing import Comparing
from syndesis.objects.importing.drafts import Draft
from syndesis.objects.importing.frozen import frozen
from syndesis.objects.importing.questions import MOST_LOOKED_UP, ask, look_up
from syndesis.objects.importing.reading import Columns, Reading, mapped
from syndesis.objects.importing.within import refers_to_itself, rows_meant
from syndesis.objects.importing.writing import REFUSALS, Writer, of_the_type, reader_of, trial
from syndesis.objects.models import Import, ImportLine, ImportState, Verdict
from syndesis.objects.types import ObjectType
from syndesis.objects.versions import Stale

CHUNK = 500
NAMED = 10
"""Records that a refusal names; of others it says how many there are."""


def check(import_id: int) -> None:
    """Read, resolve, compare and try all rows, and keep what would become of each."""
    run = Import.objects.select_related("file", "user").filter(pk=import_id).first()
    if run is None or run.state != ImportState.CHECKING:
        return
    with override(run.language or None):
        try:
            _check(run)
        except Refused as refusal:
            _end(run, ImportState.CHECKING, ImportState.MAPPING, str(refusal))


def _check(run: Import) -> None:
    kind, user = services.kind_of(run), reader_of(run.user)
    table = services.table_of(run)
    columns = mapped(kind, table, run.choices.get("mapping", {}))
    rows = table.rows()
    _progress(run, 0, 3 * len(rows))
    reading = Reading(kind, user, columns, run.choices.get("answers", {}))
    drafts = reading.drafts(rows)
    del rows
    _progress(run, len(drafts), 3 * len(drafts))
    for done in Comparing(kind, user, _said(columns)).compare(drafts):
        _progress(run, len(drafts) + done, 3 * len(drafts))
    for done in trial(kind, drafts, services.actor_for(run)):
        _progress(run, 2 * len(drafts) + done, 3 * len(drafts))
    unmapped = [column.label for column in table.columns if column.number not in {c.number for c, _t in columns}]
    _keep(run, drafts, reading, unmapped)


def _said(columns: Columns) -> set[str]:
    return {target.table.name if target.table else target.name for _column, target in columns}


def _keep(run: Import, drafts: Sequence[Draft], reading: Reading, unmapped: list[str]) -> None:
    """All of it or nothing: a job that is killed here leaves what the check before it found."""
    counts: Counter[str] = Counter()
    with transaction.atomic():
        held = Import.objects.select_for_update().filter(pk=run.pk).first()
        if held is None or held.state != ImportState.CHECKING:
            return
        ImportLine.objects.filter(batch=run)._raw_delete("default")
        # In the order in which they are written: what others refer to comes first.
        rest = iter(sorted(drafts, key=lambda draft: draft.depth))
        while some := list(islice(rest, CHUNK)):
            ImportLine.objects.bulk_create([_line(run, draft) for draft in some])
            counts.update(str(draft.verdict) for draft in some)
        questions = ask(run, reading.resolvers, reading.vocabularies)
        held.counts = dict(counts) | {"unmapped": unmapped, "questions": len(questions), "rows": len(drafts)}
        held.counts["skipped"] = sum(draft.skipped for draft in drafts)
        held.state, held.done, held.total = ImportState.CHECKED, 0, 0
        held.save()
    look_up(questions[:MOST_LOOKED_UP], run.user)


def _line(run: Import, draft: Draft) -> ImportLine:
    skipped = [["", "", _("Left out by an answer.")]] if draft.skipped else []
    known = draft.record is not None
    return ImportLine(
        batch=run,
        row=draft.number,
        verdict=draft.verdict,
        title=draft.title[:300],
        record=getattr(draft.record, "pk", draft.record),
        version=draft.version,
        data=frozen(draft.changes if known else draft.data),
        steps=draft.steps,
        problems=[each.as_list() for each in [*draft.problems, *draft.passed_over]] + skipped,
    )


def _progress(run: Import, done: int, total: int) -> None:
    Import.objects.filter(pk=run.pk).update(done=done, total=total)


def _end(run: Import, state: ImportState, then: ImportState, error: str = "") -> None:
    Import.objects.filter(pk=run.pk, state=state).update(state=then, error=error[:4000], done=0, total=0)


def write(import_id: int) -> None:
    """Write what was previewed, as one deed. Where something is not so any more, nothing is written."""
    run = Import.objects.select_related("user").filter(pk=import_id).first()
    if run is None or run.state != ImportState.WRITING:
        return
    with override(run.language or None):
        try:
            _write(run)
        except Stale as stale:
            told = _(
                "Nothing was imported, since others have changed these meanwhile: %(names)s. Check the rows again."
            )
            _end(run, ImportState.WRITING, ImportState.CHECKED, told % {"names": _few(list(map(str, stale.records)))})
        except Forbidden as refusal:
            told = _("Nothing was imported: you may not do this to %(name)s.")
            _end(run, ImportState.WRITING, ImportState.CHECKED, told % {"name": refusal})
        except REFUSALS as refusal:
            told = _("Nothing was imported: %(reason)s Check the rows again.")
            _end(run, ImportState.WRITING, ImportState.CHECKED, told % {"reason": _reason(refusal)})


def _reason(refusal: Exception) -> str:
    return str(refusal) if isinstance(refusal, Refused) else _("the database refuses a record.")


def _write(run: Import) -> None:
    kind, by = services.kind_of(run), services.actor_for(run)
    with recording(by, services.REASON) as change:
        held = Import.objects.select_for_update().get(pk=run.pk)
        if held.state != ImportState.WRITING:
            return
        created = list(run.lines.filter(verdict=Verdict.CREATE).values_list("data", flat=True))
        _refuse_since_added(kind, run, created)
        writer = Writer(kind, by, _meant(kind, run, created))
        for lines in _chunks(run, Verdict.CREATE):
            writer.write([(line.row, line.data) for line in lines], [])
        for lines in _chunks(run, Verdict.CHANGE):
            writer.write([], [(line.record or 0, line.data, line.version) for line in lines])
        held.state, held.change, held.error = ImportState.DONE, change, ""
        held.save()


def _meant(kind: type[ObjectType], run: Import, created: Sequence[Any]) -> set[str]:
    """The rows of the file to which others refer."""
    if not refers_to_itself(kind):
        return set()
    changed = run.lines.filter(verdict=Verdict.CHANGE).values_list("data", flat=True)
    return {value for data in (*created, *changed.iterator()) for value in rows_meant(kind, of_the_type(data))}


def _refuse_since_added(kind: type[ObjectType], run: Import, data: Sequence[Any]) -> None:
    """Raises Refused where somebody has added, since the preview, what a row would create."""
    comparing = Comparing(kind, reader_of(run.user), {name for each in data for name in each})
    if isinstance(kind.title, str):
        comparing.index.named(str(each[kind.title]) for each in data if kind.title in each)
    keys = [key for each in data for key in comparing.index.of(each)]
    if keys:
        names = [str(each) for each in kind.model._default_manager.filter(pk__in=keys[:NAMED])]
        told = _("these have been added meanwhile: %(names)s.")
        raise Refused(told % {"names": _few(names, len(keys))})


def _chunks(run: Import, verdict: Verdict) -> Iterator[list[ImportLine]]:
    last = 0
    while True:
        rows = run.lines.filter(verdict=verdict, pk__gt=last)
        lines = list(rows.order_by("pk").defer("steps", "problems")[: 4 * CHUNK])
        if not lines:
            return
        yield lines
        last = lines[-1].pk


def take_back(import_id: int, user_id: int | None) -> None:
    """Undo an import, unless others have changed or used what it wrote since."""
    run = Import.objects.filter(pk=import_id).first()
    if run is None or run.state != ImportState.TAKING_BACK:
        return
    by = Actor(User.objects.filter(pk=user_id or 0).first(), Source.USER)
    with override(run.language or None):
        try:
            _take_back(run, by)
        except ChangedSince as changed:
            told = _("Not undone, since these have been changed or used since: %(names)s.")
            names = [str(record) for record in changed.records]
            _end(run, ImportState.TAKING_BACK, ImportState.DONE, told % {"names": _few(names)})


def _take_back(run: Import, by: Actor) -> None:
    with transaction.atomic():
        held = Import.objects.select_for_update().get(pk=run.pk)
        if held.state != ImportState.TAKING_BACK:
            return
        history.undo(Change.objects.filter(pk=held.change_id or 0), by=by, reason=services.UNDONE)
        held.state, held.error = ImportState.TAKEN_BACK, ""
        held.save()


def give_up(import_id: int) -> None:
    """Say of an import that its job broke off each time that it was tried."""
    told = _("The work on it broke off each time that it was tried; nothing of it was written.")
    for state, then in (
        (ImportState.CHECKING, ImportState.MAPPING),
        (ImportState.WRITING, ImportState.CHECKED),
        (ImportState.TAKING_BACK, ImportState.DONE),
    ):
        Import.objects.filter(pk=import_id, state=state).update(state=then, error=told)


def _few(names: Sequence[str], number: int = 0) -> str:
    total = max(number, len(names))
    shown = ", ".join(names[:NAMED])
    if total <= NAMED:
        return shown
    more = ngettext("and %(number)s more", "and %(number)s more", total - NAMED) % {"number": total - NAMED}
    return f"{shown} {more}"
