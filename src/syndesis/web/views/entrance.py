"""Coming in without a password: by an invitation, or by a link for a new password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login, views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from syndesis.core import accounts
from syndesis.core.accounts import mailing
from syndesis.core.accounts.addresses import client_address
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.web.views.base import sent
from syndesis.web.views.user_deeds import site_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
GONE = 410


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at the page uses nothing up: mail scanners open links."""
    invited = accounts.invited_by_token(token)
    if invited is None:
        return _refused(request)
    form = SetPasswordForm(invited, sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            user = accounts.accept_invitation(token=token, password=form.cleaned_data["new_password1"])
        except Refused:
            return _refused(request)
        login(request, user, BACKEND)
        messages.success(request, _("Welcome, %(user)s.") % {"user": user})
        return redirect("web:home")
    context = {"form": form, "person": invited, "institution": site_of(request)["institution"]}
    return render(request, "web/account/invitation.html", context, status=422 if form.errors else 200)


def _refused(request: HttpRequest) -> HttpResponse:
    return render(request, "web/account/invitation_refused.html", status=GONE)


class AskForPassword(views.PasswordResetView):
    """The answer is the same whether anybody has the address or not."""

    template_name = "web/account/reset.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Django would send the mails here; ours are counted, and sent by a job."""
        mailing.ask_for_reset(
            email=form.cleaned_data["email"],
            language=get_language() or "",
            address=client_address(self.request),
            **site_of(self.request),
        )
        return redirect("web:password_reset_done")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if mailing.sends_mail() else self.get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sends_mail": mailing.sends_mail()}


class PasswordAsked(views.PasswordResetDoneView):
    template_name = "web/account/reset_asked.html"


class SetByLink(SetPasswordForm):
    """Django's form, which writes by the service: every session of the user ends."""

    def save(self, commit: bool = True) -> User:
        password = self.cleaned_data["new_password1"]
        return accounts.set_password(by=Actor(self.user), user=self.user, password=password)


class SetPassword(views.PasswordResetConfirmView):
    form_class = SetByLink
    template_name = "web/account/reset_confirm.html"
    success_url = reverse_lazy("web:home")
    post_reset_login = True
    post_reset_login_backend = BACKEND

    def get_user(self, uidb64: str) -> User | None:
        """Nobody for whoever was deactivated since the link was sent, or never came in."""
        user = super().get_user(uidb64)
        return user if isinstance(user, User) and user.is_active and user.has_usable_password() else None

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        messages.success(self.request, _("The password is changed; all other devices were signed out."))
        return response

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        failed = context["form"] is not None and context["form"].errors
        return super().render_to_response(context, status=(422 if failed else 200) if self.validlink else GONE)
