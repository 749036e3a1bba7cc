"""The risk desk: candidates of screenings, both sides beside each other, for somebody named to decide on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from syndesis.agreements import policies
from syndesis.agreements.choices import HitState
from syndesis.agreements.models import ScreeningHit, ScreeningRun
from syndesis.agreements.queries.screening import hits_seen_by, last_of_all, to_decide
from syndesis.agreements.screening.deciding import decide
from syndesis.agreements.wording.screening import STATE_TONES, editions_said, kind_said, reasons_said
from syndesis.core.accounts import governs
from syndesis.core.countries import country_name
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.web.risk.reading import may_see
from syndesis.web.views.base import actor_of, get_or_404, user_of

PAGE = 20


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """`?decided=1`: those that were decided on; `?hit=17`: that one alone."""
    user = user_of(request)
    if not may_see(user):
        raise PermissionDenied
    waiting = to_decide(user)
    decided = hits_seen_by(user).filter(state__in=(HitState.CLEARED, HitState.CONFIRMED)).order_by("-decided_at", "pk")
    one, is_past = request.GET.get("hit", ""), bool(request.GET.get("decided"))
    rows = decided if is_past else waiting
    if one.isascii() and one.isdecimal():
        rows = hits_seen_by(user).filter(pk=int(one[:18]))
    shown = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    run = last_of_all()
    here = reverse("web:risk_desk")
    context = {
        "hits": [hit_shown(hit, user) for hit in shown],
        "page": shown if shown.has_other_pages() else None,
        "tabs": [
            {"label": _("To be decided"), "url": here, "count": waiting.count(), "current": not (is_past or one)},
            {"label": _("Decided"), "url": f"{here}?decided=1", "count": decided.count(), "current": is_past},
        ],
        "run": _run_said(run),
        "lists_url": reverse("web:screening_lists") if governs(user) else "",
        "crumbs": [{"label": _("Risk desk"), "url": here if one else ""}],
        "decisions": [
            (HitState.CLEARED, _("Not the same"), "check"),
            (HitState.ESCALATED, _("Escalate"), "send"),
            (HitState.CONFIRMED, _("It is the same"), "triangle-alert"),
        ],
    }
    return render(request, "web/risk/desk.html", context)


@require_POST
def decide_hit(request: HttpRequest, pk: int) -> HttpResponse:
    """`state` and `reason`; `was` is the state that the page showed."""
    hit = get_or_404(ScreeningHit.objects.all(), policies.hits, request, pk=pk)
    hit.state = request.POST.get("was", hit.state)
    url = f"{reverse('web:risk_desk')}?hit={pk}"
    try:
        decide(hit, by=actor_of(request), state=request.POST.get("state", ""), reason=request.POST.get("reason", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(url)
    messages.success(request, _("The decision is on record."))
    return redirect("web:risk_desk")


def hit_shown(hit: ScreeningHit, reader: User) -> dict[str, Any]:
    """As `web/risk/hit.html` takes it."""
    subject: Any = hit.subject
    entry = hit.entry
    born = [(_("born"), entry["born_on"])] if entry.get("born_on") else []
    return {
        "hit": hit,
        "label": str(hit.get_state_display()),
        "tone": STATE_TONES.get(hit.state, ""),
        "reasons": reasons_said(hit.reasons),
        "url": subject.get_absolute_url() if subject else "",
        "ours": _filled(
            (_("on record as"), str(subject) if str(subject) != hit.our_name else ""),
            (_("person or organisation"), kind_said(not isinstance(subject, Organisation))),
            (_("country"), country_name(getattr(subject, "country", "") or "")),
        ),
        "theirs": _filled(
            (_("on the list as"), entry.get("name", "") if entry.get("name") != hit.their_name else ""),
            (_("other names"), "; ".join(entry.get("names", [])[:12])),
            (_("person or organisation"), kind_said(entry.get("is_person"))),
            (_("country"), country_name(entry.get("country", ""))),
            *born,
            (_("list"), hit.list_name),
            (_("number on the list"), hit.entry_key),
            (_("remark"), entry.get("remark", "")),
        ),
        "decided": _decided(hit),
        "waits_for": "" if _for(hit, reader) else _("Managers and administrators decide on what was escalated."),
        "may_decide": policies.hits.can(reader, "change", hit) and _for(hit, reader),
    }


def _for(hit: ScreeningHit, reader: User) -> bool:
    return hit.state != HitState.ESCALATED or reader.role in policies.hits.deciding_escalated


def _filled(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in pairs if value]


def _decided(hit: ScreeningHit) -> str:
    if hit.decided_at is None:
        return ""
    words = {"name": hit.decided_by or "", "day": date_format(timezone.localtime(hit.decided_at), "DATE_FORMAT")}
    return _("%(name)s, %(day)s") % words


def _run_said(run: ScreeningRun | None) -> str:
    if run is None:
        return _("All partners have not been screened yet.")
    words = {"day": date_format(timezone.localtime(run.at), "DATETIME_FORMAT"), "lists": editions_said(run.lists)}
    if not run.lists:
        return _("All partners screened last on %(day)s; no list was in use.") % words
    return _("All partners screened last on %(day)s, against %(lists)s.") % words
