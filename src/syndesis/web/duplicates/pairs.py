"""The list of what may be the same, and what was found not to be."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from syndesis.core.policies import policy_of
from syndesis.core.services import Refused
from syndesis.directory.duplicates import APART, LIKELY, POSSIBLE, WEAK, alike, ask_again, hold_apart
from syndesis.directory.queries.headline import grouped
from syndesis.lib.text import normal
from syndesis.web.duplicates import shown
from syndesis.web.duplicates.around import PAGE, changeable, frame, model_of
from syndesis.web.duplicates.lines import line
from syndesis.web.views.base import actor_of, user_of

AT_LEAST = {"likely": LIKELY, "possible": POSSIBLE, "weak": WEAK}
LABELS = {
    "likely": gettext_lazy("Likely"),
    "possible": gettext_lazy("Likely and possible"),
    "weak": gettext_lazy("Weak ones too"),
}


def duplicates(request: HttpRequest, many: str) -> HttpResponse:
    """All pairs, the most alike first."""
    model, reader = model_of(many), user_of(request)
    asked = request.GET.get("least", "possible")
    least = asked if asked in AT_LEAST else "possible"
    query = request.GET.get("q", "").strip()[:200]
    found = alike(model, reader, AT_LEAST[least])
    if query:
        keys = {key for each in found for key in (each.first, each.second)}
        named = {key for key, row in shown.records(model, keys).items() if normal(query) in normal(str(row))}
        found = [each for each in found if named & {each.first, each.second}]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = shown.records(model, [key for each in page for key in (each.first, each.second)])
    context = frame(model, "") | {
        "summary": _summary(len(found)),
        "pairs": [shown.pair_shown(model, each, rows) for each in page],
        "page": page,
        "query": query,
        "least": least,
        "levels": [
            {
                "label": LABELS[name],
                "url": f"?least={name}" + (f"&q={query}" if query else ""),
                "current": name == least,
            }
            for name in AT_LEAST
        ],
        "may_decide": policy_of(model).may_add(reader),
    }
    return render(request, "web/duplicates/list.html", context)


def _summary(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(number)s pair looks alike", "%(number)s pairs look alike", number) % {"number": grouped(number)}


@require_POST
def hold(request: HttpRequest, many: str, pk: int, other: int) -> HttpResponse:
    """They are not the same: nobody is asked again."""
    model = model_of(many)
    one, two = (changeable(request, model, key) for key in (pk, other))
    try:
        hold_apart(one, two, by=actor_of(request), remark=request.POST.get("remark", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        told = _("“%(one)s” and “%(other)s” are held apart from now on.")
        messages.success(request, told % {"one": one, "other": two})
    return redirect("web:duplicates", many)


def apart(request: HttpRequest, many: str) -> HttpResponse:
    """Pairs that somebody found not to be the same."""
    model, reader = model_of(many), user_of(request)
    rows = APART[model].objects.select_related("first", "second", "decided_by")
    seen = policy_of(model).scope(reader, "view")
    known = model._default_manager.filter(seen).values("pk")
    page = Paginator(rows.filter(first__in=known, second__in=known), PAGE).get_page(request.GET.get("page"))
    context = frame(model, "apart") | {
        "page": page,
        "rows": [
            {
                "records": [line(row.first), line(row.second)],
                "by": " · ".join(
                    filter(None, (str(row.decided_by or ""), date_format(row.decided_at, "DATE_FORMAT"), row.remark))
                ),
                "again_url": reverse("web:duplicates_again", args=[many, row.pk]),
            }
            for row in page
        ],
    }
    return render(request, "web/duplicates/apart.html", context)


@require_POST
def again(request: HttpRequest, many: str, pk: int) -> HttpResponse:
    model = model_of(many)
    row = get_object_or_404(APART[model].objects.select_related("first", "second"), pk=pk)
    for record in (row.first, row.second):
        changeable(request, model, record.pk)
    ask_again(row, by=actor_of(request))
    messages.success(request, _("They are looked at as possible duplicates again."))
    return redirect("web:duplicates_apart", many)
