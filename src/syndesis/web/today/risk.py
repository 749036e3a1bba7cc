"""What of risk waits for a user: names to decide on, assessments that end."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.agreements.choices import HitState
from syndesis.agreements.models import ScreeningHit
from syndesis.agreements.objects import RiskAssessmentType
from syndesis.agreements.queries.questionnaire import term
from syndesis.agreements.queries.screening import waiting_for
from syndesis.agreements.wording.risk import validity
from syndesis.core.models import User
from syndesis.web.today.narrowed import narrowed

SHOWN = 8


def candidates_escalated(user: User) -> dict[str, Any]:
    """Names on which somebody wanted a manager or administrator to decide, for these: who, and why."""
    rows = waiting_for(user).filter(state=HitState.ESCALATED)
    return _section(_("Names escalated for your decision"), rows, _escalated)


def candidates_to_decide(user: User) -> dict[str, Any]:
    """Names of ours that resemble one on a list, and that nobody has decided on."""
    return _section(_("Names to be decided on"), waiting_for(user).filter(state=HitState.OPEN), _resembling)


def _section(title: str, rows: QuerySet[ScreeningHit], detail: Callable[[ScreeningHit], str]) -> dict[str, Any]:
    desk = reverse("web:risk_desk")
    lines = [
        {
            "title": row.our_name,
            "url": f"{desk}?hit={row.pk}",
            "icon": "shield-alert",
            "detail": detail(row),
            "end": str(row.get_state_display()),
        }
        for row in rows[:SHOWN]
    ]
    return {"title": title, "count": rows.count(), "url": desk, "lines": lines}


def _resembling(row: ScreeningHit) -> str:
    return _("resembles %(name)s on the list “%(list)s”") % {"name": row.their_name, "list": row.list_name}


def _escalated(row: ScreeningHit) -> str:
    return _("%(user)s: %(reason)s") % {"user": row.decided_by or "", "reason": row.reason}


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
