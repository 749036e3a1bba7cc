"""What waits for somebody to act: documents that nobody has reviewed, promises of which nobody speaks."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.engagement import policies as engagement
from syndesis.engagement.choices import OPEN_STAGES
from syndesis.engagement.models import Initiative
from syndesis.engagement.wording import promised_with
from syndesis.intake import policies as intake
from syndesis.intake.models import Decision, Finding, Intake

SHOWN = 8
SILENT_DAYS = 60
"""After so many days without a word a promise is silent."""


def to_review(user: User) -> dict[str, Any]:
    undecided = Finding.objects.filter(intake=OuterRef("pk"), decision=Decision.OPEN)
    rows = Intake.objects.filter(intake.intakes.scope(user, "view"), Exists(undecided))
    shown = rows.select_related("text__document").defer("text__text")
    shown = shown.annotate(waiting=Count("findings", filter=Q(findings__decision=Decision.OPEN)))
    return {
        "title": _("Documents to review"),
        "count": rows.count(),
        "url": reverse("web:intake"),
        "lines": [
            {
                "title": row.text.document.title,
                "url": row.get_absolute_url(),
                "icon": "file-text",
                "detail": dates.full(row.text.document.published_on),
                "end": ngettext("%(number)s finding", "%(number)s findings", row.waiting) % {"number": row.waiting},
            }
            for row in shown[:SHOWN]
        ],
    }


def promises_gone_silent(user: User, today: date) -> dict[str, Any]:
    since = today - timedelta(days=SILENT_DAYS)
    rows = Initiative.objects.filter(
        engagement.initiatives.scope(user, "view"),
        archived_at=None,
        stage__in=OPEN_STAGES,
        stage_on_last__lt=since,
    )
    return {
        "title": _("Promises gone silent"),
        "count": rows.count(),
        "url": reverse("web:promises"),
        "lines": [
            {
                "title": promise.title,
                "url": promise.get_absolute_url(),
                "icon": "handshake",
                "detail": promised_with(promise),
                "end": dates.span((today - promise.stage_on.last).days) if promise.stage_on else "",
            }
            for promise in rows.prefetch_related("parties__organisation").order_by("-stage_on_last", "pk")[:SHOWN]
        ],
    }
