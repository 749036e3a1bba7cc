"""A text of 500 words with 25 findings, reviewed by keys alone: how many it takes, and how long the product does.

What a person needs for reading and deciding is no part of it; `docs/dev/extraction.md` estimates that.
"""

import sys
import time

import pytest
from playwright.sync_api import Page, expect

from syndesis.intake.models import Finding
from tests.web.browsing import sign_in
from tests.web.review import minute

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_KEYS = 70
"""Of which 36 are the letters of the office that is put right."""
SECONDS = 60
"""For the product alone, and on a busy machine."""
SELECTED = """() => {
    const card = document.querySelector("[data-finding].selected");
    const open = card.querySelectorAll(".group-lines [data-of][data-status='open']");
    const lines = [...open].map((each) => each.dataset.of);
    return {ids: "group" in card.dataset ? lines : [card.dataset.finding], group: "group" in card.dataset,
            status: card.dataset.status, words: card.innerText.split(/\\s+/).length};
}"""


class Reviewer:
    """Knows what is right in this text, and presses keys; counts them, and the words of the cards that it looks at."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys, self.decisions, self.words = page, 0, 0, 0
        self.names = {str(pk): key for pk, key in Finding.objects.values_list("pk", "key")}

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def review(self, findings: int) -> None:
        self.press("Shift+A")
        expect(self.page.locator("[data-accept-all]")).to_have_count(0)
        while (seen := self.page.evaluate(SELECTED))["status"] == "open":
            self.words += seen["words"]
            self.decide({self.names[key] for key in seen["ids"]}, is_group=seen["group"])
        self.done(findings)

    def decide(self, keys: set[str], *, is_group: bool) -> None:
        self.decisions += 1
        if not keys & (minute.WRONG | minute.ROLE.keys()):
            self.press("a")
        elif is_group:
            self.press("o")
        elif keys & minute.WRONG:
            self.press("x")
        else:
            (key,) = keys
            self.press("e", "Tab", "Tab", "Tab", *minute.ROLE[key], "Enter")
            card = next(pk for pk, each in self.names.items() if each == key)
            expect(self.page.locator(f"#finding-{card}.accepted")).to_be_visible()

    def done(self, findings: int) -> None:
        expect(self.page.locator(".review-progress span")).to_contain_text(f"{findings} of {findings}")


@pytest.mark.concept(120)
def test_twenty_five_findings_are_decided_with_few_keys(page, live_server):
    case = minute.intake()
    findings = case.findings.count()
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/intake/{case.pk}/")
    reviewer = Reviewer(page)
    begun = time.perf_counter()
    reviewer.review(findings)
    took = time.perf_counter() - begun
    sys.stdout.write(f"{findings} findings: {reviewer.keys} keys, {reviewer.words} words looked at, {took:.1f} s\n")
    held = dict(Finding.objects.values_list("key", "decision"))
    assert findings == 25
    assert {key for key, decision in held.items() if decision == "rejected"} == minute.WRONG
    assert set(held.values()) == {"accepted", "rejected"}
    assert Finding.objects.get(key="p5").data["role"] == minute.ROLE["p5"]
    assert reviewer.keys <= MOST_KEYS
    assert took < SECONDS
