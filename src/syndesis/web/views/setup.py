"""The first run: language, home institution, first administrator. Once there is a user, these pages are gone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from syndesis.core.accounts import first_run
from syndesis.core.history import Actor, recording
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home
from syndesis.directory.services import load_classifications
from syndesis.web.account_forms import FirstAdministratorForm
from syndesis.web.views.base import sent
from syndesis.web.views.entrance import BACKEND
from syndesis.web.views.institution import OrganisationChoice, knows_the_world, settle
from syndesis.web.views.search import show_options

PROVED = "set_up_code"
"""Key of the session of somebody who typed the code."""


class BeginForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    code = forms.CharField(
        label=gettext_lazy("Set-up code"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("“syndesis serve” prints it when it starts, and “syndesis setup” at any time."),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not first_run.is_set_up_code(code):
            raise forms.ValidationError(_("This is not the code of this installation."))
        return code


def first_run_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @login_not_required
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not first_run.is_first_run():
            raise Http404
        return view(request)

    return guarded


def _has_proved(request: HttpRequest) -> bool:
    return first_run.is_set_up_code(request.session.get(PROVED, ""))


@first_run_only
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """First the language and the code, which shows that one can read what the server prints."""
    form = BeginForm(sent(request), initial={"language": get_language(), "code": request.GET.get("code", "")})
    form.fields["language"].choices = [  # type: ignore[attr-defined]
        (code, translation.get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES
    ]
    if request.method == "POST" and form.is_valid():
        request.session[PROVED] = form.cleaned_data["code"]
        response = redirect("web:set_up_people")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax")
        return response
    return render(request, "web/account/set_up.html", {"form": form}, status=422 if form.errors else 200)


@first_run_only
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Then the home institution and the first administrator, written together."""
    if not _has_proved(request):
        return redirect("web:set_up")
    ours, choice = home(), OrganisationChoice.of(request)
    form = FirstAdministratorForm(User(), sent(request))
    if request.method == "POST":
        if ours is None and choice.is_blank:
            choice.errors.append(_("Name your institution."))
        if form.is_valid() and not choice.errors and (user := _write(ours, choice, form)):
            del request.session[PROVED]
            login(request, user, BACKEND)
            messages.success(request, _("Syndesis is set up. Invite your colleagues under Settings."))
            return redirect("web:home")
    context = {
        "form": form,
        "ours": ours,
        "choice": choice,
        "options_url": reverse("web:set_up_options"),
        "knows_the_world": knows_the_world(),
    }
    failed = form.errors or choice.errors
    return render(request, "web/account/set_up_people.html", context, status=422 if failed else 200)


def _write(ours: Organisation | None, choice: OrganisationChoice, form: Any) -> User | None:
    facts = {name: form.cleaned_data[name] for name in ("email", "display_name")}
    try:
        with recording(Actor.system(), "First administrator set up"):
            user = first_run.register_first_administrator(
                password=form.cleaned_data["new_password1"], language=get_language() or "", **facts
            )
            load_classifications(by=Actor.system())
            if ours is None:
                settle(choice, by=Actor.system())
    except Refused as refusal:
        choice.errors.append(str(refusal))
        return None
    return user


@first_run_only
def options(request: HttpRequest) -> HttpResponse:
    """What the field of the institution offers; only to somebody who typed the code."""
    if not _has_proved(request):
        raise Http404
    return show_options(request, Organisation.objects.filter(archived_at=None), new=True)
