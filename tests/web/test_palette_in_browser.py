"""The palette goes to, does and finds; the space bar looks into a row; `?` tells the keys."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.directory.services import start_partnership
from tests.directory.factories import SYSTEM, organisation
from tests.web.browsing import LOOKS, barriers, look_at, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page: Page, live_server) -> Page:
    for name in ("Harbour University", "Lake University"):
        start_partnership(by=SYSTEM, organisation=organisation(name))
    sign_in(page, live_server)
    page.goto(live_server.url)
    return page


def test_the_palette_goes_makes_and_finds(desk, live_server):
    desk.keyboard.press("Control+k")
    palette = desk.get_by_role("dialog", name="Command palette")
    expect(palette).to_be_visible()
    desk.keyboard.type("new agr")
    expect(palette.get_by_role("option", selected=True)).to_have_text("New: agreement")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{live_server.url}/agreements/new/")
    desk.keyboard.press("Control+k")
    desk.keyboard.type("lake")
    expect(palette.get_by_role("option", selected=True)).to_contain_text("Lake University")
    desk.keyboard.press("Enter")
    expect(desk.locator("h1")).to_have_text("Lake University")


def test_the_palette_offers_what_the_page_offers(desk, live_server):
    desk.goto(f"{live_server.url}/partners/")
    desk.keyboard.press("Control+k")
    group = desk.get_by_role("dialog").get_by_role("group", name="On this page")
    expect(group.get_by_role("option").first).to_have_text("New partner")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog", name="Command palette")).to_be_hidden()


def test_the_space_bar_looks_into_a_row_while_one_goes_on_through_the_list(desk, live_server):
    desk.goto(f"{live_server.url}/partners/")
    desk.keyboard.press("j")
    desk.keyboard.press(" ")
    panel = desk.get_by_role("dialog", name="Quick look")
    expect(panel.get_by_role("heading", name="Harbour University")).to_be_visible()
    desk.keyboard.press("j")
    expect(panel.get_by_role("heading", name="Lake University")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert desk.url == f"{live_server.url}/partners/"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_what_floats_has_no_barriers(desk, live_server, width, scheme):
    look_at(desk, width, scheme)
    desk.goto(f"{live_server.url}/partners/")
    for key, name in (("Control+k", "Command palette"), ("?", ""), (" ", "Quick look")):
        if key == " ":
            desk.keyboard.press("j")
        desk.keyboard.press(key)
        floating = desk.get_by_role("dialog", name=name) if name else desk.get_by_role("dialog")
        expect(floating).to_be_visible()
        assert (key, barriers(desk)) == (key, [])
        desk.keyboard.press("Escape")
        expect(floating).to_be_hidden()
