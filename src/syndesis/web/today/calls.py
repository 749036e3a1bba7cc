"""Calls for proposals whose last day is near."""

from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.activities.amounts import funders_of
from syndesis.activities.objects import CallType
from syndesis.core.models import User
from syndesis.web.today.narrowed import narrowed

SHOWN = 8
AHEAD = timedelta(days=60)
NEAR = timedelta(days=14)


def calls_closing(user: User, today: date, *, mine: bool = False) -> dict[str, Any]:
    rows, url = narrowed(CallType, user, mine=mine, closing=str(AHEAD.days), sort="closes_on")
    return {
        "title": _("Calls that close soon"),
        "count": rows.count(),
        "url": url,
        "lines": [
            {
                "title": call.title,
                "url": call.get_absolute_url(),
                "icon": CallType.icon,
                "detail": funders_of(call),
                "end": date_format(call.closes_on, "DATE_FORMAT"),
                "tone": "warn" if call.closes_on <= today + NEAR else "",
            }
            for call in rows[:SHOWN]
        ],
    }
