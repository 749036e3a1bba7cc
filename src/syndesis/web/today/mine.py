"""What a user has to do, and what they wanted to be reminded of."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.web.today.narrowed import narrowed
from syndesis.work import policies, queries
from syndesis.work.choices import ActionStatus, Urgency
from syndesis.work.models import Action, Reminder
from syndesis.work.objects import ActionType
from syndesis.work.wording import about, due, lateness, subject_of, tone

SHOWN = 10


@dataclass(frozen=True)
class Mine:
    """A user's open actions: those to be shown, and how many are urgent, each with the address of its list."""

    section: dict[str, Any]
    overdue: tuple[int, str]
    near: tuple[int, str]


def my_actions(user: User, today: date) -> Mine:
    """The most urgent of what the user has to do, each with its way to be done."""
    rows, url = narrowed(ActionType, user, status=ActionStatus.OPEN, by=user.username)
    number = rows.order_by().aggregate(
        all=Count("pk"),
        overdue=Count("pk", filter=Q(urgency=Urgency.OVERDUE)),
        near=Count("pk", filter=Q(urgency=Urgency.WEEK)),
    )
    may_change = policies.actions.may_add(user)
    section = {
        "title": _("My actions"),
        "count": number["all"],
        "url": url,
        "lines": [action_line(action, today, may_change=may_change) for action in rows[:SHOWN]],
    }
    return Mine(
        section,
        overdue=(number["overdue"], f"{url}&due={Urgency.OVERDUE}"),
        near=(number["near"], f"{url}&due={Urgency.WEEK}"),
    )


def actions_due(user: User, today: date) -> dict[str, Any]:
    """What the user has to do that is overdue, or due within a week."""
    due_soon: list[str] = [Urgency.OVERDUE, Urgency.WEEK]
    rows, url = narrowed(ActionType, user, status=ActionStatus.OPEN, by=user.username, due=due_soon)
    return {
        "title": _("To be done"),
        "count": rows.count(),
        "url": url,
        "lines": [action_line(action, today, may_change=False) for action in rows[:SHOWN]],
    }


def action_line(action: Action, today: date, *, may_change: bool) -> dict[str, Any]:
    line = {
        "title": action.title,
        "url": action.get_absolute_url(),
        "detail": about(action),
        "end": lateness(action) or due(action, today),
        "tone": tone(action, today),
    }
    deed = {"label": _("Done"), "url": reverse("web:action_complete", args=[action.pk]), "icon": "check"}
    return line | ({"deed": deed} if may_change else {})


def my_reminders(user: User, today: date) -> dict[str, Any]:
    rows = queries.reminders_due(user, today)
    return {
        "title": _("Reminders"),
        "count": rows.count(),
        "url": "",
        "lines": [_reminder(reminder) for reminder in queries.with_subject(rows, user)[:SHOWN]],
    }


def _reminder(reminder: Reminder) -> dict[str, Any]:
    subject = subject_of(reminder)
    named = about(reminder)
    return {
        "title": named or reminder.remark or _("a record that you may not see any more"),
        "url": subject.get_absolute_url() if subject is not None else "",
        "detail": reminder.remark if named else "",
        "end": date_format(reminder.remind_on, "DATE_FORMAT"),
        "deed": {"label": _("Dismiss"), "url": reverse("web:reminder_dismiss", args=[reminder.pk]), "icon": "x"},
    }
