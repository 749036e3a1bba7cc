"""Signing in as a person does it, in Chromium; the page must be free of barriers."""

import pytest

from syndesis.core.models import User
from tests.web.browsing import LOOKS, look_at, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_somebody_signs_in_by_keyboard(page, live_server):
    User.objects.create_user("ada", "a-long-password", display_name="Ada Byron")
    page.goto(live_server.url)

    page.locator("input[name=username]").fill("ada")
    page.locator("input[name=password]").fill("a-long-password")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{live_server.url}/")
    assert "Ada Byron" in page.locator("body").inner_text()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_page_for_signing_in_has_no_barriers(page, live_server, width, scheme):
    User.objects.create_user("ada", "a-long-password")
    look_at(page, width, scheme)
    page.goto(live_server.url)

    assert troubles(page) == []
