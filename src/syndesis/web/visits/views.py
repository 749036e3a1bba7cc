"""The page of a visit's preparation, and its programme as PDF."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from syndesis.core import papers
from syndesis.core.models import User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.engagement import policies
from syndesis.engagement.models import Engagement, VisitDetails
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.queries.visit_plans import Plan, plan_for, screening_tasks
from syndesis.engagement.services.visits import describe_visit, prepare_visit
from syndesis.engagement.wording import engagement_title, held
from syndesis.web.risk.now import screening_button
from syndesis.web.risk.reading import may_see
from syndesis.web.today.mine import action_line
from syndesis.web.views.base import actor_of, get_or_404, user_of
from syndesis.web.visits.forms import VisitForm
from syndesis.web.visits.programme import as_pdf, days
from syndesis.work.queries import actions_about

MOST_TASKS = 100


def _engagement(request: HttpRequest, pk: int) -> Engagement:
    return get_or_404(Engagement.objects.select_related("venue", "visit"), policies.engagements, request, pk=pk)


@require_http_methods(["GET", "POST"])
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Who comes, what must be done until when, what it costs, and the timetable."""
    engagement, user = _engagement(request, pk), user_of(request)
    details: VisitDetails | None = getattr(engagement, "visit", None)
    form = VisitForm(request.POST if request.method == "POST" else None, instance=details)
    may_change = policies.engagements.can(user, "change", engagement) and engagement.archived_at is None
    if request.method == "POST" and form.is_valid():
        try:
            describe_visit(engagement, by=actor_of(request), **form.cleaned_data)
        except Forbidden:
            raise Http404 from None
        messages.success(request, _("The visit is saved."))
        return redirect("web:visit", pk)
    name = engagement_title(engagement)
    plan = plan_for(form.instance.guest_kind, engagement.direction)
    context = {
        "engagement": engagement,
        "title": name,
        "when": held(engagement),
        "form": form,
        "may_change": may_change,
        "checklist": _checklist(engagement, user),
        "plan": plan,
        "screening": _screening(engagement, user),
        "short_notice": _short_notice(engagement, plan),
        "days": days(engagement, user),
        "languages": [{"code": code, "label": label} for code, label in settings.LANGUAGES],
        "language": get_language(),
        "crumbs": [
            {"label": EngagementType.plural, "url": reverse("web:engagements")},
            {"label": name, "url": engagement.get_absolute_url()},
            {"label": _("Preparation")},
        ],
    }
    return render(request, "web/visits/visit.html", context, status=422 if form.errors else 200)


def _screening(engagement: Engagement, reader: User) -> dict[str, Any] | None:
    button = screening_button("visit", engagement, reader)
    return button and button | {"label": _("Screen the guests")}


def _checklist(engagement: Engagement, reader: User) -> list[dict[str, Any]]:
    today = timezone.localdate()
    may_change = policies.engagements.may_add(reader)
    rows = actions_about(engagement, reader).select_related("owner").order_by("due_on_last", "pk")[:MOST_TASKS]
    lines = [action_line(row, today, may_change=may_change) for row in rows]
    for line in lines:
        if line["title"] in screening_tasks() and may_see(reader):
            line["url"] = "#details"  # where the button is that does it
    return lines


def _short_notice(engagement: Engagement, plan: Plan | None) -> str:
    """What to say where less time is left than such guests are given."""
    if plan is None or engagement.held_on is None or engagement.is_cancelled:
        return ""
    left = (engagement.held_on.first - timezone.localdate()).days
    if left < 0 or left >= plan.notice:
        return ""
    told = ngettext(
        "The visit is in %(left)s day; for such guests preparation begins %(notice)s days before.",
        "The visit is in %(left)s days; for such guests preparation begins %(notice)s days before.",
        left,
    )
    return told % {"left": left, "notice": plan.notice}


@require_POST
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    engagement = _engagement(request, pk)
    try:
        made = prepare_visit(engagement, by=actor_of(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    except Forbidden:
        raise Http404 from None
    else:
        told = ngettext("%(number)s action is on the checklist.", "%(number)s actions are on the checklist.", len(made))
        messages.success(request, told % {"number": len(made)} if made else _("The checklist is complete already."))
    return redirect("web:visit", pk)


@require_GET
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """The programme as PDF, in the language that is asked for."""
    engagement = _engagement(request, pk)
    language = request.GET.get("language", get_language() or "en")
    if language not in dict(settings.LANGUAGES):
        raise Http404
    try:
        content = as_pdf(engagement, user_of(request), language)
    except (papers.TooLong, papers.FontsMissing) as error:
        messages.error(request, str(error) or _("This is more than a paper can hold."))
        return redirect("web:visit", pk)
    name = slugify(engagement_title(engagement)) or f"programme-{pk}"
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
