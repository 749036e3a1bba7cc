"""Signing in again in the middle of work: what was sent goes along, and comes back in its form.

The sign-in page carries what was typed as hidden fields, so that the server keeps nothing of strangers; after the
sign-in the form is shown with it, and nothing is saved until the user sends it once more. The token of forms guards
both steps, so that no other site can send anything by this way.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from syndesis.web.views.session import SignIn

AGAIN = "sign-in-again"
OWN = {"csrfmiddlewaretoken", AGAIN, "username", "password"}
UNAUTHORIZED = 401
Page = Callable[[], HttpResponseBase]


class SignInAgain(SignIn):
    """The sign-in page that brings a form along; `page` shows that form."""

    template_name = "web/sign_in_again.html"
    page: Page

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        if AGAIN not in self.request.POST:
            del kwargs["data"]  # so far, this is what was typed into the other form
        return kwargs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = [(name, value) for name, values in self.request.POST.lists() if name not in OWN for value in values]
        return super().get_context_data(**kwargs) | {"kept": [*kept, (AGAIN, "1")]}

    def form_valid(self, form: Any) -> HttpResponse:
        login(self.request, form.get_user())
        messages.info(self.request, _("You are signed in again. What you typed is not saved yet."))
        return self.page()  # type: ignore[return-value]


def asked_to_sign_in(request: HttpRequest, page: Page) -> HttpResponseBase:
    """The answer to somebody who is not signed in. A script is told so and keeps its page; without one, what was sent
    is brought along."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    if getattr(request, "htmx", False):
        return HttpResponse(status=UNAUTHORIZED)
    view = SignInAgain(page=page)
    view.setup(request)
    response = view.post(request) if AGAIN in request.POST else view.get(request)
    add_never_cache_headers(response)
    return response
