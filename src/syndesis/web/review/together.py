"""Decisions about findings that are shown as a group."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from syndesis.intake import policies, services
from syndesis.intake.models import Decision, Intake
from syndesis.web.review.answers import INTAKES, states, told, what_changed
from syndesis.web.views.base import actor_of, get_or_404


def decision(deed: Callable[[HttpRequest, Intake, list[int]], Any]) -> Callable[..., HttpResponse]:
    """A view that decides about the findings that the form names, as far as they are of this intake."""

    @require_POST
    @wraps(deed)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        intake = get_or_404(INTAKES, policies.intakes, request, pk=pk)
        before = states(intake)
        asked = [int(key) for key in request.POST.getlist("finding") if key.isdecimal()]
        seen = [key for key in asked if key in before]
        told(request, lambda: deed(request, intake, seen))
        return what_changed(request, intake, before, *seen)

    return view


@decision
def accept(request: HttpRequest, intake: Intake, seen: list[int]) -> None:
    services.accept_together(by=actor_of(request), intake=intake, findings=seen)
    left = intake.findings.filter(pk__in=seen, decision=Decision.OPEN).count()
    if left:
        message = ngettext(
            "%(number)s stays open: it is doubtful, or names what is. Decide about it by itself.",
            "%(number)s stay open: they are doubtful, or name what is. Decide about them one by one.",
            left,
        )
        messages.info(request, message % {"number": left})


@decision
def reject(request: HttpRequest, intake: Intake, seen: list[int]) -> None:
    services.reject_together(by=actor_of(request), intake=intake, findings=seen)


@decision
def undo(request: HttpRequest, intake: Intake, seen: list[int]) -> None:
    services.undo_together(by=actor_of(request), intake=intake, findings=seen)
