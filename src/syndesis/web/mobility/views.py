"""The page that tells who came and went, by academic year; each number is the way to its records."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from syndesis.activities.queries.moved import IN, OUT
from syndesis.agreements.queries.balance import Year
from syndesis.lib.partial_dates import academic
from syndesis.web.agreement_views.balance import drawing
from syndesis.web.mobility.asking import WAYS, Asking
from syndesis.web.mobility.cells import row_shown, years_shown
from syndesis.web.mobility.narrowing import named, narrowing
from syndesis.web.mobility.table import PAGE, Cells, Row, Told, told
from syndesis.web.sheets import FORMS, written
from syndesis.web.views.base import user_of


def mobility(request: HttpRequest) -> HttpResponse:
    if found := named(request):
        return found
    asking = Asking.of(user_of(request), request.GET)
    page = _page(request)
    rows = told(asking, page)
    *years, together = years_shown(asking, rows.together)
    context = {
        "title": _("Mobility"),
        "years": [academic(year) for year in asking.columns],
        "by_year": years,
        "together": together,
        "drawing": drawing([_drawn(rows.together, year) for year in asking.years]),
        "rows": [row_shown(asking, row) for row in rows.rows],
        "corner": WAYS[asking.by][1],
        "page": Paginator(range(rows.number), PAGE).get_page(page),
        "ways": _ways(asking),
        "shapes": shapes(asking.given.urlencode(), request.path),
        "errors": [each for wrong in asking.stays.errors.values() for each in wrong],
        "exports": [
            {"label": form.upper(), "url": reverse("web:mobility_export", args=[form]) + asking.address()}
            for form in FORMS
        ],
        "undated": _undated(asking),
        "crumbs": [{"label": _("Mobility")}],
    }
    return render(request, "web/mobility.html", context | narrowing(asking))


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


def _drawn(cells: Cells, year: int) -> Year:
    row = Row(None, "", (), cells=cells)
    return Year(year, used={way: row.of(way, year).people for way in (OUT, IN)})


def shapes(query: str, here: str) -> list[dict[str, Any]]:
    """The ways to see who moved, with what is asked of all of them."""
    ways = {"mobility": _("Figures"), "stays": pgettext("mobility", "Stays"), "mobility_counts": _("Yearly counts")}
    asked = f"?{query}" if query else ""
    addresses = {name: reverse(f"web:{name}") for name in ways}
    return [
        {"label": label, "url": addresses[name] + asked, "current": addresses[name] == here}
        for name, label in ways.items()
    ]


def _ways(asking: Asking) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": asking.address(by=name) + "#table", "current": name == asking.by}
        for name, (_field, label) in WAYS.items()
    ]


def _undated(asking: Asking) -> dict[str, Any] | None:
    """Stays of which no year is known, which stand in no table."""
    number = asking.stays.filters.qs.order_by().filter(year=None).count()
    if not number:
        return None
    kept = [(name, each) for name, values in asking.given.lists() if name != "unsaid" for each in values]
    return {"number": number, "url": f"{reverse('web:stays')}?{urlencode([*kept, ('unsaid', 'year')])}"}


def export(request: HttpRequest, form: str) -> HttpResponse:
    """All rows of the table, a line each academic year."""
    if form not in FORMS:
        raise Http404
    asking = Asking.of(user_of(request), request.GET)
    content, media_type = written(form, [(_("Mobility"), _lines(asking, told(asking, None)))])
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, f"mobility.{form}")
    return response


def _lines(asking: Asking, found: Told) -> list[list[Any]]:
    lines: list[list[Any]] = [
        [
            *(str(WAYS[asking.by][1]), _("Academic year"), _("From us"), _("To us"), _("Balance")),
            *(_("From us, single stays"), _("From us, yearly counts")),
            *(_("To us, single stays"), _("To us, yearly counts")),
        ]
    ]
    for row in found.rows:
        for year in asking.years:
            went, came = row.of(OUT, year), row.of(IN, year)
            if went.people or came.people:
                numbers = [went.people, came.people, came.people - went.people]
                parts = [went.stays, went.counted, came.stays, came.counted]
                lines.append([row.label, academic(year), *numbers, *parts])
    return lines
