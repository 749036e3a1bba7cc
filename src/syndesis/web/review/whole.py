"""The review of a document, and what is decided about many of its findings at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from syndesis.intake import policies, services
from syndesis.intake.case import Case
from syndesis.intake.doubts import CERTAIN
from syndesis.intake.models import IntakeStatus
from syndesis.intake.services.mending import ADDABLE
from syndesis.web.intake.queue import next_after
from syndesis.web.review.answers import INTAKES, states, told, what_changed
from syndesis.web.review.page import review_page
from syndesis.web.views.base import actor_of, get_or_404, user_of


def review(request: HttpRequest, pk: int) -> HttpResponse:
    intake = get_or_404(INTAKES, policies.intakes, request, pk=pk)
    case = Case.of(intake, user_of(request))
    asked = request.GET.get("edit", "")
    context = {
        "review": review_page(case),
        "editing": int(asked) if asked.isdecimal() else None,
        "addable": [(category.value, category.label) for category in ADDABLE],
        "next_url": next_after(request, intake),
        "intake": intake,
        "reading": intake.status == IntakeStatus.WAITING,
        "failed": intake.error if intake.status == IntakeStatus.FAILED else "",
        "crumbs": [{"label": _("Intake"), "url": reverse("web:intake")}, {"label": intake.text.document.title}],
    }
    return render(request, "web/review.html", context)


@require_POST
def accept_above(request: HttpRequest, pk: int) -> HttpResponse:
    intake = get_or_404(INTAKES, policies.intakes, request, pk=pk)
    before = states(intake)
    accepted = told(request, lambda: services.accept_above(by=actor_of(request), intake=intake, confidence=CERTAIN))
    if accepted is not None:
        number = len(accepted)
        messages.success(
            request,
            ngettext("%(number)s finding accepted.", "%(number)s findings accepted.", number) % {"number": number},
        )
    return what_changed(request, intake, before)


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """By the reader that gave up: the first, or else the second."""
    intake = get_or_404(INTAKES, policies.intakes, request, action="change", pk=pk)
    by = actor_of(request)
    if not services.read_once_more(intake, by=by) and services.ask_once_more(intake, by=by):
        messages.success(request, _("The second reader is asked once more."))
    return redirect("web:review", pk)


@require_POST
def undo_all(request: HttpRequest, pk: int) -> HttpResponse:
    intake = get_or_404(INTAKES, policies.intakes, request, pk=pk)
    number = told(request, lambda: services.undo_all(by=actor_of(request), intake=intake))
    if number is not None:
        messages.success(
            request,
            ngettext("%(number)s acceptance taken back.", "%(number)s acceptances taken back.", number)
            % {"number": number},
        )
    return redirect(intake)
