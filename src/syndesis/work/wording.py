"""Actions in words: what about, by whom, how late."""

from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from syndesis.core import dates
from syndesis.objects import of, registered
from syndesis.objects.columns import read
from syndesis.work.choices import ActionStatus
from syndesis.work.models import Action

WARNING = 7
"""Days before the last one from which an action stands out."""


def subject_of(row: Any) -> Any:
    """The record that an action or reminder is about, where the reader may see it. Needs `queries.with_subject`, which
    knows the reader: without it, there is none; nor of a type that is not declared, which nobody may see."""
    subject = getattr(row, "subject", None)
    return subject if type(subject) in [kind.model for kind in registered(further=False)] else None


def named(record: Model) -> str:
    """What a record of a declared type is called on its own page."""
    return str(read(record, of(type(record)).title))


def about(row: Any) -> str:
    """What an action or reminder is about; nothing where the reader may not know."""
    subject = subject_of(row)
    return named(subject) if subject is not None else ""


def is_open(action: Action) -> bool:
    return action.status == ActionStatus.OPEN


def is_closed(action: Action) -> bool:
    return not is_open(action)


def owner_of(action: Action) -> str:
    return str(action.owner) if action.owner else _("nobody yet")


def lateness(action: Action) -> str:
    """ "5 days overdue" of an open action whose last day has passed; else nothing."""
    today = timezone.localdate()
    last = action.due_on.last if action.due_on else today
    if is_closed(action) or last >= today:
        return ""
    days = (today - last).days
    return ngettext("%(number)s day overdue", "%(number)s days overdue", days) % {"number": days}


def due(action: Action, today: date) -> str:
    """When an open action is due, "today" and "tomorrow" for the next two days; when a closed one was done."""
    if action.done_at:
        return _("done on %(day)s") % {"day": date_format(timezone.localtime(action.done_at), "DATE_FORMAT")}
    if action.status == ActionStatus.DROPPED or action.due_on is None:
        return str(action.get_status_display()) if action.status == ActionStatus.DROPPED else ""
    near = {0: _("today"), 1: _("tomorrow")}
    ahead = (action.due_on.last - today).days
    return near[ahead] if action.due_on.day and ahead in near else dates.full(action.due_on)


def tone(action: Action, today: date) -> str:
    """How urgent an open action is: bad once its last day has passed, warn in the week before it."""
    if is_closed(action) or action.due_on is None:
        return ""
    ahead = (action.due_on.last - today).days
    return "bad" if ahead < 0 else "warn" if ahead <= WARNING else ""
