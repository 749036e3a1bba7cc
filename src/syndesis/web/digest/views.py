"""Choosing how often one is written, and stopping it from a mail."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from syndesis.core.history import Actor
from syndesis.web.views.base import actor_of
from syndesis.work import digests
from syndesis.work.choices import DigestRhythm


class RhythmForm(forms.Form):
    rhythm = forms.ChoiceField(
        label=gettext_lazy("Write me what is due, silent and ahead"),
        choices=DigestRhythm.choices,
        widget=forms.RadioSelect,
    )


@require_POST
def rhythm(request: HttpRequest) -> HttpResponse:
    form = RhythmForm(request.POST)
    if form.is_valid():
        digests.choose_rhythm(by=actor_of(request), rhythm=form.cleaned_data["rhythm"])
        messages.success(request, _("Saved."))
    return redirect("web:account")


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds a mail can stop further ones: by the button of this page, or a program by one POST (RFC 8058).
    Merely looking stops nothing, since programs look at links before people do."""
    user = digests.user_of_token(token)
    if user is None:
        raise Http404
    if request.method == "POST":
        digests.choose_rhythm(by=Actor(user), rhythm=DigestRhythm.NEVER)
    context = {"stopped": digests.rhythm_of(user) == DigestRhythm.NEVER}
    return render(request, "web/account/digest_stop.html", context)
