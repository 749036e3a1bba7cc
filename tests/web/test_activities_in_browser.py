"""The form of an activity in Chromium: what is asked follows its kind."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.browsing import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_form_asks_what_belongs_to_the_kind_and_the_page_shows_it(page: Page, live_server):
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/activities/new/?kind=startup")
    park, project = (page.locator("fieldset", has=page.get_by_text(name, exact=True)).last for name in (
        "The startup", "The project"
    ))  # fmt: skip
    tracks = page.locator("summary", has_text="Tracks")  # folded, since nothing is in it yet
    expect(park).to_be_visible()
    expect(tracks).to_be_hidden()
    assert Axe().run(page).response["violations"] == []

    page.get_by_label("Kind", exact=True).first.select_option("marathon")
    expect(tracks).to_be_visible()
    expect(park).to_be_hidden()
    page.get_by_label("Title").first.fill("Quiet rails")
    page.get_by_label("Kind", exact=True).first.select_option("project")
    project.locator("[name=project-0-type]").select_option("contract")
    project.locator("[name=project-0-acronym]").fill("RAIL")
    page.get_by_role("button", name="Save").click()

    expect(page.locator("dl.pairs").first).to_contain_text("Contract research")
    expect(page.locator("dl.pairs").first).to_contain_text("RAIL")
    assert Axe().run(page).response["violations"] == []
