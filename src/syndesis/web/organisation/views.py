"""Renaming, moving, closing and reopening an organisation, and filling in what the catalogue knows of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.history import recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import IdentifierScheme
from syndesis.directory.models import Organisation
from syndesis.directory.queries.standing import is_closed
from syndesis.directory.services import (
    close_organisation,
    complete_from_catalogue,
    move_organisation,
    rename_organisation,
    reopen_organisation,
)
from syndesis.objects.forms import made
from syndesis.web.organisation.forms import CloseForm, MoveForm, RenameForm
from syndesis.web.record.deeds import permitted, told
from syndesis.web.views.base import actor_of, get_or_404, sent, user_of

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = _changeable(request, pk), RenameForm(sent(request))

    def deed() -> None:
        rename_organisation(row, by=actor_of(request), **form.cleaned_data)

    if form.is_bound and form.is_valid() and _done(request, form, deed, _("It bears its new name.")):
        return redirect(row)
    return _form(request, row, form, _("Rename: %(organisation)s") % {"organisation": row}, _("Rename"))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    row = _changeable(request, pk)
    if not _may_move(row, request):
        raise Http404
    form, by = MoveForm(sent(request), user_of(request), {"parent": row.parent}), actor_of(request)

    def deed() -> None:
        with recording(by, "Organisation moved"):
            move_organisation(row, by=by, parent=made(form.cleaned_data["parent"], by))

    if form.is_bound and form.is_valid() and _done(request, form, deed, _("It stands in its new place.")):
        return redirect(row)
    return _form(request, row, form, _("Move: %(organisation)s") % {"organisation": row}, _("Move"))


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row, form, by = _changeable(request, pk), CloseForm(sent(request), user_of(request)), actor_of(request)

    def deed() -> None:
        with recording(by, "Organisation closed"):
            facts = {name: form.cleaned_data[name] for name in ("on", "remark")}
            close_organisation(row, by=by, successors=made(form.cleaned_data["successors"], by), **facts)

    if form.is_bound and form.is_valid() and _done(request, form, deed, _("It is closed; all on record stays.")):
        return redirect(row)
    title = _("Close: %(organisation)s") % {"organisation": row}
    lead = _("For an organisation that no longer exists. Its page stays, and leads to what continues it.")
    return _form(request, row, form, title, _("Close"), lead=lead)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    row = _changeable(request, pk)
    told(request, lambda: reopen_organisation(row, by=actor_of(request)), _("It is no longer closed."))
    return redirect(row)


@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """What is blank is filled in with what the catalogue knows, by the ROR id."""
    row = _changeable(request, pk)
    filled: list[Organisation] = []
    if told(request, lambda: filled.extend(complete_from_catalogue([row], by=actor_of(request)))):
        if filled:
            messages.success(request, _("What was blank is filled in from the catalogue."))
        else:
            messages.info(request, _("The catalogue knows nothing of it that was blank here."))
    return redirect(row)


def actions_on(row: Organisation, request: HttpRequest) -> list[dict[str, Any]]:
    """The deeds that are offered on its page, to those who may change it."""
    if row.archived_at or not policies.organisations.can(user_of(request), "change", row):
        return []
    offered = [_action("rename", row, _("Rename…"))]
    if row.identifiers.filter(scheme=IdentifierScheme.ROR).exists():
        offered.append(_action("complete", row, _("Fill in from the catalogue")) | {"post": True})
    if row.is_home:
        return offered
    if _may_move(row, request):
        offered.append(_action("move", row, _("Make it part of another…")))
    if is_closed(row):
        return [*offered, _action("reopen", row, _("Not closed after all")) | {"post": True}]
    return [*offered, _action("close", row, _("It no longer exists…"))]


def _may_move(row: Organisation, request: HttpRequest) -> bool:
    """What is part of something that the user may not see stays there."""
    return row.parent is None or policies.organisations.can(user_of(request), "view", row.parent)


def _action(name: str, row: Organisation, label: str) -> dict[str, Any]:
    return {"label": label, "url": reverse(f"web:organisation_{name}", args=[row.pk])}


def _changeable(request: HttpRequest, pk: int) -> Organisation:
    rows = Organisation.objects.select_related("parent").filter(archived_at=None, merged_into=None)
    return get_or_404(rows, policies.organisations, request, "change", pk=pk)


def _done(request: HttpRequest, form: forms.Form, deed: Callable[[], Any], words: str) -> bool:
    """Do it; what the rules refuse stands in the form."""
    try:
        return permitted(request, deed, words)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False


def _form(
    request: HttpRequest, row: Organisation, form: forms.Form, title: str, submit: str, *, lead: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "submit": submit,
        "cancel_url": row.get_absolute_url(),
        "crumbs": [
            {"label": _("Organisations"), "url": reverse("web:organisations")},
            {"label": row.name, "url": row.get_absolute_url()},
            {"label": submit},
        ],
    }
    return render(request, "web/form.html", context, status=UNPROCESSABLE if form.errors else 200)
