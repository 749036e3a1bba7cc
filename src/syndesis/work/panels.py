"""What pages show of work: that of any record the actions about it, that of an action the record that it is about."""

from django.db.models import Model, Q
from django.utils import timezone

from syndesis.core.models import User
from syndesis.objects import Line, of
from syndesis.work import policies, queries
from syndesis.work.models import Action
from syndesis.work.wording import due, is_open, lateness, named, owner_of, subject_of, tone

MOST, CLOSED_SHOWN = 50, 5


def actions_about(record: Model, reader: User) -> list[Line]:
    """The open actions about a record, the most urgent first; then the last that were closed. One query."""
    rows = list(queries.actions_about(record, reader).select_related("owner")[:MOST])
    still_open = [action for action in rows if is_open(action)]
    return [_line(action) for action in rows[: len(still_open) + CLOSED_SHOWN]]


def subject(action: Action, reader: User) -> list[Line]:
    """The record that an action is about, where the reader may see it; without a query, if the action was read so."""
    record = subject_of(action)
    if record is None:
        return []
    kind = of(type(record))
    return [Line(title=named(record), url=record.get_absolute_url(), detail=str(kind.plural), icon=kind.icon)]


def repeated(action: Action, reader: User) -> list[Line]:
    """The action that came before one that repeats, and the one that comes after it, where the reader may see them."""
    if not (action.repeats or action.came_of_id):
        return []
    rows = Action.objects.filter(policies.actions.scope(reader, "view"), Q(came_of=action) | Q(pk=action.came_of_id))
    return [_line(row) for row in rows.select_related("owner").order_by("pk")]


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
