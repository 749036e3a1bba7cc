"""What waits for somebody to act: documents that nobody has reviewed, promises of which nobody speaks."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.engagement.objects import PromiseType
from syndesis.engagement.wording import promised_with
from syndesis.intake import policies as intake
from syndesis.intake.models import Decision, Finding, Intake
from syndesis.web.today.narrowed import narrowed

SHOWN = 8
SILENT_DAYS = 60
"""So many days without a word, and a promise is silent."""


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
    """Open promises of which nobody has spoken for long, the last that were spoken of first."""
    before = today - timedelta(days=SILENT_DAYS)
    rows, url = narrowed(PromiseType, user, silent_since_until=str(before), sort="-stage_on_last")
    return {
        "title": _("Promises gone silent"),
        "count": rows.count(),
        "url": url,
        "lines": [
            {
                "title": promise.title,
                "url": promise.get_absolute_url(),
                "icon": "handshake",
                "detail": promised_with(promise),
                "end": dates.span((today - promise.silent_since).days),
            }
            for promise in rows[:SHOWN]
        ],
    }
