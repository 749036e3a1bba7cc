"""Invitations as calendars send them (iCalendar, RFC 5545): what a `.ics` file says of its occasions."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from icalendar import Calendar

MOST_BYTES = 2_000_000
MOST_ENTRIES = 200
MOST_PEOPLE = 300


class NotACalendar(ValueError):
    """The file is none that a calendar would read."""


@dataclass(frozen=True)
class Attendee:
    """Somebody whom an entry names: `email` in small letters."""

    name: str
    email: str


@dataclass(frozen=True)
class Entry:
    """One occasion. Hours are those of `timezone` (an IANA name, blank where the entry names none); of a whole day
    there are none. `repeats`: more follow by a rule, of which this is the first. `cancelled`: it was called off."""

    uid: str
    title: str
    begins_on: date
    ends_on: date
    begins_at: time | None = None
    ends_at: time | None = None
    timezone: str = ""
    place: str = ""
    link: str = ""
    text: str = ""
    people: tuple[Attendee, ...] = ()
    repeats: bool = False
    cancelled: bool = False


def entries(content: bytes, zone: tzinfo = UTC) -> list[Entry]:
    """The occasions of a file in the order of their days; hours without a place are told in `zone`. Raises NotACalendar
    where it is none, or holds no occasion."""
    if len(content) > MOST_BYTES:
        raise NotACalendar("too large")
    try:
        calendar = Calendar.from_ical(content)
        cancelled = str(calendar.get("METHOD", "")).upper() == "CANCEL"
        found = [entry for each in calendar.walk("VEVENT")[:MOST_ENTRIES] if (entry := _entry(each, cancelled, zone))]
    except NotACalendar:
        raise
    except Exception as error:  # what breaks the reader is as various as what is sent
        raise NotACalendar(str(error)) from error
    if not found:
        raise NotACalendar("no occasion")
    return sorted(found, key=lambda entry: (entry.begins_on, entry.begins_at or time.min, entry.uid))


def _entry(event: Any, cancelled: bool, zone: tzinfo) -> Entry | None:
    if event.get("DTSTART") is None:
        return None
    begins = event.decoded("DTSTART")
    ends = event.decoded("DTEND") if event.get("DTEND") is not None else None
    if ends is None and event.get("DURATION") is not None:
        ends = begins + event.decoded("DURATION")
    whole_day = not isinstance(begins, datetime)
    if whole_day:
        last = max(begins, ends - timedelta(days=1)) if isinstance(ends, date) else begins
        when: dict[str, Any] = {"begins_on": begins, "ends_on": last}
    else:
        when = _hours(begins, ends, zone)
    return Entry(
        uid=_text(event, "UID"),
        title=_text(event, "SUMMARY"),
        place=_text(event, "LOCATION"),
        link=_link(event),
        text=_text(event, "DESCRIPTION"),
        people=_people(event),
        repeats=event.get("RRULE") is not None,
        cancelled=cancelled or _text(event, "STATUS").upper() == "CANCELLED",
        **when,
    )


def _hours(begins: datetime, ends: Any, zone: tzinfo) -> dict[str, Any]:
    name = getattr(begins.tzinfo, "key", "") or ""
    if begins.tzinfo is not None and (not name or name == "UTC"):
        begins, name = begins.astimezone(zone), ""
    if isinstance(ends, datetime) and ends.tzinfo is not None and begins.tzinfo is not None:
        ends = ends.astimezone(begins.tzinfo)
    if not isinstance(ends, datetime) or ends.date() < begins.date():
        ends = begins
    return {
        "begins_on": begins.date(),
        "ends_on": ends.date(),
        "begins_at": begins.time().replace(tzinfo=None),
        "ends_at": ends.time().replace(tzinfo=None) if ends != begins else None,
        "timezone": name,
    }


def _people(event: Any) -> tuple[Attendee, ...]:
    """Those invited, and who invites, each once; rooms and lists are left out."""
    named: dict[str, Attendee] = {}
    for kind in ("ORGANIZER", "ATTENDEE"):
        given = event.get(kind)
        for each in (given if isinstance(given, list) else [given])[:MOST_PEOPLE]:
            if each is None or each.params.get("CUTYPE", "INDIVIDUAL").upper() != "INDIVIDUAL":
                continue
            email = str(each).partition(":")[2].strip().casefold() or str(each).strip().casefold()
            name = str(each.params.get("CN", "")).strip().strip("'\"")
            named.setdefault(email, Attendee("" if name.casefold() == email else name, email))
    return tuple(named.values())


def _link(event: Any) -> str:
    """The address for taking part online: as programs for meetings write it, else the entry's own."""
    for key in ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "URL"):
        if (text := _text(event, key)).startswith(("https://", "http://")):
            return text
    return ""


def _text(event: Any, key: str) -> str:
    given = event.get(key)
    return str(given[0] if isinstance(given, list) else given).strip() if given is not None else ""
