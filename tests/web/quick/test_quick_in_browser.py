"""A meeting written down on a phone of 360 pixels, by keyboard alone, and without script; in Chromium."""

import re

import pytest
from playwright.sync_api import Browser, expect

from syndesis.core.models import User
from syndesis.engagement.models import Engagement, Initiative
from syndesis.work.models import Action
from tests.directory import factories as directory
from tests.web.browsing import barriers, sign_in

MADE = re.compile(r"/engagement/\d+/$")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_meeting_is_logged_on_a_phone_by_keyboard_alone(page, live_server):
    directory.organisation("Northern Polytechnic", is_home=True)
    partner = directory.organisation("Harbour University", country="ES")
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, live_server)
    page.goto(live_server.url)
    page.get_by_role("link", name="Log a meeting").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/engagement/quick/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert barriers(page) == []
    page.get_by_label("With whom").focus()
    page.keyboard.type("Harb")
    page.keyboard.press("Enter")  # at once: it waits for the options of what was typed
    expect(page.locator("[data-chosen-list] label")).to_have_text("Harbour University")
    for label, text in (
        ("What was decided", "Two themes"),
        ("What they promised", "Name a coordinator"),
        ("My next step", "Ring them"),
    ):
        page.get_by_label(label).focus()
        page.keyboard.type(text)
    page.get_by_role("button", name="Save the meeting").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(MADE)
    met = Engagement.objects.get()
    assert [str(row) for row in met.organisations.all()] == [str(partner)]
    assert [(row.title, row.owed_by) for row in Initiative.objects.all()] == [("Name a coordinator", "them")]
    assert Action.objects.get().about == met
    expect(page.locator("main")).to_contain_text("Two themes")


def test_without_script_a_name_is_looked_up_when_it_is_sent(browser: Browser, live_server):
    directory.organisation("Harbour University", country="ES")
    User.objects.create_user("ada", "a-long-password", role="manager")
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{live_server.url}/sign-in/?next=/engagement/quick/")
    page.fill("input[name=username]", "ada")
    page.fill("input[name=password]", "a-long-password")
    page.keyboard.press("Enter")
    page.get_by_label("With whom").fill("Harbour University")
    page.get_by_role("button", name="Save the meeting").click()
    page.wait_for_url(MADE)
    assert [str(row) for row in Engagement.objects.get().organisations.all()] == ["Harbour University"]
