"""What tests in Chromium do first."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from syndesis.core.models import User

LOOKS = [pytest.param(1440, "light", marks=pytest.mark.full), (360, "dark")]
"""Width and colours in which the pages of a whole area are looked at."""


def sign_in(page: Page, live_server: Any, name: str = "ada", role: str = "administrator") -> User:
    """Makes a user of this name and comes in as them."""
    user = User.objects.create_user(name, "a-long-password", role=role)
    page.goto(live_server.url)
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", "a-long-password")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    return user


def barriers(page: Page) -> list[str]:
    """What axe finds, by rule and place, once all colours have come to rest: they fade, be it for a moment only."""
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
