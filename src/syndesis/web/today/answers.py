"""What counterparts said by their links, and somebody is to take over."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core.models import User
from syndesis.engagement.models import CounterpartLink
from syndesis.engagement.queries.statements import answers_waiting
from syndesis.engagement.wording import engagement_title
from syndesis.web.links.deeds import page_of_link

SHOWN = 8


def answers_to_take_over(user: User) -> dict[str, Any]:
    """The first answered first."""
    rows = answers_waiting(user).select_related("organisation", "engagement", "recipient__proposal")
    shown = rows.prefetch_related("engagement__participants__organisation", "engagement__sessions")[:SHOWN]
    return {
        "title": _("Answers of counterparts"),
        "count": rows.count(),
        "url": "",
        "lines": [_line(row, row.waiting) for row in shown],
    }


def _line(row: CounterpartLink, waiting: int) -> dict[str, Any]:
    number = ngettext("%(number)s thing to take over", "%(number)s things to take over", waiting)
    return {
        "title": engagement_title(row.engagement) if row.engagement else str(row.recipient and row.recipient.proposal),
        "url": page_of_link(row),
        "icon": "link",
        "detail": " · ".join((row.organisation.name, number % {"number": waiting})),
        "end": date_format(timezone.localtime(row.answered_at), "DATE_FORMAT") if row.answered_at else "",
    }
