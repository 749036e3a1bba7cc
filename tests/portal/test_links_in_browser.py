"""A counterpart's link on a phone, from the mail to the record; the board and the public form, in Chromium."""

import pytest
from playwright.sync_api import Browser, expect

from syndesis.engagement.models import Engagement
from syndesis.engagement.services import log_engagement
from syndesis.engagement.services.responses import record_response
from syndesis.engagement.services.statements import Said, take_in
from tests.directory.factories import SYSTEM, organisation
from tests.portal.scenes import link_to, link_to_meeting, proposal
from tests.web.browsing import LOOKS, LOOKS_BY_DAY, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


def test_a_counterpart_corrects_a_date_on_a_phone_and_staff_take_it_over(page, live_server):
    link, address = link_to_meeting()
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + address)
    date = page.locator("fieldset", has_text="16 February 2021")
    expect(date.get_by_label("What is right?")).to_be_hidden()
    date.get_by_label("Not right").check()
    date.get_by_label("What is right?").fill("17 February 2021")
    page.locator("fieldset", has_text="Lisbon").get_by_label("Right", exact=True).check()
    page.get_by_label("Your name").fill("Marta Oliveira")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")

    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, live_server)
    page.goto(live_server.url)
    page.get_by_role("link", name="Talks on light metals").first.click()
    expect(page.locator(".statement")).to_contain_text("17 February 2021")
    page.get_by_role("button", name="Take over: Date 17 February 2021").click()
    expect(page.locator(".message.success")).to_contain_text("Taken over")
    assert str(Engagement.objects.get(pk=link.engagement_id).held_on) == "2021-02-17"


def test_a_link_works_without_script_and_not_twice(browser: Browser, live_server):
    _made, recipient = proposal()
    link, address = link_to(recipient=recipient)
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(live_server.url + address)
    page.get_by_label("We are interested").check()
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.goto(live_server.url + address)
    expect(page.get_by_role("heading", level=1)).to_have_text("This link does not work")
    assert link.statements.get().text == "interested"


@pytest.mark.parametrize(("width", "scheme"), LOOKS_BY_DAY)
def test_no_page_without_account_has_a_barrier_or_overflows(page, live_server, width, scheme):
    _link, meeting = link_to_meeting()
    _made, recipient = proposal(organisations=[organisation("Another University")])
    _link, answer = link_to(recipient=recipient)
    look_at(page, width, scheme)
    for address in (meeting, answer, "/enquire/", "/enquire/thanks/", "/link/thanks/"):
        page.goto(live_server.url + address)
        assert (address[:8], troubles(page)) == (address[:8], [])


def test_an_answer_is_noted_on_the_board_without_the_page(page, live_server):
    made, recipient = proposal()
    sign_in(page, live_server)
    page.goto(live_server.url + made.get_absolute_url())
    row = page.locator(f"#recipient-{recipient.pk}")
    row.get_by_label("Answer of Harbour University").select_option("continuing")
    row.get_by_role("button", name="Note").click()
    expect(row.locator(".chip")).to_have_text("Wants to continue")
    expect(page.locator("#answers-sum")).to_have_text("2 recipients: 1 continuing, 1 silent")
    recipient.refresh_from_db()
    assert recipient.response == "continuing"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_neither_the_board_nor_its_pages_have_a_barrier_or_overflow(page, live_server, width, scheme):
    made, recipient = proposal()
    record_response(recipient, by=SYSTEM, response="agreed")
    link_to(recipient=recipient)
    meeting = log_engagement(by=SYSTEM, title="Talks", held_on="2021", organisations=[recipient.organisation])
    link, _address = link_to(engagement=meeting, organisation=recipient.organisation)
    take_in(link, [Said("date", "2021-02-17", "2021"), Said("missing", "The dean")], sent={}, address=None)
    sign_in(page, live_server)
    look_at(page, width, scheme)
    base = made.get_absolute_url()
    pages = (base, f"{base}recipients/{recipient.pk}/", f"{base}recipients/", f"{base}texts/")
    for address in (*pages, f"/engagement/{meeting.pk}/links/"):
        page.goto(live_server.url + address)
        assert (address, troubles(page)) == (address, [])
