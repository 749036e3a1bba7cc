"""Engagements in Chromium: no barrier, wherever one looks at them; entries are added in their place."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.engagement.models import Engagement
from syndesis.engagement.objects import RecurringEventType
from syndesis.engagement.services import add_agenda_item, invite, log_engagement, note_outcome, quote
from syndesis.objects.services import create
from tests.directory.factories import SYSTEM, home, organisation, person
from tests.web.browsing import LOOKS, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def meeting(page: Page, live_server) -> Engagement:
    lake, speaker = organisation("Lake University"), person("Valdés", "Félix")
    event = create(RecurringEventType, by=SYSTEM, name="Week of Science", kind="conference", organiser=home())
    row = log_engagement(
        by=SYSTEM, title="Week 2026", held_on="2026-05-07", organisations=[lake], edition_of=event, theme="Water"
    )
    add_agenda_item(by=SYSTEM, engagement=row, title="Welcome", kind="talk", speakers=[speaker], begins_at="10:00")
    note_outcome(by=SYSTEM, engagement=row, text="Directions", count=3)
    quote(by=SYSTEM, engagement=row, speaker=speaker, text="Vale la pena.", language="es")
    invite(by=SYSTEM, to=row, organisations=[lake], status="invited")
    sign_in(page, live_server)
    return row


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_their_pages_have_no_barriers(page, live_server, meeting, width, scheme):
    urls = [
        meeting.get_absolute_url(),
        f"{meeting.get_absolute_url()}invitations/",
        f"{meeting.get_absolute_url()}entries/agenda/{meeting.agenda.get().pk}/",
        "/engagement/counts/?by=kind",
        meeting.edition_of.get_absolute_url(),
    ]
    look_at(page, width, scheme)
    for url in urls:
        page.goto(live_server.url + url)
        for fold in page.locator("details.entry-add > summary").all():
            fold.click()
        assert (url, troubles(page)) == (url, [])


@pytest.mark.concept(33)
def test_an_outcome_is_added_in_its_place(page, live_server, meeting):
    page.goto(live_server.url + meeting.get_absolute_url())
    page.get_by_text("Add an outcome").click()
    page.locator("#outcomes").get_by_label("Outcome", exact=True).fill("A joint laboratory")
    page.locator("#outcomes").get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#outcomes")).to_contain_text("A joint laboratory")
    expect(page.locator("#outcomes .count")).to_have_text("2")
    assert page.url == live_server.url + meeting.get_absolute_url()
