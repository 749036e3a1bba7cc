"""What of risk waits for a user: names to decide on, assessments that end."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.agreements.objects import RiskAssessmentType
from syndesis.agreements.queries.questionnaire import term
from syndesis.agreements.queries.screening import to_decide
from syndesis.agreements.wording.risk import validity
from syndesis.core.models import User
from syndesis.web.today.narrowed import narrowed

SHOWN = 8


def candidates_to_decide(user: User) -> dict[str, Any]:
    """Names of ours that resemble one on a list, and that nobody has decided on."""
    rows, desk = to_decide(user), reverse("web:risk_desk")
    return {
        "title": _("Names to be decided on"),
        "count": rows.count(),
        "url": desk,
        "lines": [
            {
                "title": row.our_name,
                "url": f"{desk}?hit={row.pk}",
                "icon": "shield-alert",
                "detail": _("resembles %(name)s on the list “%(list)s”")
                % {"name": row.their_name, "list": row.list_name},
                "end": str(row.get_state_display()),
            }
            for row in rows[:SHOWN]
        ],
    }


def assessments_ending(user: User, today: date, *, mine: bool = False) -> dict[str, Any]:
    """Risk assessments that ended or soon will, of which there is no later one: the first to end first."""
    rows, url = narrowed(RiskAssessmentType, user, mine=mine, ending=str(term().told_days), sort="valid_until")
    lines = []
    for row in rows[:SHOWN]:
        words, tone = validity(row, today)
        lines.append(
            {
                "title": row.organisation.name,
                "url": row.get_absolute_url(),
                "icon": "shield-alert",
                "detail": words,
                "tone": tone,
            }
        )
    return {"title": _("Risk assessments that end"), "count": rows.count(), "url": url, "lines": lines}
