"""One's own account: name, address, language, password, and where one is signed in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from syndesis.core import accounts
from syndesis.core.accounts import sessions
from syndesis.core.models import User, UserSession
from syndesis.core.services import Refused
from syndesis.directory.models import Responsibility
from syndesis.lib.user_agents import browser_and_system
from syndesis.web.account_forms import ChangePasswordForm, OwnAccountForm, refused
from syndesis.web.digest.views import RhythmForm
from syndesis.web.user_history import period
from syndesis.web.views.base import actor_of, sent, user_of
from syndesis.work.digests import rhythm_of


@sensitive_post_parameters("current_password")
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    initial = {name: getattr(user, name) for name in ("display_name", "email", "language")}
    form = OwnAccountForm(request, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        wanted = {name: form.cleaned_data[name] for name in initial}
        try:
            accounts.revise_own_account(by=actor_of(request), **wanted)
        except Refused as refusal:
            refused(form, refusal)
        else:
            with translation.override(wanted["language"] or translation.get_language()):
                messages.success(request, _("Saved."))
            return redirect("web:account")
    held = Responsibility.objects.on(timezone.localdate()).filter(user=user).select_related("organisation", "region")
    context = {
        "form": form,
        "sessions": [_session(row, request) for row in sessions.sessions_of(user)],
        "rhythm": RhythmForm(initial={"rhythm": rhythm_of(user)}),
        "responsibilities": [_responsibility(row) for row in held.order_by("pk")],
        "crumbs": [{"label": _("Your account")}],
    }
    return render(request, "web/account/account.html", context, status=422 if form.errors else 200)


def _session(row: UserSession, request: HttpRequest) -> dict[str, Any]:
    browser, system = browser_and_system(row.agent)
    device = _("%(browser)s on %(system)s") if browser and system else "%(browser)s%(system)s"
    return {
        "device": device % {"browser": browser, "system": system} or _("Unknown device"),
        "icon": "smartphone" if system in ("iPhone", "Android", "HarmonyOS") else "monitor",
        "address": row.address or "",
        "seen": date_format(timezone.localtime(row.seen_at), "DATETIME_FORMAT") if row.seen_at else "",
        "handle": sessions.handle(row),
        "is_this": row.session_key == request.session.session_key,
    }


def _responsibility(row: Responsibility) -> dict[str, Any]:
    url = row.organisation.get_absolute_url() if row.organisation else ""
    return {
        "title": row.subject,
        "url": url,
        "icon": "building-2" if row.organisation else "globe",
        "detail": period(row.starts_on, row.ends_on),
    }


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Another password ends all other sessions."""
    user = user_of(request)
    form = ChangePasswordForm(user, sent(request))
    form.request = request
    if request.method == "POST" and form.is_valid():
        key = request.session.session_key or ""
        row = accounts.set_password(
            by=actor_of(request), user=user, password=form.cleaned_data["new_password1"], keep=key
        )
        update_session_auth_hash(request, row)
        messages.success(request, _("The password is changed; all other devices were signed out."))
        return redirect("web:account")
    context = {
        "form": form,
        "title": _("Change the password"),
        "lead": _("All other devices will be signed out."),
        "submit": _("Change the password"),
        "cancel_url": reverse("web:account"),
        "crumbs": [{"label": _("Your account"), "url": reverse("web:account")}, {"label": _("Password")}],
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)


@require_POST
def end_session(request: HttpRequest, handle: str) -> HttpResponse:
    """Signs out one device of one's own; this one too."""
    if handle == _own_handle(request):
        logout(request)
        return redirect("web:login")
    if sessions.end_session(user=user_of(request), named=handle):
        messages.success(request, _("The device is signed out."))
    return redirect("web:account")


def _own_handle(request: HttpRequest) -> str:
    row = UserSession.objects.filter(session_key=request.session.session_key).first()
    return sessions.handle(row) if row else ""


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    number = sessions.end_sessions(user=user_of(request), keep=request.session.session_key or "")
    done = ngettext("%(number)s device is signed out.", "%(number)s devices are signed out.", number)
    messages.success(request, done % {"number": number})
    return redirect("web:account")


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Django's own view sets the cookie and goes back; who is signed in keeps the choice on every device."""
    code = request.POST.get("language", "")
    if isinstance(request.user, User) and translation.check_for_language(code):
        accounts.choose_language(by=actor_of(request), language=code)
    return set_language(request)
