"""What tests in Chromium do first."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from syndesis.core.models import User

LOOKS = [pytest.param(1440, "light", marks=pytest.mark.full), (360, "dark")]
LOOKS_BY_DAY = [pytest.param(1440, "dark", marks=pytest.mark.full), (360, "light")]
"""Width and colours in which the pages of a whole area are looked at: always on a phone, some areas in dark colours and
some in light ones; with --full on a desk in the others too."""


def sign_in(page: Page, live_server: Any, name: str = "ada", role: str = "administrator") -> User:
    """A user of this name, who is made unless there is one, has come in; how people do it is tried elsewhere."""
    user = User.objects.filter(username=name).first() or User.objects.create_user(name, "a-long-password", role=role)
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return user


def look_at(page: Page, width: int, scheme: Any) -> None:
    """A screen of this width in these colours, on which nothing fades: what is still fading in has no contrast."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def barriers(page: Page) -> list[str]:
    """What axe finds, by rule and place, once all colours have come to rest: they fade, be it for a moment only."""
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def troubles(page: Page) -> list[str]:
    """The barriers, and whether the page is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return barriers(page) + ["it is too wide"] * wide
