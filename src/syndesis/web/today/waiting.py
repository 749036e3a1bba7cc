"""What waits for somebody to act: documents that nobody has reviewed, promises of which nobody speaks."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.core.models import User
from syndesis.directory.choices import Tier
from syndesis.directory.objects import PartnerType
from syndesis.engagement.objects import PromiseType
from syndesis.engagement.wording import promised_with
from syndesis.intake import policies as intake
from syndesis.intake.models import Decision, Finding, Intake
from syndesis.web.today.narrowed import narrowed

SHOWN = 8


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


def promises_gone_silent(user: User, today: date, *, mine: bool = False) -> dict[str, Any]:
    """Open promises of which nobody has spoken for longer than their stage allows, the last that moved first."""
    rows, url = narrowed(PromiseType, user, mine=mine, silent="yes", sort="-stage_on_last")
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


def partners_out_of_contact(user: User, today: date, *, mine: bool = False) -> dict[str, Any]:
    """Partners whom nobody has met for longer than their tier allows, those whom we met last first."""
    rows, url = narrowed(PartnerType, user, mine=mine, out_of_contact="yes", sort="-last_contact")
    return {
        "title": _("Partners out of contact"),
        "count": rows.count(),
        "url": url,
        "lines": [
            {
                "title": partner.name,
                "url": partner.get_absolute_url(),
                "icon": "building-2",
                "detail": str(Tier(partner.tier).label),
                "end": dates.span((today - partner.last_contact).days),
            }
            for partner in rows[:SHOWN]
        ],
    }
