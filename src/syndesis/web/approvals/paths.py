"""The paths of approval, as administrators have them: which agreements take which steps."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from syndesis.agreements.choices import AgreementKind, Deciders, RiskLevel
from syndesis.agreements.models import ApprovalPath
from syndesis.agreements.queries.paths import Plan, Step, plans
from syndesis.agreements.services.paths import adopt_paths, remove_path, write_path
from syndesis.core.labels import label_of
from syndesis.core.services import Refused
from syndesis.web.approvals.forms import PathForm, StepSet, first_values
from syndesis.web.views.base import actor_of, sent
from syndesis.web.views.settings import administrators_only, crumbs


@administrators_only
@require_GET
def paths(request: HttpRequest) -> HttpResponse:
    found = plans()
    context = {
        "paths": [_shown(plan) for plan in found],
        "own": any(plan.path for plan in found),
        "crumbs": crumbs((_("Approval paths"), "")),
    }
    return render(request, "web/approvals/paths.html", context)


@administrators_only
@require_POST
def adopt(request: HttpRequest) -> HttpResponse:
    adopt_paths(by=actor_of(request))
    messages.success(request, _("The paths are yours now: change them as you need."))
    return redirect("web:approval_paths")


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def path(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    row = get_object_or_404(ApprovalPath, pk=pk) if pk else ApprovalPath()
    known = list(row.steps.select_related("user")) if pk else []
    form = PathForm(sent(request), instance=row)
    steps: Any = StepSet(sent(request), initial=first_values(known), prefix="steps")
    if request.method == "POST" and form.is_valid() & steps.is_valid():
        try:
            write_path(
                by=actor_of(request),
                path=row if pk else None,
                steps=steps.written(known),
                **form.written(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The path is saved; what is submitted from now on takes it."))
            return redirect("web:approval_paths")
    title = str(ApprovalPath.objects.get(pk=pk)) if pk else _("New path")
    context = {
        "title": title,
        "form": form,
        "steps": steps,
        "remove_url": reverse("web:approval_path_remove", args=[pk]) if pk else "",
        "cancel_url": reverse("web:approval_paths"),
        "crumbs": crumbs((_("Approval paths"), reverse("web:approval_paths")), (title, "")),
    }
    wrong = form.errors or (steps.is_bound and not steps.is_valid())
    return render(request, "web/approvals/path.html", context, status=422 if wrong else 200)


@administrators_only
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    remove_path(get_object_or_404(ApprovalPath, pk=pk), by=actor_of(request))
    messages.success(request, _("The path is removed."))
    return redirect("web:approval_paths")


def _shown(plan: Plan) -> dict[str, Any]:
    by_number: dict[int, list[Step]] = {}
    for step in plan.steps:
        by_number.setdefault(step.order, []).append(step)
    return {
        "name": str(plan),
        "url": reverse("web:approval_path", args=[plan.path.pk]) if plan.path else "",
        "when": ", ".join(_conditions(plan)) or _("all others"),
        "in_use": plan.is_active,
        "steps": [[_step(step) for step in together] for _number, together in sorted(by_number.items())],
    }


def _conditions(plan: Plan) -> list[str]:
    found = []
    if plan.risk_from:
        found.append(_("risk from “%(risk)s”") % {"risk": RiskLevel(plan.risk_from).label})
    if plan.for_renewals:
        found.append(_("renewals"))
    if plan.unit:
        found.append(_("%(unit)s and its parts") % {"unit": plan.unit})
    if plan.kind:
        found.append(label_of(AgreementKind, plan.kind))
    return found


def _step(step: Step) -> dict[str, Any]:
    who = str(step.user) if step.user else label_of(Deciders, step.decided_by)
    days = ngettext("%(number)s day", "%(number)s days", step.days) % {"number": step.days} if step.days else ""
    return {"name": str(step), "who": who, "days": days, "gone": step.user is not None and not step.user.is_active}
