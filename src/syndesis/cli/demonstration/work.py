"""What the users of the demonstration have to do, and what they want to be reminded of."""

from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from syndesis.cli.demonstration.book import Book, rows
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.engagement.models import Initiative
from syndesis.engagement.services.followups import ask_for_meeting
from syndesis.work.services import add_action, complete_action, drop_action, set_reminder


def load(by: Actor, book: Book) -> None:
    users = {user.username: user for user in User.objects.all()}
    for row in rows("invented", "action"):
        action(by, book, users, row)
    for row in rows("invented", "action", "reminder"):
        day, user = timezone.localdate() + timedelta(days=row.pop("remind_in")), users[row.pop("user")]
        set_reminder(by=by, user=user, about=_record(book, row.pop("about")), remind_on=day, **row)


def action(by: Actor, book: Book, users: dict[str, User], row: dict[str, Any]) -> None:
    """An action, perhaps done or dropped already, or done when a meeting with somebody is logged."""
    meeting_with = row.pop("meeting_with", "")
    done_by, dropped = row.pop("done_by", ""), row.pop("dropped", False)
    if "about" in row:
        row["about"] = _record(book, row["about"])
    if "due_in" in row:
        row["due_on"] = timezone.localdate() + timedelta(days=row.pop("due_in"))
    row["owner"] = users[row["owner"]] if "owner" in row else None
    added = add_action(by=by, helpers=[users[name] for name in row.pop("helpers", [])], **row)
    if meeting_with:
        ask_for_meeting(added, by=by, organisation=book.organisations[meeting_with])
    if done_by:
        complete_action(added, by=Actor(users[done_by]))
    if dropped:
        drop_action(added, by=by)


def _record(book: Book, about: dict[str, str]) -> Model:
    """The record that data names by its type and title."""
    ((kind, name),) = about.items()
    if kind == "promise":
        return Initiative.objects.get(title=name)
    known: dict[str, dict[str, Any]] = {
        "organisation": book.organisations,
        "agreement": book.agreements,
        "activity": book.activities,
        "engagement": book.engagements,
    }
    found: Model = known[kind][name]
    return found
