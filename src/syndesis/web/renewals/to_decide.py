"""Agreements to decide, as Today and the digest tell of them."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.agreements.queries.reminders import to_decide
from syndesis.agreements.wording import agreement_title
from syndesis.agreements.wording.deciding import decide_by, left, tone
from syndesis.agreements.wording.ending import if_nobody_acts
from syndesis.core.models import User

SHOWN = 8


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
    told = [decide_by(row), if_nobody_acts(row), _("nobody has answered yet") if row.is_escalated else ""]
    return {
        "title": agreement_title(row),
        "url": reverse("web:agreement_renewal", args=[row.pk]),
        "detail": " · ".join(filter(None, told)),
        "end": left(row, today),
        "tone": tone(row, today),
        "deed": {
            "label": _("Seen to"),
            "url": reverse("web:agreement_reminder_answer", args=[row.pk]),
            "icon": "check",
        },
    }
