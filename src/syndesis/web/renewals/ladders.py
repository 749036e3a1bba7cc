"""Settings: how long before a decision reminders come, by kind of agreement."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from syndesis.agreements.choices import AgreementKind
from syndesis.agreements.models import ReminderLadder
from syndesis.agreements.queries.ladders import LONGEST, Ladder, ladders
from syndesis.agreements.services.ladders import forget_ladder, refuse_crooked, set_ladder
from syndesis.core.services import Refused
from syndesis.web.views.base import actor_of, sent
from syndesis.web.views.settings import administrators_only, crumbs

OTHERS = "others"
"""In addresses: the ladder of all kinds that have none of their own."""


class LadderForm(forms.Form):
    """The rungs of one ladder."""

    days = forms.CharField(
        label=gettext_lazy("Days before the decision"),
        max_length=200,
        help_text=gettext_lazy("Descending, as “365, 180, 90, 60, 30, 15, 0”; 0 is the day itself."),
    )
    escalate_after = forms.IntegerField(
        label=gettext_lazy("Managers are told after days without an answer"),
        required=False,
        min_value=0,
        max_value=LONGEST,
        help_text=gettext_lazy("Blank: never."),
    )

    def __init__(self, data: Any, ladder: Ladder) -> None:
        super().__init__(data, initial={"days": _written(ladder), "escalate_after": ladder.escalate_after})

    def clean_days(self) -> list[int]:
        found = []
        for part in re.split(r"[\s,;]+", self.cleaned_data["days"].strip(" ,;")):
            if not re.fullmatch(r"-?\d{1,6}", part):
                raise ValidationError(_("“%(text)s” is no number of days."), params={"text": part[:40]})
            found.append(int(part))
        try:
            refuse_crooked(found)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return found


@require_GET
@administrators_only
def ladder_list(request: HttpRequest) -> HttpResponse:
    own = set(ReminderLadder.objects.values_list("kind", flat=True))
    lines = [
        {
            "title": _name(kind),
            "url": reverse("web:settings_ladder", args=[kind or OTHERS]),
            "detail": _told(ladder) if kind in own or not kind else _("as all other kinds"),
            "end": _("changed here") if kind in own else "",
            "icon": "clock",
        }
        for kind, ladder in ladders().items()
    ]
    return render(request, "web/settings/ladders.html", {"lines": lines, "crumbs": crumbs((_title(), ""))})


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def ladder(request: HttpRequest, kind: str) -> HttpResponse:
    key = _key(kind)
    form = LadderForm(sent(request), ladders()[key])
    if form.is_bound and form.is_valid():
        set_ladder(key, by=actor_of(request), **form.cleaned_data)
        messages.success(request, _("Reminders come by these days from the next morning on."))
        return redirect("web:settings_ladders")
    context = {
        "title": _name(key),
        "form": form,
        "forget_url": reverse("web:settings_ladder_forget", args=[kind]),
        "is_own": ReminderLadder.objects.filter(kind=key).exists(),
        "is_usual": not key,
        "cancel_url": reverse("web:settings_ladders"),
        "crumbs": crumbs((_title(), reverse("web:settings_ladders")), (_name(key), "")),
    }
    return render(request, "web/settings/ladder.html", context, status=422 if form.is_bound else 200)


@require_POST
@administrators_only
def forget(request: HttpRequest, kind: str) -> HttpResponse:
    forget_ladder(_key(kind), by=actor_of(request))
    messages.success(request, _("Its reminders come as they usually do."))
    return redirect("web:settings_ladders")


def _key(kind: str) -> str:
    if kind != OTHERS and kind not in AgreementKind.values:
        raise Http404
    return "" if kind == OTHERS else kind


def _title() -> str:
    return _("Reminders of agreements")


def _name(kind: str) -> str:
    return str(AgreementKind(kind).label) if kind else _("All other kinds")


def _written(ladder: Ladder) -> str:
    return ", ".join(str(day) for day in ladder.days)


def _told(ladder: Ladder) -> str:
    days = _("%(days)s days before") % {"days": _written(ladder)}
    if ladder.escalate_after is None:
        return days
    after = ngettext("managers after %(number)s day", "managers after %(number)s days", ladder.escalate_after)
    return " · ".join((days, after % {"number": ladder.escalate_after}))
