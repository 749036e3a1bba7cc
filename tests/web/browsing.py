"""What tests in Chromium do first."""

from typing import Any

from playwright.sync_api import Page

from syndesis.core.models import User


def sign_in(page: Page, live_server: Any, name: str = "ada", role: str = "administrator") -> User:
    """Makes a user of this name and comes in as them."""
    user = User.objects.create_user(name, "a-long-password", role=role)
    page.goto(live_server.url)
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", "a-long-password")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    return user
