"""What the pages of an import show, step by step."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.directory.queries.headline import grouped
from syndesis.lib.tables import ENCODINGS
from syndesis.objects import ObjectType, registered
from syndesis.objects.importing import services
from syndesis.objects.importing.file import Table, shown, value_at
from syndesis.objects.importing.questions import look_up
from syndesis.objects.importing.targets import ID, Target, targets_of
from syndesis.objects.importing.vocabularies import MARK, target_of
from syndesis.objects.models import Import, ImportLine, ImportState, Verdict
from syndesis.web.importing.answers import OTHER, others
from syndesis.web.importing.answers import shown as shown_question

LINES, QUESTIONS = 50, 30
HEADS = 12
"""Rows among which the head is chosen by hand."""
SIGNS = {",": ",", ";": ";", "\t": "tab", "|": "|"}


def kinds(user: User) -> list[type[ObjectType]]:
    """The types of which a user may import records."""
    return [kind for kind in registered() if kind.form and kind.policy.may_add(user)]


def crumbs() -> list[dict[str, str]]:
    return [{"label": _("Imports"), "url": reverse("web:imports")}]


def line(run: Import) -> dict[str, Any]:
    """An import in the list."""
    counts = run.counts
    return {
        "title": run.file_name,
        "url": run.get_absolute_url(),
        "at": run.at,
        "who": run.user,
        "kind": _plural(run),
        "state": run.get_state_display(),
        "tone": {ImportState.DONE: "good", ImportState.TAKEN_BACK: ""}.get(ImportState(run.state), "accent"),
        "told": summary(counts) if counts.get("rows") else "",
    }


def _plural(run: Import) -> Any:
    return next((kind.plural for kind in registered() if kind.many == run.kind), run.kind)


def summary(counts: dict[str, Any]) -> str:
    """ "12 new, 3 changed, 400 unchanged, 2 with errors"."""
    patterns = {
        Verdict.CREATE: lambda n: ngettext("%(number)s new", "%(number)s new", n),
        Verdict.CHANGE: lambda n: ngettext("%(number)s changed", "%(number)s changed", n),
        Verdict.SAME: lambda n: ngettext("%(number)s unchanged", "%(number)s unchanged", n),
        Verdict.WRONG: lambda n: ngettext("%(number)s with an error", "%(number)s with errors", n),
        Verdict.OPEN: lambda n: ngettext("%(number)s waits for an answer", "%(number)s wait for an answer", n),
    }
    told = [
        word(counts[name]) % {"number": grouped(counts[name])} for name, word in patterns.items() if counts.get(name)
    ]
    return ", ".join(told)


def of(run: Import, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """The template and what it takes."""
    common = {
        "run": run,
        "kind": _plural(run),
        "steps": _steps(run),
        "crumbs": [*crumbs(), {"label": run.file_name}],
        "list_url": reverse(f"web:{run.kind}") if any(k.many == run.kind for k in registered()) else "",
    }
    if run.state == ImportState.MAPPING:
        return "columns", common | _mapping(run)
    if run.state in services.BUSY:
        return "working", common | _working(run)
    if run.state == ImportState.CHECKED:
        return "checked", common | _checked(run, request)
    return "done", common | lines_of(run, request) | {"told": summary(run.counts), "undone": run.state != "done"}


def _steps(run: Import) -> list[dict[str, Any]]:
    at = {ImportState.MAPPING: 1, ImportState.CHECKING: 2, ImportState.CHECKED: 2, ImportState.WRITING: 3}
    place = at.get(ImportState(run.state), 4)
    names = [_("File"), _("Columns"), pgettext("step of an import", "Preview"), _("Done")]
    current = min(place, len(names) - 1)
    return [{"label": name, "done": number < place, "current": number == current} for number, name in enumerate(names)]


def _mapping(run: Import) -> dict[str, Any]:
    kind = services.kind_of(run)
    try:
        table = services.table_of(run)
    except Refused as refusal:
        return {"unreadable": str(refusal)}
    mapping, targets = run.choices.get("mapping", {}), targets_of(kind)
    groups = _groups(targets.values())
    columns = [
        {
            "number": column.number,
            "letters": column.letters,
            "name": column.label,
            "samples": column.samples,
            "target": mapping.get(str(column.number), ""),
        }
        for column in table.columns
    ]
    missing = [
        targets[name].label
        for name in kind.fields()
        if name not in mapping.values() and not targets[name].field.blank and not targets[name].field.has_default()
    ]
    return {
        "columns": columns,
        "groups": groups,
        "recognised": sum(bool(column["target"]) for column in columns),
        "missing": missing,
        "reading": _reading(run, table),
        "first": _first(table),
    }


def _groups(targets: Any) -> list[dict[str, Any]]:
    """Targets for a choice: the fields, then the rows of each table."""
    own: list[Target] = [target for target in targets if target.table is None and target.name != ID]
    found = [{"title": _("Fields"), "targets": own}]
    tables: dict[str, list[Target]] = {}
    for target in targets:
        if target.table is not None:
            tables.setdefault(str(target.table.title), []).append(target)
    found += [{"title": title, "targets": rows} for title, rows in tables.items()]
    return [*found, {"title": _("To find the record"), "targets": [target for target in targets if target.name == ID]}]


def _reading(run: Import, table: Table) -> dict[str, Any]:
    """How the file is read, where there is a choice."""
    book, choices = table.book, run.choices
    sheets = [{"name": s.name, "hidden": s.hidden, "chosen": s.name == table.sheet} for s in book.sheets]
    text = bool(getattr(book, "encoding", ""))
    encoding = getattr(book, "encoding", "")
    known = list(dict.fromkeys([encoding, *ENCODINGS]))
    return {
        "sheets": sheets if len(sheets) > 1 else [],
        "heads": [
            {
                "number": row.number,
                "words": " | ".join(filter(None, (shown(value)[:24] for value in row.values[:6]))),
                "chosen": row.number == table.head.first,
            }
            for row in table.first[:HEADS]
        ]
        if not book.keys
        else [],
        "encodings": [{"name": name, "chosen": name == encoding} for name in known] if text else [],
        "delimiters": [
            {"value": word, "label": _("tab") if word == "tab" else word, "chosen": sign == book.delimiter}
            for sign, word in SIGNS.items()
        ]
        if text and hasattr(book, "delimiter")
        else [],
        "hidden_rows": table.hidden_rows or not choices.get("hidden", True),
        "hidden": choices.get("hidden", True),
    }


def _first(table: Table) -> dict[str, Any]:
    """The beginning of the table as it was read."""
    rows = [row for row in table.first if row.number > table.head.last][:3]
    return {
        "heads": [column.label for column in table.columns],
        "rows": [
            {"number": row.number, "cells": [shown(value_at(row, c.number)) for c in table.columns]} for row in rows
        ],
    }


def _working(run: Import) -> dict[str, Any]:
    told = {
        ImportState.CHECKING: _("The rows are being checked"),
        ImportState.WRITING: _("The records are being written"),
        ImportState.TAKING_BACK: _("The import is being undone"),
    }
    return {"told": told[ImportState(run.state)], "known": run.total and run.done}


def _checked(run: Import, request: HttpRequest) -> dict[str, Any]:
    counts = run.counts
    questions = run.questions.count()
    shown_tab = request.GET.get("show") or ("questions" if questions else "")
    context = lines_of(run, request) | {
        "tabs": tabs_of(run, questions, shown_tab),
        "questions_shown": shown_tab == "questions" and questions,
        "number": counts.get("create", 0) + counts.get("change", 0),
        "left": counts.get("wrong", 0) + counts.get("open", 0),
        "open": counts.get("open", 0),
        "unmapped": counts.get("unmapped", []),
        "told": summary(counts),
    }
    return context | _questions(run, request) if context["questions_shown"] else context


def tabs_of(run: Import, questions: int, shown_tab: str) -> list[dict[str, Any]]:
    counts = run.counts
    tabs = [{"label": _("Questions"), "name": "questions", "count": questions}] if questions else []
    tabs += [{"label": _("All rows"), "name": "rows", "count": counts.get("rows", 0)}]
    labels = {
        Verdict.CREATE: pgettext("rows of an import", "New"),
        Verdict.CHANGE: _("Changed"),
        Verdict.SAME: _("Unchanged"),
        Verdict.WRONG: _("With errors"),
        Verdict.OPEN: _("Unanswered"),
    }
    tabs += [
        {"label": label, "name": name, "count": counts[name]} for name, label in labels.items() if counts.get(name)
    ]
    here = shown_tab or "rows"
    return [tab | {"url": f"?show={tab['name']}", "current": tab["name"] == here} for tab in tabs]


def filtered(run: Import, given: QueryDict) -> QuerySet[ImportLine]:
    """The rows that an address asks for."""
    rows: QuerySet[ImportLine] = ImportLine.objects.filter(batch=run)
    if given.get("show") in Verdict.values:
        rows = rows.filter(verdict=given["show"])
    words = given.get("q", "").strip()
    if words.isascii() and words.isdecimal() and len(words) < 8:
        return rows.filter(Q(row=int(words)) | Q(title__icontains=words))
    return rows.filter(Q(title__icontains=words) | Q(problems__icontains=words)) if words else rows


def lines_of(run: Import, request: HttpRequest) -> dict[str, Any]:
    page = Paginator(filtered(run, request.GET), LINES).get_page(request.GET.get("page"))
    return {
        "lines": [_line(run, each) for each in page],
        "page": page,
        "query": request.GET.get("q", ""),
        "show": request.GET.get("show", ""),
        "csv_url": f"{reverse('web:import_rows', args=[run.pk])}?{request.GET.urlencode()}",
    }


def _line(run: Import, each: ImportLine) -> dict[str, Any]:
    tones = {Verdict.CREATE: "good", Verdict.WRONG: "bad", Verdict.OPEN: "accent", Verdict.CHANGE: "accent"}
    kind = next((kind for kind in registered() if kind.many == run.kind), None)
    url = ""
    if each.record and kind is not None:
        url = reverse(f"web:{kind.page_name()}", args=[each.record])
    return {
        "row": each.row,
        "verdict": each.get_verdict_display(),
        "tone": tones.get(Verdict(each.verdict), ""),
        "title": each.title,
        "url": url,
        "steps": each.steps,
        "problems": each.problems,
        "new": each.record is None,
    }


def cells(each: ImportLine) -> Iterator[Sequence[str]]:
    """Field, old, new and reason: a line of the file for each step and each problem."""
    for name, old, new in each.steps:
        yield name, old, new, ""
    for column, value, reason in each.problems:
        yield column, value, "", reason
    if not each.steps and not each.problems:
        yield "", "", "", ""


def _questions(run: Import, request: HttpRequest) -> dict[str, Any]:
    kind = services.kind_of(run)
    page = Paginator(run.questions.all(), QUESTIONS).get_page(request.GET.get("page"))
    asked = list(page)
    look_up(asked, run.user)
    form = others(asked, request)
    found = []
    for each in asked:
        name = f"{OTHER}{each.pk}"
        other = form[name] if name in form.fields else None
        about = target_of(kind, each.source) if each.source.startswith(MARK) else None
        found.append(shown_question(each, other) | {"about": about.label if about else ""})
    return {"questions": found, "questions_page": page}
