"""Setting after how many days promises count as silent."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from syndesis.engagement import services
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.objects import PromiseType
from syndesis.engagement.queries.silence import days_of_silence
from syndesis.engagement.services.silence import SETTERS
from syndesis.web.views.base import actor_of, sent, user_of

LONGEST = 3650
"""Days that a limit may have: what is silent for ten years is not waited for."""


class LimitsForm(forms.Form):
    """The days of each open stage."""

    def __init__(self, data: Any) -> None:
        held = days_of_silence()
        super().__init__(data, initial={stage: held[stage] for stage in OPEN_STAGES})
        for stage in OPEN_STAGES:
            self.fields[stage] = forms.IntegerField(
                label=stage.label,
                required=False,
                min_value=1,
                max_value=LONGEST,
                help_text=gettext_lazy("Days; blank: never silent."),
            )


def may_set(request: HttpRequest) -> bool:
    return user_of(request).role in SETTERS


@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: HttpRequest) -> HttpResponse:
    if not may_set(request):
        raise PermissionDenied
    form = LimitsForm(sent(request))
    if form.is_bound and form.is_valid():
        services.set_silence_limits(
            {str(stage): form.cleaned_data[stage] for stage in OPEN_STAGES}, by=actor_of(request)
        )
        messages.success(request, _("From now on promises are silent after these days."))
        return redirect("web:promises_board")
    context = {
        "title": _("When a promise is silent"),
        "lead": _("After so many days without a stage, a meeting, a note or an action done, people are told of it."),
        "form": form,
        "cancel_url": reverse("web:promises_board"),
        "crumbs": [{"label": PromiseType.plural, "url": reverse("web:promises")}, {"label": _("When it is silent")}],
    }
    return render(request, "web/form.html", context, status=422 if form.is_bound else 200)
