"""The agenda of an engagement as entries, one an item: for the calendars of those who take part in a visit."""

from syndesis.core.models import User
from syndesis.directory.panels.organisations import seen_organisations
from syndesis.engagement import policies
from syndesis.engagement.calendar.entries import Entry, Kind
from syndesis.engagement.models import Engagement


def programme(reader: User, key: int) -> list[Entry]:
    """The items whose day is known, where the reader sees the engagement; of one on a single day that is every item."""
    seen = Engagement.objects.filter(policies.engagements.scope(reader, "view"), archived_at=None)
    engagement = seen.filter(pk=key).first()
    if engagement is None:
        return []
    held = engagement.held_on
    only_day = held.first if held and held.day and engagement.held_until in (None, held) else None
    rows = list(engagement.agenda.select_related("venue"))
    venues = seen_organisations(reader, [row.venue for row in rows])
    return [
        Entry(
            kind=Kind.OCCASION,
            key=f"agenda-{row.pk}",
            title=row.title,
            url=engagement.get_absolute_url(),
            first=day,
            last=day,
            begins_at=row.begins_at,
            ends_at=row.ends_at,
            timezone=engagement.timezone,
            place=", ".join(filter(None, (str(row.venue) if row.venue in venues else "", row.place))),
            detail=str(row.get_kind_display()),
            is_cancelled=engagement.is_cancelled,
        )
        for row in rows
        if (day := row.day or only_day) is not None
    ]
