"""Adding to an engagement on its page, and changing what was added on a page of its own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from syndesis.core.history import recording
from syndesis.core.services import Refused
from syndesis.engagement import policies, services
from syndesis.engagement.choices import Clearance
from syndesis.engagement.models import Engagement, Quotation
from syndesis.engagement.wording import engagement_title
from syndesis.objects.services import seen_by
from syndesis.web.engagement.entries import PARTS, EntryForm, Part
from syndesis.web.engagement.page import engagement_page
from syndesis.web.record.deeds import permitted, told
from syndesis.web.views.base import actor_of, get_or_404, user_of

UNPROCESSABLE = 422


def add(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """A form that is sent adds a row; one that is wrong stands on the page of the engagement, as it was typed."""
    kept, engagement = _part(part), _changeable(request, pk)
    if request.method != "POST":
        return redirect(f"{engagement.get_absolute_url()}#{kept.name}")
    form = kept.form()(
        request.POST, request.FILES, reader=user_of(request), engagement=engagement, auto_id=f"{kept.name}_%s"
    )
    if form.is_valid() and _done(request, form, kept, engagement):
        return redirect(f"{engagement.get_absolute_url()}#{kept.name}")
    context = engagement_page(engagement, request, {kept.name: form})
    return render(request, "web/engagement/engagement.html", context, status=UNPROCESSABLE)


def entry(request: HttpRequest, pk: int, part: str, key: int) -> HttpResponse:
    """One row on a page of its own, to be changed."""
    kept, engagement = _part(part), _changeable(request, pk)
    row = _row(request, kept, engagement, key)
    sent = request.POST if request.method == "POST" else None
    form = kept.form(there=True)(sent, reader=user_of(request), engagement=engagement, instance=row)
    if form.is_bound and form.is_valid():
        by = actor_of(request)

        def deed() -> None:
            with recording(by, "Engagement changed"):
                kept.revise(by, _row(request, kept, engagement, key), form.said(by))

        try:
            permitted(request, deed, _("It is changed."))
            return redirect(f"{engagement.get_absolute_url()}#{kept.name}")
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    context = {
        "title": str(row),
        "form": form,
        "cancel_url": f"{engagement.get_absolute_url()}#{kept.name}",
        "remove_url": reverse("web:engagement_entry_remove", args=[pk, part, key]),
        "crumbs": [
            {"label": _("Engagement"), "url": reverse("web:engagements")},
            {"label": engagement_title(engagement), "url": engagement.get_absolute_url()},
            {"label": str(row)},
        ],
    }
    return render(request, "web/engagement/entry.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
def remove(request: HttpRequest, pk: int, part: str, key: int) -> HttpResponse:
    kept, engagement = _part(part), _changeable(request, pk)
    row = _row(request, kept, engagement, key)
    told(request, lambda: kept.remove(row, by=actor_of(request)), _("It is taken out."))
    return redirect(f"{engagement.get_absolute_url()}#{kept.name}")


@require_POST
def clear(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Whether a quotation may be published: for managers to say."""
    engagement = _changeable(request, pk)
    row: Any = _row(request, PARTS["quotations"], engagement, key)
    assert isinstance(row, Quotation)
    clearance = request.POST.get("clearance", "")
    if clearance not in Clearance.values:
        raise Http404
    told(request, lambda: services.clear_quotation(row, by=actor_of(request), clearance=clearance), _("It is noted."))
    return redirect(f"{engagement.get_absolute_url()}#quotations")


def _done(request: HttpRequest, form: EntryForm, kept: Part, engagement: Engagement) -> bool:
    by = actor_of(request)

    def deed() -> None:
        with recording(by, "Engagement completed"):
            kept.add(by, engagement, form.said(by))

    try:
        return permitted(request, deed)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False


def _part(name: str) -> Part:
    if name not in PARTS:
        raise Http404
    return PARTS[name]


def _changeable(request: HttpRequest, pk: int) -> Engagement:
    rows = Engagement.objects.filter(archived_at=None).prefetch_related("participants__organisation", "sessions")
    return get_or_404(rows, policies.engagements, request, "change", pk=pk)


def _row(request: HttpRequest, kept: Part, engagement: Engagement, key: int) -> Any:
    rows = kept.model._default_manager.filter(seen_by(kept.model, user_of(request)), engagement=engagement, pk=key)
    row = rows.first()
    if row is None:
        raise Http404
    return row
