"""What the page of any record shows of work: the actions about it."""

from django.db.models import Model
from django.utils import timezone

from syndesis.core.models import User
from syndesis.objects import Line
from syndesis.work import queries
from syndesis.work.models import Action
from syndesis.work.wording import due, lateness, owner_of, tone

CLOSED_SHOWN = 5


def actions_about(record: Model, reader: User) -> list[Line]:
    """The open actions about a record, the most urgent first; then the last that were closed. Two queries."""
    rows = queries.actions_about(record, reader).select_related("owner")
    still_open = rows.exclude(standing=queries.CLOSED).order_by("standing", "due_on_last", "pk")
    closed = rows.filter(standing=queries.CLOSED).order_by("-done_at", "-pk")[:CLOSED_SHOWN]
    return [_line(action) for action in (*still_open, *closed)]


def _line(action: Action) -> Line:
    today = timezone.localdate()
    return Line(
        title=action.title,
        url=action.get_absolute_url(),
        detail=" · ".join(filter(None, (owner_of(action), lateness(action)))),
        end=due(action, today),
        tone=tone(action, today),
        icon="check" if action.done_at else "circle",
    )
