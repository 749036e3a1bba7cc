"""Today: what waits for me."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements import policies as agreements
from syndesis.agreements.choices import AgreementStatus
from syndesis.agreements.models import Agreement
from syndesis.agreements.wording import agreement_title
from syndesis.core import dates
from syndesis.directory import policies as directory
from syndesis.directory.models import Organisation, Partnership
from syndesis.engagement import policies as engagement
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import Initiative
from syndesis.engagement.wording import promised_with
from syndesis.intake import policies as intake
from syndesis.intake.models import Decision, Finding, Intake
from syndesis.web.views.base import visible

SHOWN = 8
SILENT_DAYS = 60
AHEAD_DAYS = 180


def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    sections = [_to_review(request), _silent(request, today), _ending(request, today), _anniversaries(request, today)]
    context = {
        "date": date_format(today, "DATE_FORMAT"),
        "sections": [s for s in sections if s["lines"]],
        "crumbs": [{"label": _("Today")}],
    }
    return render(request, "web/home.html", context)


def _to_review(request: HttpRequest) -> dict[str, Any]:
    open_findings = Finding.objects.filter(intake=OuterRef("pk"), decision=Decision.OPEN)
    rows = visible(Intake.objects.filter(Exists(open_findings)), intake.intakes, request).select_related(
        "text__document"
    )
    rows = rows.defer("text__text").annotate(waiting=Count("findings", filter=Q(findings__decision=Decision.OPEN)))
    return {
        "title": _("Documents to review"),
        "count": rows.count(),
        "url": "/intake/",
        "lines": [
            {
                "title": row.text.document.title,
                "url": row.get_absolute_url(),
                "icon": "file-text",
                "detail": dates.full(row.text.document.published_on),
                "end": ngettext("%(number)s finding", "%(number)s findings", row.waiting) % {"number": row.waiting},
            }
            for row in rows[:SHOWN]
        ],
    }


def _silent(request: HttpRequest, today: Any) -> dict[str, Any]:
    rows = (
        visible(
            Initiative.objects.filter(
                archived_at=None, stage__in=OPEN_STAGES, stage_on_last__lt=today - timedelta(days=SILENT_DAYS)
            ),
            engagement.initiatives,
            request,
        )
        .prefetch_related("parties__organisation")
        .order_by("-stage_on_last")
    )
    return {
        "title": _("Promises gone silent"),
        "count": rows.count(),
        "url": "/promises/",
        "lines": [
            {
                "title": i.title,
                "url": i.get_absolute_url(),
                "icon": "handshake",
                "tone": "warn",
                "detail": promised_with(i),
                "end": dates.span((today - i.stage_on.last).days) if i.stage_on else "",
            }
            for i in rows[:SHOWN]
        ],
    }


def _ending(request: HttpRequest, today: Any) -> dict[str, Any]:
    rows = (
        visible(
            Agreement.objects.filter(
                archived_at=None,
                status=AgreementStatus.SIGNED,
                ends_on_last__range=(today, today + timedelta(days=AHEAD_DAYS)),
            ),
            agreements.agreements,
            request,
        )
        .prefetch_related("parties__organisation")
        .order_by("ends_on_last")
    )
    return {
        "title": _("Agreements that end soon"),
        "count": rows.count(),
        "url": "/agreements/?sort=ends_on_last",
        "lines": [
            {
                "title": agreement_title(a),
                "url": a.get_absolute_url(),
                "icon": "scroll-text",
                "end": dates.full(a.ends_on),
            }
            for a in rows[:SHOWN]
        ],
    }


def _anniversaries(request: HttpRequest, today: Any) -> dict[str, Any]:
    """Of partnerships, every five years, in the year ahead."""
    rows = visible(Partnership.objects.filter(archived_at=None).exclude(started_on=""), directory.partnerships, request)
    seen = visible(Organisation.objects.all(), directory.organisations, request).values("pk")
    rows = rows.filter(organisation__in=seen)
    ahead = []
    for partnership in rows.select_related("organisation"):
        start = partnership.started_on.first if partnership.started_on else today
        for years in range(5, today.year - start.year + 2, 5):
            day = dates.anniversary(start, years)
            if 0 <= (day - today).days <= 365:
                ahead.append((day, years, partnership))
    ahead.sort(key=lambda row: row[0])
    return {
        "title": _("Anniversaries in the year ahead"),
        "count": len(ahead),
        "lines": [
            {
                "title": str(p),
                "url": p.organisation.get_absolute_url(),
                "icon": "calendar",
                "detail": ngettext("%(years)s year together", "%(years)s years together", years) % {"years": years},
                "end": date_format(day, "DATE_FORMAT"),
            }
            for day, years, p in ahead[:SHOWN]
        ],
    }
