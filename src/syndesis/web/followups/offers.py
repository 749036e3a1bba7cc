"""What stands beside an engagement of follow-ups: those that it may have settled, and the way to note another."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.engagement.models import Engagement
from syndesis.engagement.queries.followups import settled_at
from syndesis.work import policies as work


def offered(record: Any, user: User) -> list[dict[str, Any]]:
    """As `ui/section.html` takes it; nothing beside other records, or for those who write nothing."""
    if not isinstance(record, Engagement) or not work.actions.may_add(user):
        return []
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
