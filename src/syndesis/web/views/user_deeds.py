"""Settings: inviting somebody, and the deeds on one user."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core import accounts
from syndesis.core.accounts import mailing
from syndesis.core.history import recording
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.directory.queries import home
from syndesis.directory.services import give_responsibility
from syndesis.web.account_forms import AreaForm, UserForm, refused
from syndesis.web.views.base import actor_of, sent
from syndesis.web.views.institution import OrganisationChoice
from syndesis.web.views.settings import administrators_only, crumbs
from syndesis.web.views.users import user_or_404


def site_of(request: HttpRequest) -> dict[str, str]:
    """What links and texts of mails need to know of this site."""
    return {"site": f"{request.scheme}://{request.get_host()}", "institution": str(home() or "")}


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """Name, address, role, language and what they answer for; more of that can be added on their page."""
    form = UserForm(sent(request), initial={"language": get_language()})
    area = AreaForm(sent(request))
    choice = OrganisationChoice.of(request)
    if request.method == "POST" and all([form.is_valid(), area.is_valid()]):
        unit = None if choice.is_blank else choice.on_record()
        if not choice.errors and (new := _invite(request, form, area, unit)):
            return _send_invitation(request, new)
    context = {
        "form": form,
        "area": area,
        "choice": choice,
        "options_url": reverse("web:organisation_options") + "?only=records",
        "sends_mail": mailing.sends_mail(),
        "days": accounts.INVITATION_DAYS,
        "crumbs": crumbs((_("Users"), reverse("web:settings_users")), (_("Invite somebody"), "")),
    }
    failed = form.errors or area.errors or choice.errors
    return render(request, "web/settings/invite.html", context, status=422 if failed else 200)


def _invite(request: HttpRequest, form: UserForm, area: AreaForm, unit: Any) -> User | None:
    by, about = actor_of(request), area.cleaned_data
    days = {"starts_on": about["starts_on"], "ends_on": about["ends_on"]}
    try:
        with recording(by, "Person invited"):
            new = accounts.invite(by=by, **form.cleaned_data)
            if unit is not None:
                give_responsibility(by=by, user=new, organisation=unit, **days)
            if about["area"]:
                give_responsibility(by=by, user=new, **about["area"], **days)
    except Refused as refusal:
        refused(area if refusal.field in area.fields else form, refusal)
    else:
        return new
    return None


def _send_invitation(request: HttpRequest, invited: User) -> HttpResponse:
    """By mail, where this site sends any; else the link is shown, this once."""
    if not mailing.sends_mail():
        return _show_link(request, invited, mailing.invitation_link(invited, site_of(request)["site"]))
    if mailing.ask_for_invitation(user=invited, **site_of(request)):
        messages.success(request, _("The invitation is on its way to %(address)s.") % {"address": invited.email})
    else:
        messages.warning(request, _("Too many mails went to this address in the last hour. Make a link instead."))
    return redirect("web:settings_user", invited.pk)


def _show_link(request: HttpRequest, about: User, link: str) -> HttpResponse:
    context = {
        "person": about,
        "link": link,
        "invites": about.invited_at is not None,
        "sends_mail": mailing.sends_mail(),
        "crumbs": crumbs((_("Users"), reverse("web:settings_users")), (str(about), "")),
    }
    return render(request, "web/settings/link.html", context)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = user_or_404(pk)
    initial = {name: getattr(row, name) for name in ("display_name", "email", "role", "language")}
    form = UserForm(sent(request), initial=initial)
    if row.pk == request.user.pk:
        form.fields["role"].disabled = True
        form.fields["role"].help_text = _("Nobody can change their own role: ask another administrator.")
    if request.method == "POST" and form.is_valid():
        try:
            new = accounts.revise_user(by=actor_of(request), user=row, **form.cleaned_data)
        except Refused as refusal:
            refused(form, refusal)
        else:
            if new.invited_at != row.invited_at:
                return _send_invitation(request, new)
            messages.success(request, _("Saved."))
            return redirect("web:settings_user", pk)
    context = {
        "form": form,
        "title": row,
        "cancel_url": reverse("web:settings_user", args=[pk]),
        "crumbs": crumbs(
            (_("Users"), reverse("web:settings_users")),
            (str(row), reverse("web:settings_user", args=[pk])),
            (_("Change"), ""),
        ),
    }
    return render(request, "web/form.html", context, status=422 if form.errors else 200)


@administrators_only
@require_POST
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    return _deed(request, pk, accounts.deactivate, _("%(user)s cannot sign in any more and was signed out."))


@administrators_only
@require_POST
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    return _deed(request, pk, accounts.reactivate, _("%(user)s can sign in again."))


@administrators_only
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return _deed(request, pk, accounts.withdraw_invitation, _("The invitation of %(user)s does not work any more."))


def _deed(request: HttpRequest, pk: int, deed: Any, done: str) -> HttpResponse:
    row = user_or_404(pk)
    try:
        deed(by=actor_of(request), user=row)
        messages.success(request, done % {"user": row})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("web:settings_user", pk)


@administrators_only
@require_POST
@never_cache
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """A new invitation: sent again, or with `as=link` shown to be passed on."""
    try:
        row = accounts.renew_invitation(by=actor_of(request), user=user_or_404(pk))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("web:settings_user", pk)
    if request.POST.get("as") == "link":
        return _show_link(request, row, mailing.invitation_link(row, site_of(request)["site"]))
    return _send_invitation(request, row)


@administrators_only
@require_POST
@never_cache
def password_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A link for a new password, to be passed on to somebody whom no mail reaches."""
    try:
        row = accounts.note_password_link(by=actor_of(request), user=user_or_404(pk))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("web:settings_user", pk)
    return _show_link(request, row, mailing.reset_link(row, site_of(request)["site"]))
