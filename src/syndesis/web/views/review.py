"""The review of a document and the decisions about its findings."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from syndesis.core.history import ChangedSince
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.intake import policies, services
from syndesis.intake.case import Case
from syndesis.intake.models import Finding, Intake, IntakeStatus
from syndesis.intake.services.mending import ADDABLE
from syndesis.objects import registered
from syndesis.web.intake.queue import next_after
from syndesis.web.review import CERTAIN, review_page
from syndesis.web.views.base import actor_of, get_or_404, user_of
from syndesis.web.views.search import chosen_by_name

P = ParamSpec("P")
INTAKES = Intake.objects.select_related("text__document")


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


def decision(deed: Callable[Concatenate[HttpRequest, Finding, P], Any]) -> Callable[..., HttpResponse]:
    """A view that decides about one finding: refusals become messages, and the cards that changed the answer."""

    @require_POST
    @wraps(deed)
    def view(request: HttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        finding = Finding.objects.filter(pk=pk).select_related("intake").first()
        intake = get_or_404(INTAKES, policies.intakes, request, pk=finding.intake_id if finding else None)
        assert finding is not None
        before = _states(intake)
        _told(request, lambda: deed(request, finding, *args, **kwargs))
        return _answer(request, intake, before, finding.pk)

    return view


def _told(request: HttpRequest, deed: Callable[[], Any]) -> Any:
    """Do it; what stands against it becomes a message that names what does."""
    try:
        return deed()
    except ChangedSince as conflict:
        listed = "; ".join(_named(request, record) for record in conflict.records[:5])
        messages.error(
            request, _("This cannot be taken back: changed or used since: %(records)s.") % {"records": listed}
        )
    except Forbidden as refused:
        messages.error(request, _("You may not change %(record)s: ask its coordinator.") % {"record": refused})
    except Refused as refused:
        messages.error(request, str(refused))
    return None


def _named(request: HttpRequest, record: Model | str) -> str:
    """What stands against it, by its name only where the user may see it."""
    hidden = isinstance(record, Model) and not all(
        kind.policy.can(user_of(request), "view", record) for kind in registered() if isinstance(record, kind.model)
    )
    return _("a record that you may not see") if hidden else str(record)


def _states(intake: Intake) -> dict[int, tuple[str, str]]:
    return {pk: (decision, choice) for pk, decision, choice in intake.findings.values_list("pk", "decision", "choice")}


def _answer(request: HttpRequest, intake: Intake, before: dict[int, tuple[str, str]], decided: int) -> HttpResponse:
    if not getattr(request, "htmx", False):
        return redirect(f"{intake.get_absolute_url()}#finding-{decided}")
    case = Case.of(intake, user_of(request))
    page = review_page(case)
    after = _states(intake)
    changed = {pk for pk, state in after.items() if state != before.get(pk)} | {decided}
    naming = {
        f.pk for f in case.findings if changed & {row.pk for row in [*case.organisations_of(f), *case.people_of(f)]}
    }
    shown = [card for group in page.groups for card in group["findings"] if card["id"] in changed | naming]
    return render(request, "web/review_changes.html", {"review": page, "changed": shown})


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
    services.choose(by=actor_of(request), finding=finding, choice=choice)


@decision
def correct(request: HttpRequest, finding: Finding) -> None:
    values = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    corrected = services.correct(by=actor_of(request), finding=finding, values=values)
    services.accept(by=actor_of(request), finding=corrected)


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """What the reading missed, with its fields open to be put right."""
    intake = get_or_404(INTAKES, policies.intakes, request, pk=pk)
    near = request.POST.get("near", "")
    given = {"category": request.POST.get("category", ""), "words": request.POST.get("words", "")}
    made = _told(
        request,
        lambda: services.add_finding(
            by=actor_of(request), intake=intake, near=int(near) if near.isdecimal() else 0, **given
        ),
    )
    return _edited(intake, made)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    finding = get_object_or_404(Finding.objects.select_related("intake"), pk=pk)
    intake = get_or_404(INTAKES, policies.intakes, request, pk=finding.intake_id)
    asked = request.POST.get("other", "")
    other = get_object_or_404(Finding, pk=int(asked) if asked.isdecimal() else 0, intake=intake)
    kept = _told(request, lambda: services.join(by=actor_of(request), finding=finding, other=other))
    return _shown(intake, kept)


@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    finding = get_object_or_404(Finding.objects.select_related("intake__text"), pk=pk)
    intake = get_or_404(INTAKES, policies.intakes, request, pk=finding.intake_id)
    words = request.POST.get("words", "")
    made = _told(request, lambda: services.split(by=actor_of(request), finding=finding, words=words))
    return _edited(intake, made)


def _shown(intake: Intake, finding: Finding | None) -> HttpResponse:
    return redirect(f"{intake.get_absolute_url()}#finding-{finding.pk}" if finding else intake.get_absolute_url())


def _edited(intake: Intake, finding: Finding | None) -> HttpResponse:
    """The page again, since the words of the text have other colours now."""
    if finding is None:
        return redirect(intake)
    return redirect(f"{intake.get_absolute_url()}?edit={finding.pk}#finding-{finding.pk}")


@require_POST
def accept_above(request: HttpRequest, pk: int) -> HttpResponse:
    intake = get_or_404(INTAKES, policies.intakes, request, pk=pk)
    accepted = _told(request, lambda: services.accept_above(by=actor_of(request), intake=intake, confidence=CERTAIN))
    if accepted is not None:
        number = len(accepted)
        messages.success(
            request,
            ngettext("%(number)s finding accepted.", "%(number)s findings accepted.", number) % {"number": number},
        )
    return redirect(intake)


@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    intake = get_or_404(INTAKES, policies.intakes, request, action="change", pk=pk)
    if services.ask_once_more(intake, by=actor_of(request)):
        messages.success(request, _("The second reader is asked once more."))
    return redirect("web:review", pk)


@require_POST
def undo_all(request: HttpRequest, pk: int) -> HttpResponse:
    intake = get_or_404(INTAKES, policies.intakes, request, pk=pk)
    number = _told(request, lambda: services.undo_all(by=actor_of(request), intake=intake))
    if number is not None:
        messages.success(
            request,
            ngettext("%(number)s acceptance taken back.", "%(number)s acceptances taken back.", number)
            % {"number": number},
        )
    return redirect(intake)
