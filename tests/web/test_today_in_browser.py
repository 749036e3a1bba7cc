"""Doing an action from Today by keyboard, and adding one, in Chromium; with and without script."""

import pytest
from playwright.sync_api import Browser, expect

from syndesis.core.models import User
from syndesis.work.models import Action
from tests.directory.factories import organisation
from tests.web.browsing import LOOKS, look_at, sign_in, troubles
from tests.work.factories import action

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINE = ".todo li"


@pytest.fixture
def mine() -> User:
    user = User.objects.create_user("ada", "a-long-password", role="coordinator")
    partner = organisation("Harbour University")
    action("Call them", owner=user, due_on="2020-01-01", about=partner)
    action("Write to them", owner=user)
    return user


@pytest.mark.concept(34)
def test_an_action_is_added_and_done_by_keyboard(page, live_server, mine):
    sign_in(page, live_server)
    page.goto(live_server.url)
    page.get_by_label("What is to be done?").focus()
    page.keyboard.type("Order new folders")
    page.keyboard.press("Tab")
    page.keyboard.type("April 2031")
    page.keyboard.press("Enter")
    expect(page.locator(LINE)).to_have_count(3)
    assert str(Action.objects.get(title="Order new folders").due_on) == "2031-04"

    done = page.get_by_role("button", name="Done: Call them")
    done.focus()
    page.keyboard.press("Enter")
    expect(page.locator(LINE)).to_have_count(2)
    expect(page.locator(".message.success")).to_contain_text("Done: “Call them”.")
    assert str(Action.objects.get(title="Call them").done_by) == "ada"


def test_an_action_is_done_without_script(browser: Browser, live_server, mine):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server)
    page.goto(live_server.url)
    page.get_by_role("button", name="Done: Call them").click()
    expect(page.locator(LINE)).to_have_count(1)
    page.get_by_label("What is to be done?").fill("Order new folders")
    page.get_by_label("Due").fill("soonish")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("What is to be done")).to_have_value("Order new folders")
    page.get_by_label("Due").fill("2031")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"{live_server.url}/")
    expect(page.locator(LINE)).to_have_count(2)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_neither_today_nor_an_action_has_a_barrier_or_overflows(page, live_server, mine, width, scheme):
    look_at(page, width, scheme)
    sign_in(page, live_server)
    for address in ("/", Action.objects.get(title="Call them").get_absolute_url(), "/actions/"):
        page.goto(live_server.url + address)
        assert (address, troubles(page)) == (address, [])
