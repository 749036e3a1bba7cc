"""Calendars to subscribe to, in one's own account: the address is told once."""

import re

import pytest

from syndesis.core.models import Role
from syndesis.engagement.models import CalendarFeed
from tests.directory.factories import organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


@pytest.fixture(autouse=True)
def mara(client):
    row = user(role=Role.COORDINATOR)
    client.force_login(row)
    return row


def test_an_address_is_told_once_and_opens_until_it_is_revoked(client):
    made = client.post("/account/calendars/", {"of": "mine"})
    address = re.search(r'value="http://testserver(/calendar/[^"]*\.ics)"', made.content.decode())[1]
    assert made["Cache-Control"].count("no-store") == 1
    assert client.get(address).status_code == 200
    assert address not in client.get("/account/calendars/").content.decode()
    feed = CalendarFeed.objects.get()
    client.post(f"/account/calendars/{feed.pk}/revoke/")
    assert client.get(address).status_code == 404


def test_a_partner_is_named(client):
    park = organisation("Park")
    assert client.post("/account/calendars/", {"of": "partner"}).status_code == 422
    client.post("/account/calendars/", {"of": "partner", "organisation": park.pk})
    assert CalendarFeed.objects.get().organisation == park


def test_nobody_makes_one_of_a_hidden_partner_or_revokes_that_of_another(client):
    secret = organisation("Secret Institute", visibility="restricted")
    answer = client.post("/account/calendars/", {"of": "partner", "organisation": secret.pk})
    assert (answer.status_code, CalendarFeed.objects.count()) == (422, 0)
    client.post("/account/calendars/", {"of": "all"})
    feed = CalendarFeed.objects.get()
    client.force_login(user("olga", role=Role.MANAGER))
    assert client.post(f"/account/calendars/{feed.pk}/revoke/").status_code == 404
    feed.refresh_from_db()
    assert feed.revoked_at is None
