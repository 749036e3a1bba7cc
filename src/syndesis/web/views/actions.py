"""Actions and reminders: the page of an action, and what is written from Today and from the pages of records."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from syndesis.objects import registered
from syndesis.web.record import is_quick, page_of, quick_look, record_or_404, told
from syndesis.web.views.base import actor_of, get_or_404, user_of
from syndesis.web.views.lists import ListView
from syndesis.work import policies, services
from syndesis.work.choices import ActionStatus
from syndesis.work.forms import HandOverForm, QuickActionForm, ReminderForm
from syndesis.work.models import Action, Reminder
from syndesis.work.objects import ActionType
from syndesis.work.wording import is_open, lateness, named

KEY_DIGITS = 19
"""A key has fewer; a longer number is none that a database could hold."""


class ActionsView(ListView):
    """The list of actions, with the way to one's own."""

    kind = ActionType

    def around(self, request: HttpRequest) -> dict[str, Any]:
        still_open, given = {"status": ActionStatus.OPEN.value}, request.GET.dict()
        choices = [
            (_("Mine"), still_open | {"by": user_of(request).username}),
            (pgettext("of an action", "Open"), still_open),
            (_("All"), {}),
        ]
        shapes = [
            {"label": label, "url": f"?{urlencode(wanted)}", "current": given == wanted} for label, wanted in choices
        ]
        return super().around(request) | {"shapes": shapes}


def action(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that every record has, with handing over and a reminder."""
    row = record_or_404(ActionType, request, pk)
    if is_quick(request):
        return quick_look(ActionType, row, request)
    context = page_of(ActionType, row, request)
    if late := lateness(row):
        context["chips"].append({"label": late, "tone": "bad"})
    may_hand_over = is_open(row) and policies.actions.can(user_of(request), "change", row)
    context |= {
        "hand_over": HandOverForm(initial={"to": row.owner_id}) if may_hand_over else None,
        "may_ask": may_hand_over,
        "about": {"type": row._meta.label_lower, "id": row.pk},
    }
    return render(request, "web/action.html", context)


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


@require_POST
def action_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = get_or_404(Action.objects.all(), policies.actions, request, pk=pk), HandOverForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose who is to do it."))
        return redirect(row)
    to = form.cleaned_data["to"]
    told(request, lambda: services.hand_over_action(row, by=actor_of(request), to=to))
    # Whoever gave it away may see it no more.
    return redirect(row if policies.actions.can(user_of(request), "view", row) else way_back(request))


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
    row = get_or_404(Reminder.objects.all(), policies.reminders, request, "change", pk=pk)
    told(request, lambda: services.dismiss_reminder(row, by=actor_of(request)))
    return redirect(way_back(request))


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


def way_back(request: HttpRequest) -> str:
    """The page from which a form was sent, as it says itself (`next`); Today where it names none of ours."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else reverse("web:home")


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
