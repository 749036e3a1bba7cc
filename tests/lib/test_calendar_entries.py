"""What a file of a calendar says."""

from datetime import UTC, date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndesis.lib.calendar_entries import Attendee, NotACalendar, entries

HARBOUR = ZoneInfo("Europe/Madrid")


def calendar(*lines: str, head: str = "") -> bytes:
    body = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", *([head] if head else []), "BEGIN:VEVENT"]
    return "\r\n".join([*body, "UID:one@calendar", *lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def test_hours_are_told_in_the_zone_that_the_entry_names():
    (entry,) = entries(
        calendar("DTSTART;TZID=Asia/Shanghai:20260304T093000", "DTEND;TZID=Asia/Shanghai:20260304T110000")
    )
    assert (entry.begins_on, entry.begins_at, entry.ends_at) == (date(2026, 3, 4), time(9, 30), time(11))
    assert entry.timezone == "Asia/Shanghai"


def test_hours_of_greenwich_are_told_in_ours():
    (entry,) = entries(calendar("DTSTART:20260304T233000Z", "DURATION:PT2H"), HARBOUR)
    assert (entry.begins_on, entry.begins_at, entry.ends_on, entry.ends_at, entry.timezone) == (
        date(2026, 3, 5),
        time(0, 30),
        date(2026, 3, 5),
        time(2, 30),
        "",
    )


def test_whole_days_end_on_the_last_of_them():
    (entry,) = entries(calendar("DTSTART;VALUE=DATE:20260304", "DTEND;VALUE=DATE:20260307"))
    assert (entry.begins_on, entry.ends_on, entry.begins_at) == (date(2026, 3, 4), date(2026, 3, 6), None)


def test_who_is_invited_is_named_once_and_rooms_are_not():
    (entry,) = entries(
        calendar(
            "DTSTART:20260304T093000Z",
            'ORGANIZER;CN="Ruiz, Eva":mailto:Eva@partner.example',
            "ATTENDEE;CN=Eva Ruiz:mailto:eva@partner.example",
            "ATTENDEE:mailto:liu@partner.example",
            "ATTENDEE;CUTYPE=ROOM;CN=Hall 2:mailto:hall2@partner.example",
        )
    )
    assert entry.people == (Attendee("Ruiz, Eva", "eva@partner.example"), Attendee("", "liu@partner.example"))


def test_text_place_link_repetition_and_cancellation_are_told():
    (entry,) = entries(
        calendar(
            "DTSTART:20260304T093000Z",
            "SUMMARY:Working meeting\\, part 2",
            "LOCATION:Madrid",
            "DESCRIPTION:Bring the list",
            "URL:https://meet.example/x",
            "RRULE:FREQ=WEEKLY",
            head="METHOD:CANCEL",
        )
    )
    assert (entry.title, entry.place, entry.text, entry.link) == (
        "Working meeting, part 2",
        "Madrid",
        "Bring the list",
        "https://meet.example/x",
    )
    assert (entry.repeats, entry.cancelled) == (True, True)


@pytest.mark.parametrize(
    "content", [b"", b"Dear colleagues", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", b"\xff\xfe\x00", b"x" * 2_000_001]
)
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(NotACalendar):
        entries(content)


@given(st.binary(max_size=300), st.integers(0, 200))
def test_a_damaged_file_is_read_or_refused(noise, at):
    whole = calendar("DTSTART:20260304T093000Z", "SUMMARY:Meeting", "ATTENDEE;CN=Eva:mailto:eva@partner.example")
    try:
        found = entries(whole[:at] + noise + whole[at:], UTC)
    except NotACalendar:
        return
    assert all(entry.begins_on <= entry.ends_on for entry in found)
