"""The page of a record as its type declares it: heading, fields, panels, history. Nothing can be done there yet."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from syndesis.core import dates
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import ObjectType, Panel
from syndesis.objects.columns import read
from syndesis.objects.services import seen_by
from syndesis.web.footnotes import Footnotes
from syndesis.web.views.base import get_or_404, user_of
from syndesis.web.views.records import _history

BESIDES = {"visibility", "notes"}


class PlainRecordView(View):
    kind: type[ObjectType] = ObjectType

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        kind = self.kind
        row: Any = get_or_404(kind.model._default_manager.all(), kind.policy, request, pk=pk)
        notes = Footnotes(user_of(request))
        panels = [(panel, panel.lines(row, user_of(request))) for part in kind.parts() for panel in part.panels]
        notes.collect([row, *(line.subject for _panel, lines in panels for line in lines if line.subject)])
        title = str(read(row, kind.title))
        context = {
            "title": title,
            "subtitle": str(read(row, kind.subtitle)) if kind.subtitle else "",
            "crumbs": [{"label": kind.plural, "url": reverse(f"web:{kind.many}")}, {"label": title}],
            "chips": [{"label": getattr(row, f"get_{name}_display")()} for name in kind.chips],
            "pairs": self._pairs(request, row, notes),
            "sections": [self._section(panel, lines, notes) for panel, lines in panels],
            "asides": [_history(row)],
        }
        return render(request, "web/detail.html", context)

    def _pairs(self, request: HttpRequest, row: Any, notes: Footnotes) -> list[dict[str, Any]]:
        many = {field.name for field in row._meta.many_to_many}
        shown = [name for name in self.kind.fields() if name not in BESIDES | many | set(self.kind.chips)]
        pairs = [(row._meta.get_field(name).verbose_name, getattr(row, name)) for name in shown]
        return [
            {"label": label[:1].upper() + label[1:], "value": _worded(request, value), "footnotes": notes.of(row)[:1]}
            if number == 0
            else {"label": label[:1].upper() + label[1:], "value": _worded(request, value)}
            for number, (label, value) in enumerate(pairs)
        ]

    def _section(self, panel: Panel, lines: Any, notes: Footnotes) -> dict[str, Any]:
        return {
            "title": panel.title,
            "count": len(lines),
            "empty": panel.empty,
            "lines": [
                {
                    "title": line.title,
                    "url": line.url,
                    "detail": line.detail,
                    "end": line.end,
                    "tone": line.tone,
                    "icon": line.icon,
                    "footnotes": notes.of(line.subject),
                }
                for line in lines
            ],
        }


def _worded(request: HttpRequest, value: Any) -> str:
    if isinstance(value, PartialDate):
        return dates.full(value)
    if isinstance(value, Model):
        seen = type(value)._default_manager.filter(seen_by(type(value), user_of(request)), pk=value.pk)
        return str(value) if seen.exists() else ""
    return str(value if value is not None else "")
