"""Approving in Chromium: a decision is taken on the page; no page has a barrier, wherever one looks at it."""

import pytest

from syndesis.agreements.services import register_agreement, submit
from syndesis.agreements.services.paths import adopt_paths
from tests.directory.factories import SYSTEM, home, organisation
from tests.web.browsing import LOOKS_BY_DAY, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scheme"), LOOKS_BY_DAY)
def test_a_decision_is_taken_on_the_page_and_no_page_has_a_barrier(page, live_server, width, scheme):
    parties = [home(), organisation("Harbour Park")]
    rows = [
        register_agreement(by=SYSTEM, title=title, organisations=parties, kind="memorandum", status="draft")
        for title in ("First", "Second")
    ]
    for row in rows:
        submit(row, by=SYSTEM, remark="For May.")
    [path, *_others] = adopt_paths(by=SYSTEM)
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/approvals/")
    page.locator(".life-decision textarea").first.fill("Good for us.")
    page.locator(".life-decision button", has_text="Approve").first.click()
    page.wait_for_url(f"{live_server.url}/approvals/")
    page.goto(f"{live_server.url}/agreements/{rows[0].pk}/")
    assert page.locator(".stages [aria-current=step] .stage-name").inner_text() == "Central approval"
    page.locator("summary", has_text="How it came here").click()
    assert page.get_by_text("Good for us.").is_visible()
    look_at(page, width, scheme)
    addresses = (f"/agreements/{rows[0].pk}/", "/approvals/", "/account/deputies/", "/settings/approval-paths/")
    for address in (*addresses, f"/settings/approval-paths/{path.pk}/"):
        page.goto(f"{live_server.url}{address}")
        assert (address, troubles(page)) == (address, [])
