"""Decisions about one finding."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from syndesis.intake import policies, services
from syndesis.intake.models import Finding
from syndesis.web.review.answers import INTAKES, states, told, what_changed
from syndesis.web.views.base import actor_of, get_or_404
from syndesis.web.views.search import chosen_by_name

P = ParamSpec("P")


def decision(deed: Callable[Concatenate[HttpRequest, Finding, P], Any]) -> Callable[..., HttpResponse]:
    """A view that decides about one finding: refusals become messages, and the cards that changed the answer."""

    @require_POST
    @wraps(deed)
    def view(request: HttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        finding = Finding.objects.filter(pk=pk).select_related("intake").first()
        intake = get_or_404(INTAKES, policies.intakes, request, pk=finding.intake_id if finding else None)
        assert finding is not None
        before = states(intake)
        told(request, lambda: deed(request, finding, *args, **kwargs))
        return what_changed(request, intake, before, finding.pk)

    return view


@decision
def accept(request: HttpRequest, finding: Finding) -> None:
    services.accept(by=actor_of(request), finding=finding)


@decision
def reject(request: HttpRequest, finding: Finding) -> None:
    services.reject(by=actor_of(request), finding=finding)


@decision
def undo(request: HttpRequest, finding: Finding) -> None:
    services.undo(by=actor_of(request), finding=finding)


@decision
def choose(request: HttpRequest, finding: Finding) -> None:
    choice = request.POST.get("choice", "") or chosen_by_name(request, request.POST.get("choice_text", ""))
    always = request.POST.get("reach") != "here"
    services.choose(by=actor_of(request), finding=finding, choice=choice, always=always)


@decision
def correct(request: HttpRequest, finding: Finding) -> None:
    values = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    corrected = services.correct(by=actor_of(request), finding=finding, values=values)
    services.accept(by=actor_of(request), finding=corrected)
