"""What the page of a recurring event shows."""

from syndesis.core.models import User
from syndesis.engagement.models import RecurringEvent
from syndesis.engagement.panels.seen import seen_engagements
from syndesis.engagement.wording import engagement_title, held
from syndesis.objects import Line


def editions(event: RecurringEvent, reader: User) -> list[Line]:
    """The times that it was held, the newest first."""
    return [
        Line(
            " · ".join(filter(None, (row.edition, engagement_title(row)))),
            row.get_absolute_url(),
            detail=" · ".join(filter(None, (row.theme, row.city))),
            end=held(row),
            icon="calendar",
            subject=row,
        )
        for row in seen_engagements(reader).filter(edition_of=event).order_by("-held_on_last", "-pk")
    ]
