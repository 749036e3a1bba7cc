"""The map in Chromium: drawn under the strict policy, clicked, brought nearer, in both themes and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.directory.services import start_partnership
from tests.directory.factories import SYSTEM, organisation
from tests.web.browsing import barriers, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(page: Page, live_server) -> Page:
    for name, country, north, east in (
        ("Lake", "ES", 40.4, -3.7),
        ("Harbour", "CN", 31.2, 121.5),
        ("Bay", "CN", None, None),
        ("Isle", "SG", 1.3, 103.8),
    ):
        row = organisation(name, country=country, latitude=north, longitude=east)
        start_partnership(by=SYSTEM, organisation=row)
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/partners/")
    page.get_by_role("link", name="Map").click()
    expect(page.locator("[data-map][data-drawn] canvas")).to_be_visible()
    return page


def click_on_china(page: Page) -> None:
    box = page.locator("[data-canvas]").bounding_box()
    assert box
    page.mouse.click(box["x"] + 0.755 * box["width"], box["y"] + 0.33 * box["height"])


def test_a_click_on_a_country_narrows_and_the_map_is_drawn_anew(world):
    assert barriers(world) == []
    click_on_china(world)
    expect(world.locator(".page-head .sub")).to_contain_text("2 partners in 1 country")
    assert world.url.endswith("/partners/map/?country=CN")
    expect(world.locator("[data-map][data-drawn] canvas")).to_be_visible()
    expect(world.locator("tr[data-current]")).to_contain_text("China")
    world.get_by_role("link", name="List", exact=True).click()
    expect(world.locator("[data-rows] tr")).to_have_count(2)


def test_the_table_of_countries_does_the_same_by_keyboard(world):
    world.get_by_role("link", name="Singapore").last.focus()
    world.keyboard.press("Enter")
    expect(world.locator(".page-head .sub")).to_contain_text("1 partner in 1 country")


def test_it_is_brought_nearer_and_redrawn_in_the_other_theme(world):
    nearer, further = (world.get_by_role("button", name=name) for name in ("Nearer", "Further away"))
    expect(further).to_be_disabled()
    nearer.click()
    expect(further).to_be_enabled()
    world.locator("[data-theme-toggle]").first.click()
    further.click()
    expect(further).to_be_disabled()
    assert barriers(world) == []


def test_it_fits_a_phone(world):
    world.set_viewport_size({"width": 360, "height": 740})
    world.reload()
    expect(world.locator("[data-map][data-drawn] canvas")).to_be_visible()
    assert world.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert barriers(world) == []


def test_where_the_shapes_do_not_come_the_table_still_says_all(world, live_server):
    world.route(
        "**/countries.json", lambda route: route.fulfill(status=200, body="{}", content_type="application/json")
    )
    world.goto(f"{live_server.url}/partners/map/")
    expect(world.locator("[data-map][data-failed] .told")).to_be_visible()
    expect(world.get_by_role("row", name="China 2")).to_be_visible()
