"""The reminders that came of an agreement, and who saw to each."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.agreements.models import Agreement, AgreementReminder

SHOWN = 8


def reminders_of(agreement: Agreement) -> list[dict[str, Any]]:
    """As `ui/lines.html` takes them, the last first."""
    rows = agreement.reminders.select_related("answered_by").order_by("-due_on", "-pk")
    return [_line(row) for row in rows[:SHOWN]]


def _line(row: AgreementReminder) -> dict[str, Any]:
    days = ngettext("%(number)s day before", "%(number)s days before", row.days_before) % {"number": row.days_before}
    return {
        "title": days if row.days_before else _("On the day itself"),
        "detail": _told(row),
        "end": date_format(row.made_on, "DATE_FORMAT"),
    }


def _told(row: AgreementReminder) -> str:
    if row.answered_at:
        words = {"day": date_format(timezone.localtime(row.answered_at), "DATE_FORMAT"), "name": row.answered_by}
        return (_("seen to on %(day)s by %(name)s") if row.answered_by else _("seen to on %(day)s")) % words
    if row.escalated_at:
        day = date_format(timezone.localtime(row.escalated_at), "DATE_FORMAT")
        return _("not answered; the managers were told on %(day)s") % {"day": day}
    if row.snoozed_until and row.snoozed_until > timezone.localdate():
        return _("put off until %(day)s") % {"day": date_format(row.snoozed_until, "DATE_FORMAT")}
    return _("not answered yet")
