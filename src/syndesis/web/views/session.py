"""Signing in and out."""

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from syndesis.core.accounts.first_run import is_first_run
from syndesis.web.account_forms import SignInForm


class SignIn(LoginView):
    """Where there is nobody yet who could, it leads to the set-up."""

    template_name = "web/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return redirect("web:set_up") if is_first_run() else super().dispatch(request, *args, **kwargs)


class SignOut(LogoutView):
    pass
