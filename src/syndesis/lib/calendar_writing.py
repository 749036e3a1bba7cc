"""Calendars as other programs read them (iCalendar, RFC 5545): text in lines of 75 octets that end with CR LF.

Written here and not by the library that reads: a feed of five thousand entries is asked for every hour by everybody.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//Syndesis//Calendar//EN"
OCTETS = 75
_ESCAPED = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """An entry. `begins` and `ends` are both days, the last one inclusive, or both instants with their time zones; an
    instant without an end has none. `revision` rises with each change, `changed_at` is when that was."""

    uid: str
    title: str
    begins: date
    ends: date | None
    changed_at: datetime
    revision: int = 0
    place: str = ""
    text: str = ""
    url: str = ""
    category: str = ""
    cancelled: bool = False
    blocks_time: bool = False
    """Whether who subscribes is busy then; a deadline takes nobody's day."""


def written(events: Iterable[Event], name: str = "", zone: str = "", refresh: timedelta | None = None) -> bytes:
    """A whole calendar. `refresh`: how often a program that subscribes to it should ask again."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if name:
        lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    if zone:
        lines.append(f"X-WR-TIMEZONE:{zone}")
    if refresh:
        span = f"PT{int(refresh.total_seconds() // 60)}M"
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:{span}", f"X-PUBLISHED-TTL:{span}"]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _event(event: Event) -> Iterator[str]:
    stamp = _instant(event.changed_at)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{event.revision}"
    if isinstance(event.begins, datetime):
        yield f"DTSTART:{_instant(event.begins)}"
        if isinstance(event.ends, datetime) and event.ends > event.begins:
            yield f"DTEND:{_instant(event.ends)}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.begins:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{(event.ends or event.begins) + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.title)}"
    for name, value in (("LOCATION", event.place), ("DESCRIPTION", event.text), ("CATEGORIES", event.category)):
        if value:
            yield f"{name}:{_text(value)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'OPAQUE' if event.blocks_time else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    plain = _CONTROL.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n"))
    return _ESCAPED.sub(r"\\\g<0>", plain).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """In pieces of so many octets, of which all but the first begin with a space; no letter is torn apart."""
    rest, pieces = line.encode("utf-8", "replace"), []
    room = OCTETS
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        pieces.append(rest[:end])
        rest, room = rest[end:], OCTETS - 1
    return b"\r\n ".join([*pieces, rest])
