"""Calendars are written as RFC 5545 wants them; the library reads them back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from syndesis.lib.calendar_writing import Event, written

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def read(*events: Event, **more):
    return Calendar.from_ical(written(events, **more)).walk("VEVENT")


def test_lines_are_short_and_end_as_they_must_and_no_letter_is_torn():
    title = "Встреча с университетом гавани; обсуждение, планы \\ и 林高岭大学 " * 5
    body = written([Event("a@b", title, date(2026, 3, 2), None, NOW)], name="Our, own; calendar")
    lines = body.split(b"\r\n")
    assert (max(map(len, lines)) <= 75, b"\n" in body.replace(b"\r\n", b""), lines[-1]) == (True, False, b"")
    for line in lines:
        line.decode()
    [event] = Calendar.from_ical(body).walk("VEVENT")
    assert str(event["SUMMARY"]) == title


def test_whole_days_end_on_the_morning_after():
    [event] = read(Event("a@b", "Visit", date(2026, 2, 27), date(2026, 2, 28), NOW))
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 2, 27), date(2026, 3, 1))


def test_hours_are_told_in_utc_whatever_the_zone():
    begins = datetime(2026, 7, 1, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    [event] = read(Event("a@b", "Talks", begins, begins + timedelta(hours=2), NOW))
    assert event.decoded("DTSTART") == datetime(2026, 7, 1, 1, 30, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 7, 1, 3, 30, tzinfo=UTC)


def test_what_a_program_needs_to_follow_a_change():
    [event] = read(Event("a@b", "Talks", date(2026, 3, 2), None, NOW, revision=3, cancelled=True, url="https://x/y"))
    assert (event["UID"], event.decoded("DTSTAMP"), event["SEQUENCE"], event["STATUS"], event["URL"]) == (
        "a@b",
        NOW,
        3,
        "CANCELLED",
        "https://x/y",
    )


def test_nothing_that_is_typed_breaks_out_of_its_line():
    [event] = read(Event("a@b", "Talks\r\nBEGIN:VALARM\nEND:VEVENT\x00", date(2026, 3, 2), None, NOW, text="a,b;c\\n"))
    assert str(event["SUMMARY"]) == "Talks\nBEGIN:VALARM\nEND:VEVENT "
    assert str(event["DESCRIPTION"]) == "a,b;c\\n"
