"""What became of the promises: how old the open ones are, how each year's ended, by partner and by unit of ours."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation
from syndesis.engagement.objects import PromiseType
from syndesis.engagement.queries import reports
from syndesis.objects.lists import Asked, asked
from syndesis.web.addresses import Address
from syndesis.web.promises.board import shapes
from syndesis.web.sheets import FORMS, written
from syndesis.web.views.base import user_of

HEADS = {
    "made": gettext_lazy("Made"),
    "open": pgettext_lazy("a state", "Open"),
    "kept": gettext_lazy("Kept"),
    "dropped": gettext_lazy("Dropped"),
    "activity": gettext_lazy("Became an activity"),
    "agreement": gettext_lazy("Became an agreement"),
}


@dataclass(frozen=True)
class Table:
    """One table of the report."""

    name: str
    title: str
    corner: str
    """What the first column tells."""
    heads: dict[str, Any]
    rows: list[reports.Row]
    asking: dict[str, dict[str, str]]
    """What the list is to be asked for a heading."""
    by: str
    """The parameter of the list that a row stands for; blank: it is that of `fixed` alone."""
    fixed: dict[str, str]


def report(request: HttpRequest) -> HttpResponse:
    wanted = asked(PromiseType, user_of(request), request.GET)
    address = Address(request.GET)
    tables = _tables(wanted, request)
    context = {
        "title": _("What became of them"),
        "tables": [_shown(table, address) for table in tables],
        "year": _year(wanted, request),
        "shapes": shapes(request, address),
        "exports": [
            {"label": form.upper(), "url": reverse("web:promises_report_export", args=[form]) + address.but()}
            for form in FORMS
        ],
        "years": [
            {"label": row.label, "url": address.but(of=row.label), "current": row.label == _year(wanted, request)}
            for row in tables[1].rows
        ],
        "crumbs": [{"label": PromiseType.plural, "url": reverse("web:promises")}, {"label": _("What became of them")}],
    }
    return render(request, "web/promises/report.html", context)


def export(request: HttpRequest, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    wanted = asked(PromiseType, user_of(request), request.GET)
    sheets = [
        (
            table.title,
            [[table.corner, *map(str, table.heads.values())]]
            + [[row.label, *(row.counts.get(name, 0) for name in table.heads)] for row in table.rows],
        )
        for table in _tables(wanted, request)
    ]
    content, media_type = written(form, sheets)
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, f"promises.{form}")
    return response


def _tables(wanted: Asked, request: HttpRequest) -> list[Table]:
    """Ages, years, and of the year that is looked at partners and units."""
    rows, year = wanted.filters.qs, _year(wanted, request)
    seen = Organisation.objects.filter(directory.organisations.scope(user_of(request), "view"), archived_at=None)
    outcomes = {name: {} if name == "made" else {"became": name} for name in HEADS}
    ages = {**{name: label for name, (label, _from, _to) in reports.BANDS.items()}, reports.UNKNOWN: _("no day known")}
    asking = {name: {"aged": name} for name in ages}
    cohort = rows.filter(reports.made_in(year)) if year else rows
    of_year = {"made_in": year} if year else {}
    names = {"year": year or _("all years")}
    return [
        Table("ages", _("Open promises by age"), _("Stage"), ages, reports.ageing(rows), asking, "stage", {}),
        Table("years", _("By year"), _("Made in"), HEADS, reports.by_year(rows), outcomes, "made_in", {}),
        Table(
            "partners",
            _("Promises of %(year)s by partner") % names,
            _("Partner"),
            HEADS,
            reports.by_partner(cohort, seen),
            outcomes,
            "organisations",
            of_year,
        ),
        Table(
            "units",
            _("Promises of %(year)s by unit of ours") % names,
            _("Unit in charge"),
            HEADS,
            reports.by_unit(cohort, seen),
            outcomes,
            "owner_unit",
            of_year,
        ),
    ]


def _year(wanted: Asked, request: HttpRequest) -> str:
    """The year that is looked at (`of`); blank for all."""
    year = request.GET.get("of", "")
    return year if year.isascii() and year.isdecimal() and len(year) == 4 and year != "0000" else ""


def _shown(table: Table, address: Address) -> dict[str, Any]:
    base = reverse("web:promises")

    def url(row: reports.Row, name: str) -> str:
        return base + address.but("of", "by", **{table.by: str(row.key)}, **table.fixed, **table.asking[name])

    return {
        "name": table.name,
        "title": table.title,
        "corner": table.corner,
        "heads": list(table.heads.values()),
        "rows": [
            {
                "label": row.label,
                "cells": [
                    {"value": row.counts.get(name, 0), "url": url(row, name) if row.counts.get(name) else ""}
                    for name in table.heads
                ],
            }
            for row in table.rows
        ],
    }
