"""The page of a record of any declared type: its own fields, what belongs to it, and what is about it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views import View

from syndesis.core.models import User
from syndesis.core.notes import may_note
from syndesis.objects import Line, ObjectType, Panel
from syndesis.web.followups.offers import offered
from syndesis.web.footnotes import Footnotes
from syndesis.web.record.about import files_shown, notes_shown
from syndesis.web.record.changes import moments
from syndesis.web.record.fields import pairs, prose
from syndesis.web.record.head import Kind, address, head, record_or_404, records_of
from syndesis.web.record.tables import facts_drawn, rows_shown, tables_drawn
from syndesis.web.views.base import user_of
from syndesis.work import policies as work
from syndesis.work.models import Action
from syndesis.work.panels import actions_about

ABOUT_SHOWN, DEEDS_SHOWN = 3, 5
QUICK_LINES, QUICK_PAIRS = 4, 8


def is_quick(request: HttpRequest) -> bool:
    """Whether a record is to be shown in a few lines, for the panel beside a list."""
    return request.GET.get("quick") == "1"


class RecordView(View):
    """The page of one type's records."""

    kind: type[ObjectType] = ObjectType

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = record_or_404(self.kind, request, pk)
        if is_quick(request):
            return quick_look(self.kind, record, request)
        return render(request, "web/detail.html", page_of(self.kind, record, request))


def page_of(kind: Kind, record: Any, request: HttpRequest) -> dict[str, Any]:
    reader = user_of(request)
    shown = shown_panels(kind, record, reader)
    rows, footnotes = rows_shown(kind, record, reader), Footnotes(reader)
    subjects = [line.subject for _panel, lines in shown for line in lines if line.subject]
    footnotes.collect([record, *subjects, *(row for _table, of_table in rows for row in of_table)])
    drawn = [(panel, section(panel, lines, footnotes)) for panel, lines in shown if lines or panel.empty]
    own = [made for panel, made in drawn if panel in kind.panels and not panel.is_last]
    others = [made for panel, made in drawn if panel not in kind.panels and not panel.is_last]
    last = [made for panel, made in drawn if panel.is_last]
    return overview(kind, record, request) | {
        "footnotes": footnotes.of_field(record, ""),
        "pairs": [*facts_drawn(rows, reader, footnotes), *pairs(kind, record, reader, footnotes)],
        "prose": prose(kind, record),
        "sections": [*own, *tables_drawn(rows, reader, footnotes), *others, *last],
    }


def overview(kind: Kind, record: Any, request: HttpRequest, *, with_deeds: bool = True) -> dict[str, Any]:
    """What the chief page of any record has, also one that is made by hand: its head, and beside all else what is to
    be done about it, the last notes and files, and perhaps the last deeds."""
    reader, to_notes = user_of(request), address(kind, "notes", record)
    notes, files = notes_shown(record, reader, to_notes), files_shown(record)
    number = len(notes) + len(files)
    about = {
        "title": _("Notes and files"),
        "count": number,
        "url": to_notes if number or may_note(reader) else "",
        "more": "" if number else _("add"),
        "notes": notes[:ABOUT_SHOWN],
        "files": files[:ABOUT_SHOWN],
        "empty": _("Nothing is noted here, and no file attached."),
    }
    changes = {
        "title": _("Last changes"),
        "url": address(kind, "history", record),
        "more": _("history"),
        "lines": last_deeds(record, request) if with_deeds else [],
    }
    asides = [*work_on(record, request), *offered(record, reader), about, *([changes] if with_deeds else [])]
    return head(kind, record, request, "", about=number) | {"asides": asides}


def shown_panels(kind: Kind, record: Any, reader: User) -> list[tuple[Panel, Sequence[Line]]]:
    """The panels of the type and of those that extend it, each with its lines for this reader."""
    return [(panel, panel.lines(record, reader)) for panel in kind.all_panels()]


def section(panel: Panel, lines: Sequence[Line], footnotes: Footnotes, most: int | None = None) -> dict[str, Any]:
    """As `ui/section.html` takes it."""
    return {
        "id": panel.name,
        "title": panel.title,
        "count": sum(line.is_counted for line in lines),
        "lines": [line_shown(line, footnotes) for line in lines[:most]],
        "empty": panel.empty,
    }


def line_shown(line: Line, footnotes: Footnotes) -> dict[str, Any]:
    """As `ui/lines.html` takes it."""
    return {
        "title": line.title,
        "url": line.url,
        "detail": line.detail,
        "end": line.end,
        "tone": line.tone,
        "icon": line.icon,
        "share": line.share,
        "depth": line.depth,
        "footnotes": footnotes.of(line.subject) if line.subject is not None else [],
    }


def work_on(record: Model, request: HttpRequest) -> list[dict[str, Any]]:
    """The actions about a record, with a form for one more; nothing on an action itself."""
    if isinstance(record, Action):
        return []
    lines = actions_about(record, user_of(request))
    may_add = work.actions.may_add(user_of(request))
    if not lines and not may_add:
        return []
    return [
        {
            "title": _("To do"),
            "count": len(lines),
            "lines": lines,
            "empty": _("Nothing is to be done about it."),
            "action_form": {"type": record._meta.label_lower, "id": record.pk} if may_add else None,
        }
    ]


def last_deeds(record: Model, request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "title": deed.reason,
            "detail": " · ".join(filter(None, (deed.who or deed.source, deed.taken_back))),
            "end": date_format(deed.at, "DATE_FORMAT"),
            "tone": "warn" if deed.is_raw else "",
        }
        for deed in moments(records_of(record, request), DEEDS_SHOWN)
    ]


def quick_look(kind: Kind, record: Any, request: HttpRequest) -> HttpResponse:
    """The same record in a few lines: head, chief fields, the first lines of its panels, what can be done."""
    reader = user_of(request)
    footnotes = Footnotes(reader)
    sections = [
        section(panel, lines, footnotes, QUICK_LINES) for panel, lines in shown_panels(kind, record, reader) if lines
    ]
    context = head(kind, record, request, "") | {
        "pairs": pairs(kind, record, reader, footnotes)[:QUICK_PAIRS],
        "prose": prose(kind, record),
        "sections": sections,
        "url": record.get_absolute_url(),
    }
    return render(request, "web/quick.html", context)
