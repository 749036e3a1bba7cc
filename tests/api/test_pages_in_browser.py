"""The pages of tokens and of the description, in Chromium: no barrier, nothing that the policy forbids."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.core.models import Role, User
from syndesis.core.tokens import token_of
from tests.web.browsing import LOOKS, barriers, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "harbour-lights"


@pytest.fixture
def signed_in(page: Page, live_server) -> Page:
    User.objects.create_user("ada", PASSWORD, role=Role.ADMINISTRATOR)
    sign_in(page, live_server)
    return page


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


@pytest.mark.full  # the description of the whole API takes axe a minute
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_page_has_a_barrier(signed_in, live_server, width, scheme):
    page = signed_in
    look_at(page, width, scheme)
    for path in ("/account/tokens/", "/settings/tokens/", "/api/"):
        page.goto(live_server.url + path)
        assert (path, troubles(page)) == (path, [])
    for call in ("partners_list", "partners_create", "finding_correct"):
        page.locator(f"#{call} > summary").click()
    expect(page.locator("#partners_list").get_by_text("What may go wrong")).to_be_visible()
    assert troubles(page) == []
