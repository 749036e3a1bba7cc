"""Entries of a calendar as other programs read them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from django.conf import settings
from django.utils.crypto import salted_hmac

from syndesis.engagement.calendar import Entry, Kind
from syndesis.lib.calendar_writing import Event

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


@cache
def installation() -> str:
    """What tells entries of this installation from those of any other, by whatever name it is reached."""
    return salted_hmac("syndesis.calendar", settings.SECRET_KEY, algorithm="sha256").hexdigest()[:16]


def events_of(entries: Iterable[Entry], address: Callable[[str], str]) -> Iterator[Event]:
    """The entries whose day is known: no calendar can say that something is in some week of April. `address` makes a
    whole address of a path."""
    for entry in entries:
        if entry.is_exact:
            yield _event(entry, address)


def _event(entry: Entry, address: Callable[[str], str]) -> Event:
    begins, ends = _span(entry)
    return Event(
        uid=f"{entry.key}@{installation()}.syndesis",
        title=entry.title,
        begins=begins,
        ends=ends,
        changed_at=entry.changed_at or LONG_AGO,
        revision=entry.revisions,
        place=entry.place,
        text=entry.detail,
        url=address(entry.url),
        category=str(entry.kind.label),
        cancelled=entry.is_cancelled,
        blocks_time=entry.kind == Kind.OCCASION and not entry.is_cancelled,
    )


def _span(entry: Entry) -> tuple[date, date | None]:
    """Whole days, or from hour to hour in the time zone of the entry; an hour long, where its end is not known."""
    if entry.begins_at is None:
        return entry.first, entry.last
    begins = _at(entry, entry.first, entry.begins_at)
    ends = _at(entry, entry.last, entry.ends_at) if entry.ends_at else begins + HOUR
    return begins, ends if ends > begins else begins + HOUR


def _at(entry: Entry, day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=entry.zone)
