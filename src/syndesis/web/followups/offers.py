"""What stands beside an engagement: its way into calendars, the follow-ups that it may have settled, and noting one."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.engagement.models import Engagement
from syndesis.engagement.queries.followups import settled_at
from syndesis.work import policies as work


def offered(record: Any, user: User) -> list[dict[str, Any]]:
    """As `ui/section.html` takes it; nothing beside other records."""
    if not isinstance(record, Engagement):
        return []
    return [*_calendar(record), *(_follow_ups(record, user) if work.actions.may_add(user) else [])]


def _calendar(record: Engagement) -> list[dict[str, Any]]:
    day = record.held_on
    if day is None or not day.day:
        return []
    lines = [
        {
            "title": _("Take it into your own"),
            "url": reverse("exchange:engagement", args=[record.pk]),
            "icon": "download",
        },
        {"title": _("See what is around it"), "url": f"{reverse('web:calendar')}?day={day}", "icon": "calendar"},
    ]
    return [{"title": _("Calendar"), "lines": lines}]


def _follow_ups(record: Engagement, user: User) -> list[dict[str, Any]]:
    """For those who write."""
    lines = [
        {
            "title": row.action.title,
            "url": row.action.get_absolute_url(),
            "detail": _("Was this the meeting?"),
            "icon": "circle",
            "action": {"label": _("Yes, done"), "url": reverse("web:engagement_settles", args=[record.pk, row.pk])},
        }
        for row in settled_at(record, user)
    ]
    return [
        {
            "title": _("Does this settle it?") if lines else _("Follow-up"),
            "count": len(lines),
            "lines": lines,
            "url": reverse("web:engagement_follow_up", args=[record.pk]),
            "more": _("a meeting was agreed"),
            "empty": _("Where another meeting was agreed, note it: it is done when that meeting is logged."),
        }
    ]
