"""The views of activities in Chromium: the graph by keyboard, and no barrier, wherever one looks at them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.activities.factories import activity
from tests.directory.factories import home, organisation
from tests.web.browsing import LOOKS, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.any_database]
PATHS = ("graph/", "units/?levels=all&across=kind", "time/", "?group=programmes")


@pytest.fixture
def activities(page: Page, live_server) -> None:
    ours = home()
    unit = organisation("Institute of Physics", kind="institute", parent=ours)
    organisation("Institute of Law", kind="institute", parent=ours)
    lake, firm, isle = (organisation(name, country="ES") for name in ("Lake University", "Firm", "Isle Institute"))
    activity("Double degree", kind="double_degree", organisations=[ours, lake, firm], owner_unit=unit, starts_on="2020")
    activity("Project", kind="project", organisations=[ours, lake, firm, isle], owner_unit=unit, starts_on="2021")
    activity("School", organisations=[ours, organisation("Alone")], starts_on="2019", ends_on="2022")
    sign_in(page, live_server)


def test_the_graph_is_walked_by_keyboard_and_its_nodes_lead_to_their_activities(page, live_server, activities):
    page.goto(f"{live_server.url}/activities/graph/")
    expect(page.locator("[data-graph][data-drawn]")).to_be_visible()
    assert page.locator(".node").count() == 3
    page.locator(".node[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    expect(page.locator(".graph-told")).to_have_text(first)
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    told = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert page.locator(".node[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    expect(page.locator("tbody[data-rows] tr")).to_have_count(int(told.split(": ")[1].split()[0]))


def test_of_many_links_the_strongest_are_shown_until_more_are_asked_for(page, live_server, activities):
    some = [organisation(f"University {number}") for number in range(14)]
    activity("All of them", kind="marathon", organisations=some)
    page.goto(f"{live_server.url}/activities/graph/?kind=marathon")
    slider = page.get_by_role("slider", name="Links shown")
    shown = page.locator(".graph-canvas .edges line:not(.weak)")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"^\d+ of 91$"))
    assert 13 <= shown.count() <= 80
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "91 of 91")
    expect(shown).to_have_count(91)
    page.locator(".node").first.hover()
    expect(page.locator(".graph-canvas .node.lit")).to_have_count(14)
    expect(page.locator(".named .tip")).to_have_count(1)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_views_of_activities_have_no_barriers(page, live_server, activities, width, scheme):
    look_at(page, width, scheme)
    for path in PATHS:
        page.goto(f"{live_server.url}/activities/{path}")
        if path == "graph/":
            expect(page.locator("[data-graph][data-drawn]")).to_be_visible()
        assert (path, troubles(page)) == (path, [])
