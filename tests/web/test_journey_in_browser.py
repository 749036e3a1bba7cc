"""The new user's way, in Chromium: sign in, review the waiting document by keyboard, open the partner's page, follow a
footnote, take it back. And every screen without barriers, on a desk and on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from syndesis.cli import demonstration
from syndesis.intake.models import Decision, Finding, Intake
from tests.directory.factories import organisation
from tests.web.browsing import LOOKS, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENS = ["/", "/partners/", "/partners/new/", "/people/", "/agreements/", "/engagement/", "/promises/", "/intake/"]
SCREENS += ["/activities/", "/activities/new/", "/figures/", "/catalogue/", "/search/?q=madrid", "/style/"]


@pytest.fixture
def waiting() -> Intake:
    """The document of the demonstration that nobody has reviewed yet."""
    demonstration.load()
    return Intake.objects.filter(findings__decision=Decision.OPEN).distinct().get()


@pytest.fixture
def desk(page: Page, live_server, waiting) -> Page:
    sign_in(page, live_server)
    page.goto(live_server.url)
    return page


def open_findings(intake: Intake) -> int:
    return Finding.objects.filter(intake=intake, decision=Decision.OPEN).count()


@pytest.mark.concept(120)
def test_a_new_user_reviews_a_document_and_finds_its_sentence_behind_a_fact(desk, waiting, live_server):
    desk.get_by_role("link", name=waiting.text.document.title).first.click()
    expect(desk.locator("h1")).to_have_text(waiting.text.document.title)
    before = open_findings(waiting)

    card = desk.locator('[data-finding][data-status="open"]').first
    chosen = desk.locator("[data-finding].selected")
    expect(chosen).to_have_count(1)
    while chosen.get_attribute("data-group") is not None or chosen.locator("h3").inner_text() != "Tsinghua University":
        if chosen.get_attribute("data-group") is not None:
            desk.keyboard.press("o")  # alike findings: one by one
        desk.keyboard.press("j")
    card = desk.locator(f"#{chosen.get_attribute('id')}")
    desk.keyboard.press("a")
    expect(card).to_have_attribute("data-status", "accepted")
    assert open_findings(waiting) == before - 1

    card.get_by_role("link", name=re.compile("Tsinghua University")).click()
    expect(desk.locator("h1")).to_have_text("Tsinghua University")
    desk.locator("button.names-button").click()
    expect(desk.locator("#names")).to_contain_text("Tsingua University")
    desk.keyboard.press("Escape")

    desk.goto(f"{live_server.url}{waiting.get_absolute_url()}")
    visit = desk.locator(".findings-group", has=desk.locator(".swatch.engagement")).locator("[data-finding]").first
    visit.click()
    desk.keyboard.press("a")
    expect(visit).to_have_attribute("data-status", "accepted")

    desk.goto(f"{live_server.url}/partners/?q=Tsinghua")
    desk.locator("td.lead a", has_text=re.compile("^Tsinghua University$")).click()
    expect(desk.locator("h1")).to_have_text("Tsinghua University")
    footnote = desk.locator(f".timeline a[data-title='{waiting.text.document.title}']").first
    footnote.click()
    sentence = desk.locator("#note-card blockquote").inner_text()
    assert sentence in " ".join(waiting.text.text.split())
    desk.locator("#note-card a").click()
    expect(desk.locator("mark:target, .place:target ~ mark, mark.current").first).to_be_visible()

    desk.goto(f"{live_server.url}{waiting.get_absolute_url()}")
    visit.click()
    desk.keyboard.press("u")
    expect(visit).to_have_attribute("data-status", "open")


def test_typing_finds_an_organisation_and_picking_one_makes_it_a_partner(page, live_server):
    organisation("Zhongguancun Technology Park")
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/partners/new/")
    field = page.get_by_role("combobox", name="Organisation")
    field.press_sequentially("zhongguan")
    expect(page.locator(".combo-option").first).to_contain_text("Zhongguancun Technology Park")
    field.press("Enter")
    page.get_by_role("button", name="Add the partner").click()
    expect(page.locator("h1")).to_have_text("Zhongguancun Technology Park")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_screen_has_a_barrier_or_overflows(desk, waiting, live_server, width, scheme):
    look_at(desk, width, scheme)
    partner = desk.evaluate("fetch('/partners/?q=Madrid').then(r => r.text())")
    found = re.search(r'href="(/partners/\d+/)"', partner)
    assert found
    wrong = {}
    for address in [*SCREENS, found[1], waiting.get_absolute_url(), f"/documents/{waiting.text.document_id}/"]:
        desk.goto(live_server.url + address)
        if found := troubles(desk):
            wrong[address] = found
    assert wrong == {}
