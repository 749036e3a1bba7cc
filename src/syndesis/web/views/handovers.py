"""Handing over what somebody answered for: beginning it, its list, closing it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.accounts import governs
from syndesis.core.services import Refused
from syndesis.directory.models import Handover, HandoverItem, Responsibility
from syndesis.directory.services import add_item, close_handover, revise_handover, start_handover, tick_item
from syndesis.directory.services.handovers import takes_part
from syndesis.web.account_forms import refused
from syndesis.web.coordination_forms import HandoverForm
from syndesis.web.record.deeds import told
from syndesis.web.views.base import actor_of, sent, user_of
from syndesis.web.views.settings import administrators_only

RELATED = (
    "successor",
    *(f"responsibility__{name}" for name in ("user", "person", "backup", "organisation", "region")),
)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Responsibility.objects.select_related("user", "person", "organisation", "region"), pk=pk)
    if begun := row.handovers.filter(closed_at=None).first():
        return redirect(begun)
    form = HandoverForm(sent(request), besides=row.user_id)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(start_handover(by=actor_of(request), responsibility=row, **form.cleaned_data))
        except Refused as refusal:
            refused(form, refusal)
    title = _("Hand over: %(subject)s") % {"subject": row.subject}
    context = {
        "form": form,
        "title": title,
        "lead": row.who,
        "submit": _("Make the list"),
        "cancel_url": reverse("web:responsibility", args=[pk]),
        "crumbs": _crumbs(title),
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)


def handover_or_404(request: HttpRequest, pk: int) -> Handover:
    row = get_object_or_404(Handover.objects.select_related(*RELATED), pk=pk)
    if not takes_part(user_of(request), row):
        raise Http404
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, to be ticked off; sent to, another successor or day."""
    row = handover_or_404(request, pk)
    may_govern, items = governs(request.user), list(row.items.select_related("done_by"))
    initial = {"successor": row.successor_id, "on": row.on}
    form = HandoverForm(sent(request), besides=row.responsibility.user_id, initial=initial)
    if request.method == "POST":
        if not may_govern:
            raise PermissionDenied
        if form.is_valid():
            try:
                revise_handover(row, by=actor_of(request), **form.cleaned_data)
                return redirect(row)
            except Refused as refusal:
                refused(form, refusal)
    done = sum(item.done_at is not None for item in items)
    context = {
        "handover": row,
        "title": _("Handover: %(subject)s") % {"subject": row.responsibility.subject},
        "items": items,
        "done": done,
        "form": form if may_govern and row.closed_at is None else None,
        "crumbs": _crumbs(row.responsibility.subject),
    }
    return render(request, "web/handover.html", context, status=422 if form.errors else 200)


@require_POST
def item_add(request: HttpRequest, pk: int) -> HttpResponse:
    row = handover_or_404(request, pk)
    told(request, lambda: add_item(row, by=actor_of(request), text=request.POST.get("text", "")))
    return redirect(row)


@require_POST
def item_tick(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    row = handover_or_404(request, pk)
    item = get_object_or_404(HandoverItem, pk=key, handover=row)
    told(request, lambda: tick_item(item, by=actor_of(request), done="undo" not in request.POST))
    return redirect(row)


@administrators_only
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = handover_or_404(request, pk)
    done = _("%(successor)s answers for %(subject)s from %(day)s on.") % {
        "successor": row.successor,
        "subject": row.responsibility.subject,
        "day": date_format(row.on, "DATE_FORMAT"),
    }
    told(request, lambda: close_handover(row, by=actor_of(request), with_actions="actions" in request.POST), done)
    return redirect(row)


def handovers(request: HttpRequest) -> HttpResponse:
    """All that are going on in which the user takes part, then those that are closed."""
    user = user_of(request)
    rows = with_items_left()
    if not governs(user):
        mine = Q(successor=user) | Q(responsibility__user=user) | Q(responsibility__backup=user)
        rows = rows.filter(mine)
    lines = [handover_line(row) for row in sorted(rows, key=lambda row: (row.closed_at is not None, -row.pk))]
    context = {"lines": lines, "crumbs": [{"label": _("Handovers")}]}
    return render(request, "web/handovers.html", context)


def with_items_left() -> QuerySet[Handover]:
    """Handovers, each with the `number` of its items and how many are `left`."""
    rows = Handover.objects.select_related(*RELATED)
    return rows.annotate(left=Count("items", filter=Q(items__done_at=None)), number=Count("items"))


def handover_line(row: Any) -> dict[str, Any]:
    """Of a list, as `ui/lines.html` takes it."""
    who = _("%(one)s → %(other)s") % {"one": row.responsibility.who, "other": row.successor or "…"}
    left = _("%(left)s of %(number)s left") % {"left": row.left, "number": row.number}
    return {
        "title": row.responsibility.subject,
        "url": row.get_absolute_url(),
        "detail": f"{who} · {date_format(row.on, 'DATE_FORMAT')}",
        "end": _("closed") if row.closed_at else left,
        "icon": "check" if row.closed_at else "users",
    }


def _crumbs(label: str) -> list[dict[str, Any]]:
    return [{"label": _("Handovers"), "url": reverse("web:handovers")}, {"label": label}]
