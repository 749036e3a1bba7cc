"""Calendars that people subscribe to, read back by a library that others read them with."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from syndesis.core.accounts import deactivate
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.services import define_region
from syndesis.engagement.models import Attempt, CalendarFeed
from syndesis.engagement.services import log_engagement, revise_engagement
from syndesis.engagement.services.feeds import make_feed, revoke_feed
from tests.directory.factories import SYSTEM, home, organisation, user
from tests.work.factories import action

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara():
    return user(role=Role.COORDINATOR)


@pytest.fixture
def address(mara):
    _feed, secret = make_feed(by=Actor(mara), of="all")
    return f"/calendar/{secret}.ics"


def events(client, address) -> dict[str, object]:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def met(title, day="2026-11-10", **fields):
    return log_engagement(by=SYSTEM, title=title, held_on=day, **fields)


@pytest.mark.concept(24)
def test_a_meeting_with_hours_elsewhere_stands_at_the_right_instant(client, address):
    row = met("Talks", begins_at="09:30", ends_at="11:00", timezone="Asia/Shanghai", city="Shanghai")
    event = events(client, address)["Talks"]
    assert event.decoded("DTSTART") == datetime(2026, 11, 10, 1, 30, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 11, 10, 3, tzinfo=UTC)
    assert (str(event["LOCATION"]), str(event["URL"])) == ("Shanghai", f"http://testserver{row.get_absolute_url()}")


def test_a_change_keeps_its_identity_and_counts_up_and_what_is_cancelled_says_so(client, address):
    row = met("Talks")
    before = events(client, address)["Talks"]
    revise_engagement(row, by=SYSTEM, is_cancelled=True)
    after = events(client, address)["Talks"]
    assert (before["UID"], before["SEQUENCE"], before["STATUS"]) == (after["UID"], 0, "CONFIRMED")
    assert (after["SEQUENCE"], after["STATUS"]) == (1, "CANCELLED")


def test_days_are_whole_and_of_what_has_no_day_there_is_no_event(client, address):
    met("Visit", "2026-11-10", held_until="2026-11-12")
    met("Some day in November", "2026-11")
    action("Send the text", due_on="2026-11")
    found = events(client, address)
    assert sorted(found) == ["Send the text", "Visit"]
    assert (found["Visit"].decoded("DTSTART"), found["Visit"].decoded("DTEND")) == (
        date(2026, 11, 10),
        date(2026, 11, 13),
    )
    assert found["Send the text"].decoded("DTSTART") == date(2026, 11, 30)


def test_it_holds_what_its_user_may_see_at_that_moment(client, address, mara):
    secret = organisation("Secret Institute", visibility="restricted")
    row = met("Secret talks", organisations=[secret], visibility="restricted")
    assert events(client, address) == {}
    mara.responsibilities.create(organisation=secret)
    assert list(events(client, address)) == ["Secret talks"]
    row.visibility = "internal"
    row.save()
    mara.responsibilities.all().delete()
    assert list(events(client, address)) == ["Secret talks"]


def test_who_left_or_revoked_it_gets_nothing(client, address, mara):
    feed = CalendarFeed.objects.get()
    revoke_feed(by=Actor(mara), feed=feed)
    assert client.get(address).status_code == 404
    CalendarFeed.objects.update(revoked_at=None)
    deactivate(by=Actor(user("ada", role=Role.ADMINISTRATOR)), user=mara)
    assert client.get(address).status_code == 404


def test_of_a_partner_that_is_hidden_since_there_is_no_calendar(client, mara):
    park = organisation("Park")
    _feed, secret = make_feed(by=Actor(mara), of="partner", organisation=park)
    assert client.get(f"/calendar/{secret}.ics").status_code == 200
    type(park).objects.filter(pk=park.pk).update(visibility="restricted")
    assert client.get(f"/calendar/{secret}.ics").status_code == 404


def test_a_partner_and_a_region_have_calendars_of_their_own(client, mara):
    home()
    park, other = organisation("Park", country="ES"), organisation("Other", country="CN")
    region = define_region(by=SYSTEM, name="Ibero-America", countries=["ES"])
    met("In the park", organisations=[park])
    met("Elsewhere", organisations=[other])
    for facts in ({"of": "partner", "organisation": park}, {"of": "region", "region": region}):
        _feed, secret = make_feed(by=Actor(mara), **facts)
        assert list(events(client, f"/calendar/{secret}.ics")) == ["In the park"]


def test_the_secret_is_kept_nowhere_and_its_use_is_noted(client, address):
    feed, secret = CalendarFeed.objects.get(), address.removeprefix("/calendar/").removesuffix(".ics")
    assert secret not in str(CalendarFeed.objects.values().get())
    assert (len(feed.digest), feed.last_used_at) == (64, None)
    client.get(address)
    feed.refresh_from_db()
    assert feed.last_used_at is not None


def test_asked_again_nothing_is_sent_until_something_changes(client, address):
    met("Talks")
    first = client.get(address)
    again = client.get(address, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    met("More talks")
    assert client.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200
    assert first["Cache-Control"] == "private, no-cache"


def test_who_guesses_is_stopped(client, address, monkeypatch):
    from syndesis.engagement.services import throttling

    monkeypatch.setitem(throttling.LIMITS, throttling.FEED, 3)
    assert [client.get(f"/calendar/guess{number}.ics").status_code for number in range(5)] == [404] * 3 + [429] * 2
    assert Attempt.objects.count() == 3


def test_one_is_made_of_something_that_its_user_sees(mara):
    secret = organisation("Secret Institute", visibility="restricted")
    with pytest.raises(Forbidden):
        make_feed(by=Actor(mara), of="partner", organisation=secret)
    for of in ("partner", "region"):
        with pytest.raises(Refused):
            make_feed(by=Actor(mara), of=of)
    feed, _secret = make_feed(by=Actor(mara), of="mine")
    with pytest.raises(Forbidden):
        revoke_feed(by=Actor(user("olga", role=Role.MANAGER)), feed=feed)


def test_one_engagement_is_a_file(client, mara):
    client.force_login(mara)
    row = met("Talks", begins_at="10:00")
    answer = client.get(f"/engagement/{row.pk}/calendar.ics")
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (str(event["SUMMARY"]), answer["Content-Disposition"]) == (
        "Talks",
        f'attachment; filename="engagement-{row.pk}.ics"',
    )
    hidden = met("Secret talks", visibility="restricted")
    undated = met("Some time", "")
    assert [client.get(f"/engagement/{each.pk}/calendar.ics").status_code for each in (hidden, undated)] == [404, 404]
    client.logout()
    assert client.get(f"/engagement/{row.pk}/calendar.ics").status_code == 302
