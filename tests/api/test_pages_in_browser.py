"""The pages of tokens and of the description, in Chromium: no barrier, nothing that the policy forbids."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.core.models import Role, User
from syndesis.core.tokens import token_of
from tests.web.browsing import LOOKS, barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "harbour-lights"


@pytest.fixture
def signed_in(page: Page, live_server) -> Page:
    User.objects.create_user("ada", PASSWORD, role=Role.ADMINISTRATOR)
    page.goto(live_server.url)
    page.fill("input[name=username]", "ada")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    return page


def troubles(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return barriers(page) + ["too wide"] * wide


def test_a_token_is_made_and_revoked(signed_in, live_server):
    page = signed_in
    page.goto(f"{live_server.url}/account/tokens/")
    page.fill("input[name=name]", "Website")
    page.get_by_role("checkbox", name="Partners", exact=True).check()
    page.fill("input[name=current_password]", PASSWORD)
    page.keyboard.press("Enter")
    secret = page.get_by_label("Token", exact=True).input_value()
    assert token_of(secret).scopes == ["read:partners"]
    assert barriers(page) == []
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("is revoked")).to_be_visible()
    assert token_of(secret) is None


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_page_has_a_barrier(signed_in, live_server, width, scheme):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for path in ("/account/tokens/", "/settings/tokens/", "/api/"):
        page.goto(live_server.url + path)
        assert (path, troubles(page)) == (path, [])
    for call in ("partners_list", "partners_create", "finding_correct"):
        page.locator(f"#{call} > summary").click()
    expect(page.locator("#partners_list").get_by_text("What may go wrong")).to_be_visible()
    assert troubles(page) == []
