"""The templates of visits: what each kind of guest needs, as the office has it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from syndesis.core.policies import Forbidden
from syndesis.engagement.choices import AgendaKind, Direction, GuestKind
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.queries.visit_plans import Plan, visit_plans
from syndesis.engagement.services.visits import EDITORS, forget_template, write_template
from syndesis.web.views.base import actor_of, user_of
from syndesis.web.visits.forms import TemplateForm


@require_GET
def templates(request: HttpRequest) -> HttpResponse:
    lines = [
        {
            "title": str(plan),
            "url": _address(plan),
            "detail": Direction(plan.direction).label,
            "end": _("changed here") if plan.template else "",
            "icon": "calendar",
        }
        for plan in visit_plans()
    ]
    context = {"lines": lines, "may_change": user_of(request).role in EDITORS, "crumbs": _crumbs()}
    return render(request, "web/visits/templates.html", context)


@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, guest_kind: str, direction: str) -> HttpResponse:
    plan = _plan(guest_kind, direction)
    if user_of(request).role not in EDITORS:
        raise PermissionDenied
    form = TemplateForm(request.POST if request.method == "POST" else None, plan, (get_language() or "en")[:2])
    if request.method == "POST" and form.is_valid():
        facts, names = form.cleaned_data, form.names()
        write_template(
            by=actor_of(request),
            guest_kind=guest_kind,
            direction=direction,
            name=names["en"],
            names=names,
            tasks=facts["tasks"],
            slots=facts["slots"],
        )
        messages.success(request, _("The template is saved; visits that are prepared from now on follow it."))
        return redirect("web:visit_templates")
    context = {
        "plan": plan,
        "form": form,
        "guests": GuestKind(guest_kind).label,
        "kinds": AgendaKind.choices,
        "forget_url": reverse("web:visit_template_forget", args=[guest_kind, direction]),
        "crumbs": [*_crumbs(linked=True), {"label": str(plan)}],
    }
    return render(request, "web/visits/template.html", context, status=422 if form.errors else 200)


@require_POST
def forget(request: HttpRequest, guest_kind: str, direction: str) -> HttpResponse:
    plan = _plan(guest_kind, direction)
    try:
        if plan.template is not None:
            forget_template(plan.template, by=actor_of(request))
    except Forbidden as error:
        raise PermissionDenied from error
    messages.success(request, _("The template is as it comes with Syndesis."))
    return redirect("web:visit_templates")


def _plan(guest_kind: str, direction: str) -> Plan:
    if guest_kind not in GuestKind.values or direction not in Direction.values:
        raise Http404
    plans = {(plan.guest_kind, plan.direction): plan for plan in visit_plans()}
    if (guest_kind, direction) not in plans:
        raise Http404
    return plans[guest_kind, direction]


def _address(plan: Plan) -> str:
    return reverse("web:visit_template", args=[plan.guest_kind, plan.direction])


def _crumbs(*, linked: bool = False) -> list[dict[str, object]]:
    engagements = {"label": EngagementType.plural, "url": reverse("web:engagements")}
    here: dict[str, object] = {"label": _("Templates of visits")}
    return [engagements, here | ({"url": reverse("web:visit_templates")} if linked else {})]
