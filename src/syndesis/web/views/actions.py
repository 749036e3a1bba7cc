"""Actions and reminders: the page of an action, and the deeds that Today and the pages of records offer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from syndesis.core import dates
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.objects import registered
from syndesis.web.record import asides, changing, is_quick, quick_look, tabs
from syndesis.web.views.base import actor_of, get_or_404, user_of, visible
from syndesis.work import policies, queries, services
from syndesis.work.forms import HandOverForm, QuickActionForm, ReminderForm
from syndesis.work.models import Action, Reminder
from syndesis.work.objects import ActionType
from syndesis.work.wording import about, done, is_closed, is_open, lateness, named, owner_of
from syndesis.work.wording import subject_of as seen_subject_of

KEY_DIGITS = 19
"""A key has fewer; a longer number is none that a database could hold."""
ACTIONS = Action.objects.select_related("owner")


def way_back(request: HttpRequest, otherwise: str = "") -> str:
    """The page from which a form was sent, as it says itself (`next`); Today where it names none of ours."""
    wanted = request.POST.get("next", "") or otherwise
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else reverse("web:home")


def subject_of(request: HttpRequest) -> Model | None:
    """The record that a form says it is about (`about_type`: "directory.organisation", `about_id`); None for none.
    Raises Http404 also where the user may not see it: nobody learns that it exists."""
    label, key = request.POST.get("about_type", ""), request.POST.get("about_id", "")
    if not label:
        return None
    for kind in registered():
        if kind.model._meta.label_lower == label and key.isdecimal() and len(key) < KEY_DIGITS:
            return get_or_404(kind.model._default_manager.all(), kind.policy, request, pk=int(key))
    raise Http404


def told(request: HttpRequest, deed: Callable[[], Any], done: str = "") -> bool:
    """Do it; what stands against it becomes a message. Tells whether it was done."""
    try:
        deed()
    except Forbidden:
        messages.error(request, _("Your role does not allow this."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, done)
        return True
    return False


@require_POST
def action_add(request: HttpRequest) -> HttpResponse:
    """An action of the user's own, perhaps about a record; what was typed wrongly comes back on a page of its own."""
    subject, form = subject_of(request), QuickActionForm(request.POST)
    if subject is not None and type(subject) not in policies.subjects():
        raise Http404
    if not form.is_valid():
        return _again(request, _("New action"), form, subject)
    user, facts = user_of(request), form.cleaned_data
    told(
        request,
        lambda: services.add_action(by=actor_of(request), owner=user, about=subject, **facts),
        _("“%(action)s” is added.") % {"action": facts["title"]},
    )
    return redirect(way_back(request))


def _again(request: HttpRequest, title: str, form: forms.BaseForm, subject: Model | None) -> HttpResponse:
    """The form with its errors, and what it was about and whence, so that nothing typed is lost."""
    kept = {name: request.POST[name] for name in ("about_type", "about_id", "next") if name in request.POST}
    context = {
        "title": title,
        "lead": named(subject) if subject is not None else "",
        "form": form,
        "kept": kept,
        "cancel_url": way_back(request),
        "crumbs": [{"label": _("Actions"), "url": reverse("web:actions")}, {"label": title}],
    }
    return render(request, "web/action_form.html", context, status=422)


@require_POST
def action_complete(request: HttpRequest, pk: int) -> HttpResponse:
    action = get_or_404(ACTIONS, policies.actions, request, pk=pk)
    message = _("“%(action)s” is done.") % {"action": action}
    told(request, lambda: services.complete_action(action, by=actor_of(request)), message)
    return redirect(way_back(request, action.get_absolute_url()))


@require_POST
def action_drop(request: HttpRequest, pk: int) -> HttpResponse:
    action = get_or_404(ACTIONS, policies.actions, request, pk=pk)
    told(request, lambda: services.drop_action(action, by=actor_of(request)))
    return redirect(way_back(request, action.get_absolute_url()))


@require_POST
def action_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    action = get_or_404(ACTIONS, policies.actions, request, pk=pk)
    told(request, lambda: services.reopen_action(action, by=actor_of(request)))
    return redirect(way_back(request, action.get_absolute_url()))


@require_POST
def action_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    action, form = get_or_404(ACTIONS, policies.actions, request, pk=pk), HandOverForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose who is to do it."))
        return redirect(action)
    to = form.cleaned_data["to"]
    told(request, lambda: services.hand_over_action(action, by=actor_of(request), to=to))
    # Whoever gave it away may see it no more.
    return redirect(action if policies.actions.can(user_of(request), "view", action) else way_back(request))


@require_POST
def reminder_add(request: HttpRequest) -> HttpResponse:
    subject, form = subject_of(request), ReminderForm(request.POST)
    if subject is None:
        raise Http404
    if not form.is_valid():
        return _again(request, _("New reminder"), form, subject)
    facts = form.cleaned_data
    told(
        request,
        lambda: services.set_reminder(by=actor_of(request), about=subject, **facts),
        _("You will be reminded on that day."),
    )
    return redirect(way_back(request))


@require_POST
def reminder_dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    reminder = get_or_404(Reminder.objects.all(), policies.reminders, request, "change", pk=pk)
    told(request, lambda: services.dismiss_reminder(reminder, by=actor_of(request)))
    return redirect(way_back(request))


def action(request: HttpRequest, pk: int) -> HttpResponse:
    rows = visible(ACTIONS.select_related("asked_by", "done_by").prefetch_related("helpers"), policies.actions, request)
    row = queries.with_subject(rows, user_of(request)).filter(pk=pk).first()
    if row is None:
        raise Http404
    if is_quick(request):
        return quick_look(ActionType, row, request)
    may_change = policies.actions.can(user_of(request), "change", row)
    context = {
        "title": row.title,
        "chips": _chips(row),
        "actions": [*changing(ActionType, row), *_deeds(row)] if may_change else [],
        "tabs": tabs(ActionType, row, ""),
        "asides": asides(ActionType, row, request),
        "pairs": _pairs(row),
        "notes": row.notes,
        "hand_over": HandOverForm(initial={"to": row.owner_id}) if may_change and is_open(row) else None,
        "reminder": ReminderForm(),
        "about": {"type": row._meta.label_lower, "id": row.pk},
        "action": row,
        "crumbs": [{"label": _("Actions"), "url": reverse("web:actions")}, {"label": row.title}],
    }
    return render(request, "web/action.html", context)


def _chips(row: Action) -> list[dict[str, Any]]:
    late = lateness(row)
    status = {"label": row.get_status_display(), "tone": "good" if row.done_at else ""}
    return [status, *([{"label": late, "tone": "bad"}] if late else [])]


def _deeds(row: Action) -> list[dict[str, Any]]:
    if is_closed(row):
        return [_deed(row, _("Reopen"), "reopen", "undo-2")]
    return [_deed(row, _("Drop"), "drop", "x"), _deed(row, _("Done"), "complete", "check") | {"primary": True}]


def _deed(row: Action, label: str, name: str, icon: str) -> dict[str, Any]:
    url = reverse(f"web:action_{name}", args=[row.pk])
    return {"label": label, "url": url, "icon": icon, "post": True}


def _pairs(row: Any) -> list[dict[str, Any]]:
    subject = seen_subject_of(row)
    helpers = ", ".join(str(user) for user in row.helpers.all())
    pairs = [
        {"label": _("About"), "value": about(row), "url": subject.get_absolute_url()} if subject is not None else {},
        {"label": _("Due"), "value": dates.full(row.due_on)},
        {"label": _("Owner"), "value": owner_of(row)},
        {"label": _("Helpers"), "value": helpers} if helpers else {},
        {"label": _("Asked by"), "value": str(row.asked_by)} if row.asked_by else {},
        {"label": _("Done"), "value": done(row)} if row.done_at else {},
    ]
    return [pair for pair in pairs if pair]
