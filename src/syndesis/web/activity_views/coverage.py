"""Our units by what they do with others: a table whose numbers open the records behind them, with its gaps (C110)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View

from syndesis.activities.choices import ActivityKind
from syndesis.activities.groups import ActivityGroup
from syndesis.activities.objects import ActivityType
from syndesis.activities.queries.coverage import GROUP, KIND, PARTNER, Coverage, Row
from syndesis.core.labels import label_of
from syndesis.core.models import User
from syndesis.directory import policies
from syndesis.directory.models import Organisation
from syndesis.objects.lists import asked
from syndesis.web.activity_views.coverage_asked import Wanted
from syndesis.web.activity_views.view import ActivityShapeView
from syndesis.web.addresses import Address
from syndesis.web.shapes.view import Seen
from syndesis.web.sheets import FORMS, written
from syndesis.web.views.base import user_of

LABELS = {GROUP: gettext_lazy("Groups of kinds"), KIND: gettext_lazy("Kinds"), PARTNER: gettext_lazy("Partners")}
PARTNERS = 40
"""Columns of partners at most: the file has all of them."""
SHADES = (1, 3, 10, 30)
"""From how many activities on a cell is drawn in the next darker shade."""


class CoverageView(ActivityShapeView):
    template = "web/activity_views/coverage.html"

    def drawn(self, seen: Seen, request: HttpRequest) -> dict[str, Any]:
        wanted = Wanted.of(seen.asked, seen.address, request.GET)
        found = wanted.counted(seen.user)
        values = wanted.values(found)
        shown = values[:PARTNERS] if wanted.way == PARTNER else values
        words = words_of(wanted.way, shown, seen.user)
        nobody = found.unattributed
        return {
            "title": _("Activities of our units"),
            "summary": told(found),
            "drawn": bool(found.rows),
            "ways": {"label": _("Across"), "views": _ways(wanted)},
            "head": LABELS[wanted.way],
            "way": wanted.way,
            "columns": [
                {"label": words[each], "number": found.numbers[each], "url": wanted.url(None, each)} for each in shown
            ],
            "left": len(values) - len(shown),
            "missing": [label_of(ActivityKind, kind) for kind in wanted.missing(found)],
            "lines": [_line(row, shown, wanted) for row in wanted.rows(found)],
            "nobody": _line(nobody, shown, wanted) if nobody.total and not wanted.units and not wanted.gaps else None,
            "number": found.total,
            "number_url": wanted.url(None),
            "levels": _levels(wanted),
            "files": [
                {
                    "label": form.upper(),
                    "url": reverse("web:activities_coverage_file", args=[form]) + seen.address.but(),
                }
                for form in FORMS
            ],
        }


class CoverageFileView(View):
    """The same table as a file: all levels of units, and all partners."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        user = user_of(request)
        wanted = Wanted.of(asked(ActivityType, user, request.GET), Address(request.GET), request.GET)
        found = wanted.counted(user)
        values = wanted.values(found)
        words = words_of(wanted.way, values, user)
        head = [_("Unit"), _("Part of"), _("All"), *(words[each] for each in values)]
        names = {row.key: row.name for row in found.rows}
        rows = [
            [row.name, names.get(row.parent or 0, ""), row.total, *(row.numbers[each] for each in values)]
            for row in found.rows
        ]
        nobody = found.unattributed
        rows.append([_("No unit named"), "", nobody.total, *(nobody.numbers[each] for each in values)])
        rows.append([_("All activities"), "", found.total, *(found.numbers[each] for each in values)])
        content, content_type = written(form, [(_("Activities of our units"), [head, *rows])])
        name = f"activities-by-unit-{timezone.localdate().isoformat()}.{form}"
        heads = {"Content-Disposition": content_disposition_header(True, name) or ""}
        return HttpResponse(content, content_type=content_type, headers=heads)


def told(found: Coverage) -> str:
    """ "27 of 34 units take part; 7 in nothing"."""
    units, idle = len(found.rows), found.idle
    words = ngettext("%(busy)s of %(units)s unit takes part", "%(busy)s of %(units)s units take part", units)
    words %= {"busy": units - idle, "units": units}
    if not idle:
        return words
    none = ngettext("%(idle)s is not involved", "%(idle)s are not involved", idle) % {"idle": idle}
    return f"{words}; {none}"


def words_of(way: str, values: Sequence[Any], reader: User) -> Mapping[Any, str]:
    """What each value across is called."""
    if way == PARTNER:
        rows = Organisation.objects.filter(policies.organisations.scope(reader, "view"), pk__in=values)
        return dict(rows.order_by().values_list("pk", "name"))
    vocabulary = ActivityGroup if way == GROUP else ActivityKind
    return {value: label_of(vocabulary, value) for value in values}


def _line(row: Row, values: Sequence[Any], wanted: Wanted) -> dict[str, Any]:
    return {
        "name": row.name,
        "level": min(row.level, 4),
        "url": wanted.address.but("levels", "gaps", unit=str(row.key)) if row.parts else "",
        "parts": row.parts,
        "total": row.total,
        "total_url": wanted.url(row),
        "cells": [
            {
                "number": row.numbers[each],
                "url": wanted.url(row, each) if row.numbers[each] else "",
                "shade": sum(row.numbers[each] >= least for least in SHADES),
            }
            for each in values
        ],
    }


def _ways(wanted: Wanted) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": wanted.address.but(across=way), "current": way == wanted.way}
        for way, label in LABELS.items()
    ]


def _levels(wanted: Wanted) -> list[dict[str, Any]]:
    """Which units stand in the rows."""
    address, every, gaps = wanted.address, wanted.every_level, wanted.gaps
    return [
        {"label": _("One level"), "url": address.but("levels", "gaps"), "current": not every and not gaps},
        {"label": _("All levels"), "url": address.but("gaps", levels="all"), "current": every and not gaps},
        {"label": _("Only gaps"), "url": address.but("levels", gaps="1"), "current": gaps},
    ]
