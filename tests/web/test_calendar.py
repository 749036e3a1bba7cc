"""The pages of the calendar: month, week and list, narrowed by their address, without any script."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.models import Role
from syndesis.engagement.services import log_engagement
from tests.directory.factories import SYSTEM, organisation, user
from tests.work.factories import action

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mara(client):
    row = user(role=Role.COORDINATOR)
    client.force_login(row)
    return row


def met(title, day="2026-03-10", *organisations, **fields):
    return log_engagement(by=SYSTEM, title=title, held_on=day, organisations=organisations, **fields)


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def entries(text: str) -> list[tuple[str, str]]:
    """What stands on which day."""
    days = re.split(r'<time datetime="', text)[1:]
    return [
        (day[:10], title.strip())
        for day in days
        for title in re.findall(r'class="what">(?:<span class="hours">[^<]*</span> )?([^<]*)', day)
    ]


@pytest.mark.every_database
@pytest.mark.concept(43)
def test_a_month_shows_each_thing_on_its_days(client):
    met("Talks")
    met("Long visit", "2026-03-30", held_until="2026-04-01")
    action("Send the text", due_on="2026-03-12")
    assert entries(page(client, "/calendar/?day=2026-03-15")) == [
        ("2026-03-10", "Talks"),
        ("2026-03-12", "Send the text"),
        ("2026-03-30", "Long visit"),
        ("2026-03-31", "Long visit"),
        ("2026-04-01", "Long visit"),
    ]
    assert entries(page(client, "/calendar/?shape=week&day=2026-03-10")) == [
        ("2026-03-10", "Talks"),
        ("2026-03-12", "Send the text"),
    ]
    assert "Talks" in page(client, "/calendar/?shape=list&day=2026-03")


def test_hours_of_another_zone_say_so(client):
    met("Talks", begins_at="09:30", timezone="Asia/Shanghai")
    met("Chat", begins_at="10:00", ends_at="11:30")
    text = page(client, "/calendar/?shape=week&day=2026-03-10")
    assert "9:30 a.m., Shanghai time" in text
    assert "10 a.m.–11:30 a.m." in text


def test_what_has_no_day_stands_above_the_days(client):
    met("Some day in March", "2026-03")
    text = page(client, "/calendar/?day=2026-03")
    assert text.index("Some day in March") < text.index('<time datetime="')
    assert entries(text) == []


@pytest.mark.every_database
def test_it_is_narrowed_by_kind_partner_and_what_concerns_me(client, mara):
    park = organisation("Park")
    met("In the park", "2026-03-10", park)
    met("Elsewhere", "2026-03-11", organisation("Other"))
    action("Mine", due_on="2026-03-12", owner=mara)
    march = "/calendar/?day=2026-03"
    assert [title for _day, title in entries(page(client, f"{march}&organisation={park.pk}"))] == ["In the park"]
    assert [title for _day, title in entries(page(client, f"{march}&kind=deadline"))] == ["Mine"]
    assert [title for _day, title in entries(page(client, f"{march}&mine=1"))] == ["Mine"]
    assert len(entries(page(client, f"{march}&organisation=999999&region=x&kind=nonsense&shape=round"))) == 3


@pytest.mark.every_database
def test_what_may_not_be_seen_narrows_nothing_and_shows_nowhere(client):
    secret = organisation("Secret Institute", visibility="restricted")
    met("Secret talks", "2026-03-10", secret, visibility="restricted")
    text = page(client, f"/calendar/?day=2026-03&organisation={secret.pk}")
    assert "Secret" not in text


@pytest.mark.parametrize("day", ["", "0000-01", "99999-01-01", "2026-13", "9999-12-31", "1000-01-01", "2999-12-31"])
def test_any_address_has_a_page(client, day):
    for shape in ("month", "week", "list"):
        page(client, f"/calendar/?shape={shape}&day={day}")


def test_a_day_leads_to_a_new_meeting_on_it(client):
    text = page(client, "/calendar/?day=2026-03")
    assert "?held_on=2026-03-10" in text
    address = re.search(r'href="([^"]*\?held_on=2026-03-10)"', text)[1]
    assert "2026-03-10" in page(client, address)
    client.force_login(user("vera", role=Role.VIEWER))
    assert "held_on=" not in page(client, "/calendar/?day=2026-03")


def test_a_full_day_leads_to_its_week(client):
    for number in range(7):
        met(f"Talks {number}")
    text = page(client, "/calendar/?day=2026-03")
    assert ("3 more" in text, len(entries(text))) == (True, 4)
    assert len(entries(page(client, "/calendar/?shape=week&day=2026-03-10"))) == 7


def test_a_full_month_asks_no_more_than_an_empty_one(client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(client, "/calendar/?day=2026-03")
        return len(queries)

    partner = organisation("Park")
    met("", "2026-03-01", partner)
    action("Call", due_on="2026-03-12", about=partner)
    asked()
    few = asked()
    for number in range(12):
        met("", f"2026-03-{number + 2:02}", partner)
        action("Call", due_on="2026-03-12", about=partner)
    assert asked() == few


def test_the_menu_leads_to_it(client):
    assert 'href="/calendar/"' in page(client, "/")
