"""Networks, offices and the past in Chromium: no barrier, wherever one looks at them."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.directory.services.networks import join_network, register_network
from syndesis.directory.services.offices import register_office
from tests.directory.factories import SYSTEM, home, organisation
from tests.web.browsing import LOOKS_BY_DAY, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pages(page: Page, live_server) -> list[str]:
    network = register_network(by=SYSTEM, organisation=organisation("Union of Cities"), purpose="Energy")
    for number, name in enumerate(("Lake", "Bay", "Isle")):
        join_network(by=SYSTEM, network=network, member=organisation(name, country="ES"), starts_on=f"201{number}")
    unit = organisation("Office in Lake City", kind="office", parent=home(), country="ES", city="Lake City")
    office = register_office(by=SYSTEM, organisation=unit, host=organisation("Lake University"))
    sign_in(page, live_server)
    return [network.get_absolute_url(), office.get_absolute_url(), "/offices/past/?on=today", "/networks/past/?on=soon"]


@pytest.mark.parametrize(("width", "scheme"), LOOKS_BY_DAY)
def test_their_pages_have_no_barriers(page, live_server, pages, width, scheme):
    look_at(page, width, scheme)
    for url in pages[:3]:
        page.goto(live_server.url + url)
        assert (url, troubles(page)) == (url, [])


def test_the_members_are_told_as_of_the_day_that_is_typed(page, live_server, pages):
    page.goto(live_server.url + pages[0])
    expect(page.locator("#members .count").first).to_have_text("3")
    page.get_by_label("As of another day, month or year").fill("2011")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#members .count").first).to_have_text("2")
    expect(page.locator("#members")).to_contain_text("As of 31 December 2011")


def test_the_export_menu_leads_to_the_past(page, live_server, pages):
    page.goto(f"{live_server.url}/offices/")
    page.locator("#export > summary").click()
    page.get_by_role("link", name="As of a past day…").click()
    page.get_by_label("At the end of").fill("today")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row", name="Office in Lake City")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    assert download.value.suggested_filename.startswith("offices-as-of-")
