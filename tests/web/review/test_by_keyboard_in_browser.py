"""A review by keyboard alone: accept, reject, take back, add what was missed; no mouse is touched."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.intake.models import Finding
from tests.intake import factories
from tests.web.browsing import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Marta Oliveira"


@pytest.fixture
def desk(page: Page, live_server) -> Page:
    case = factories.intake()
    factories.organisation(case, "o1", "Harbour University")
    factories.organisation(case, "o2", "Northern Polytechnic")
    factories.figure(case, "f1", "11,400 students", "o1")
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/intake/{case.pk}/")
    return page


def decisions() -> dict[str, str]:
    return dict(Finding.objects.values_list("key", "decision"))


@pytest.mark.concept(120)
def test_all_is_decided_and_what_was_missed_is_added(desk):
    decided = desk.locator(".review-progress span")
    expect(desk.locator(".finding-group.selected .group-lines")).to_be_visible()
    desk.keyboard.press("o")  # the two organisations enter alike, and are looked at one by one
    desk.keyboard.press("a")
    expect(decided).to_contain_text("1 of 3")
    desk.keyboard.press("x")
    expect(decided).to_contain_text("2 of 3")
    desk.keyboard.press("u")
    expect(decided).to_contain_text("1 of 3")
    desk.keyboard.press("x")
    expect(decided).to_contain_text("2 of 3")
    desk.keyboard.press("a")
    expect(decided).to_contain_text("3 of 3")

    desk.evaluate(
        """words => {
            const text = document.querySelector("[data-review-text]");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); ) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
                return;
            }
        }""",
        WORDS,
    )
    desk.keyboard.press("n")
    expect(desk.locator("#missed")).to_have_value(WORDS)
    desk.keyboard.type("People")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator(".finding.selected details.edit")).to_have_attribute("open", "")
    desk.keyboard.press("a")
    expect(decided).to_contain_text("4 of 4")
    assert decisions() == {"o1": "accepted", "o2": "rejected", "f1": "accepted", "r1": "accepted"}
