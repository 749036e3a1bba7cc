"""Agreements to decide, as Today and the digest tell of them."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.models import Agreement
from syndesis.agreements.queries.reminders import to_decide
from syndesis.agreements.wording import agreement_title
from syndesis.agreements.wording.ending import if_nobody_acts
from syndesis.core.models import User

SHOWN = 8
NEAR = 30
"""Days left from which on it is pressing."""


def agreements_to_decide(user: User, today: date) -> dict[str, Any]:
    """Those of which the user is reminded and nobody has seen to yet, the most urgent first."""
    rows = to_decide(user, today)
    return {
        "title": _("Agreements to decide"),
        "count": rows.count(),
        "url": "",
        "lines": [_line(row, today) for row in rows.prefetch_related("parties__organisation")[:SHOWN]],
    }


def _line(row: Any, today: date) -> dict[str, Any]:
    told = [if_nobody_acts(row), _("nobody has answered yet") if row.is_escalated else ""]
    return {
        "title": agreement_title(row),
        "url": reverse("web:agreement_renewal", args=[row.pk]),
        "detail": " · ".join(filter(None, told)),
        "end": decide_by(row, today),
        "tone": tone(row, today),
        "deed": {
            "label": _("Seen to"),
            "url": reverse("web:agreement_reminder_answer", args=[row.pk]),
            "icon": "check",
        },
    }


def decide_by(agreement: Agreement, today: date) -> str:
    """ "decide by 3 June 2028, 12 days left"."""
    if agreement.decide_by is None:
        return ""
    left = (agreement.decide_by - today).days
    words = {"day": date_format(agreement.decide_by, "DATE_FORMAT"), "number": abs(left)}
    if left < 0:
        told = ngettext(
            "was to be decided by %(day)s, %(number)s day ago",
            "was to be decided by %(day)s, %(number)s days ago",
            -left,
        )
    elif left == 0:
        told = _("decide today")
    else:
        told = ngettext("decide by %(day)s, %(number)s day left", "decide by %(day)s, %(number)s days left", left)
    return told % words


def tone(agreement: Agreement, today: date) -> str:
    if agreement.decide_by is None:
        return ""
    left = (agreement.decide_by - today).days
    return "bad" if left < 0 else "warn" if left <= NEAR else ""
