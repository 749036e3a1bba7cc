"""Lists in Chromium: the keyboard, the disclosures, many at once; and all of it without script."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.agreements.models import Agreement
from syndesis.agreements.services import register_agreement
from syndesis.directory.models import Organisation
from syndesis.web.shapes import facets
from tests.directory.factories import SYSTEM, organisation
from tests.web.browsing import LOOKS, barriers, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLES = ["Annex", "Contract", "Letter", "Memorandum"]


@pytest.fixture
def agreements():
    park = organisation("Harbour Park")
    return [
        register_agreement(by=SYSTEM, title=title, organisations=[park], signed_on=f"202{number}")
        for number, title in enumerate(TITLES)
    ]


@pytest.fixture
def desk(page: Page, live_server, agreements) -> Page:
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/agreements/?sort=-signed_on_first")
    return page


def test_the_keyboard_walks_selects_a_range_and_changes_it(desk):
    for key in ("j", "j", "x", "j", "j", "Shift+X"):
        desk.keyboard.press(key)
    expect(desk.locator("[data-rows] tr.current")).to_contain_text("Annex")
    expect(desk.locator("[data-bulk]")).to_contain_text("3 selected")
    desk.keyboard.press("e")
    expect(desk.locator("h1")).to_have_text("Change several: Agreements")
    desk.get_by_label("Set “Kind”").check()
    desk.locator("[name=set-kind]").select_option("exchange")
    desk.get_by_role("button", name="Preview").click()
    expect(desk.locator(".steps tbody tr")).to_have_count(3)
    desk.get_by_role("button", name="Change 3 records").click()
    expect(desk.locator(".message.success")).to_contain_text("3 records changed.")
    assert dict(Agreement.objects.values_list("title", "kind")) == {
        "Annex": "exchange", "Contract": "exchange", "Letter": "exchange", "Memorandum": "framework",
    }  # fmt: skip
    assert desk.url.endswith("/agreements/?sort=-signed_on_first")


def test_a_facet_that_is_not_counted_yet_is_counted_when_the_keyboard_opens_it(desk, monkeypatch):
    monkeypatch.setattr(facets, "COUNTED_AT_ONCE", 2)
    Organisation.objects.update(country="ES")
    desk.reload()
    assert barriers(desk) == []
    desk.get_by_text("Country of a party", exact=True).focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#values-country")).to_have_text("Spain4")
    expect(desk.locator("#facet-country")).to_have_attribute("open", "")
    assert (desk.evaluate("document.activeElement.textContent"), barriers(desk)) == ("Country of a party", [])
    assert desk.url.endswith("/agreements/?sort=-signed_on_first")
    desk.locator("#facet-country-ES").click()
    expect(desk.locator("#facet-country-ES")).to_have_attribute("aria-current", "true")


def test_the_box_above_every_page_takes_what_is_found_as_one_types(desk):
    desk.locator("#find").press_sequentially("Letter")
    expect(desk.locator("#find-results #hits a").first).to_contain_text("Letter")
    assert desk.locator("#hits").count() == 1


def test_a_disclosure_stays_open_while_columns_are_chosen_and_moved(desk):
    desk.get_by_text("Columns", exact=True).click()
    desk.locator("#column-starts_on").check()
    expect(desk.locator("thead th").last).to_have_text("In force from")
    expect(desk.locator("#choose-columns")).to_have_attribute("open", "")
    desk.locator("#left-starts_on").click()
    expect(desk.locator("thead th").last).to_have_text("Decide by")
    assert "columns=title%2Cstatus%2Csigned_on%2Cruns_until%2Cstarts_on%2Cdecide_by" in desk.url
    desk.keyboard.press("Escape")
    expect(desk.locator("#column-starts_on")).not_to_be_visible()


def test_a_record_is_found_by_its_name_and_a_day_as_people_type_it(desk, live_server):
    organisation("Lake Park")
    desk.locator("#pick-organisations").press_sequentially("harbour")
    expect(desk.locator("#pick-organisations-list .combo-option").first).to_contain_text("Harbour Park")
    desk.keyboard.press("Enter")
    expect(desk.locator(".filters .chip")).to_have_text(["Parties: Harbour Park"])
    desk.locator("#period-signed_on_from").fill("Jan 2022")
    desk.keyboard.press("Tab")
    expect(desk.locator(".filters .chip")).to_have_text(["Parties: Harbour Park", "Signed: from January 2022"])
    expect(desk.locator("[data-rows] tr")).to_have_count(2)
    assert "-text" not in desk.url


def test_words_are_not_lost_that_are_typed_while_the_list_comes(desk):
    box = desk.locator("#query")
    box.press_sequentially("contr", delay=20)
    expect(desk.locator("[data-rows] tr")).to_have_count(1)
    box.press_sequentially("act", delay=20)
    expect(desk.locator("[data-rows] tr")).to_have_count(1)
    expect(desk.locator("#query")).to_have_value("contract")
    expect(desk.locator("#query")).to_be_focused()


def test_all_of_it_works_without_script(browser, live_server, agreements):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/agreements/")
    page.locator("#choose-columns summary").click()
    page.locator("#column-starts_on").check()
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("thead th").last).to_have_text("In force from")
    page.locator("#pick-organisations").fill("Harbour Park")
    page.keyboard.press("Enter")
    expect(page.locator(".filters .chip")).to_have_text(["Parties: Harbour Park"])
    page.locator("#save-view summary").click()
    page.locator("#view-name").fill("Harbour")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".views a[aria-current]")).to_contain_text("Harbour")
    page.locator("td.pick input").nth(1).check()
    page.get_by_role("button", name="Archive…").click()
    page.get_by_role("button", name="Archive 1 record").click()
    expect(page.locator("[data-rows] tr")).to_have_count(3)
    assert Agreement.objects.exclude(archived_at=None).count() == 1


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_disclosure_has_a_barrier_or_overflows(desk, live_server, width, scheme):
    look_at(desk, width, scheme)
    desk.goto(f"{live_server.url}/agreements/?status=active&signed_on_from=soon&columns=title,kind,status")
    wrong = {}
    for name in ("save-view", "choose-columns", "export"):
        desk.locator(f"#{name} summary").click()
        wrong[name] = troubles(desk)
    desk.keyboard.press("Escape")
    desk.locator("td.pick input").first.check()
    wrong["bulk bar"] = barriers(desk)
    desk.get_by_role("button", name="Edit…").click()
    desk.get_by_label("Set “Kind”").check()
    desk.locator("[name=set-kind]").select_option("exchange")
    desk.get_by_role("button", name="Preview").click()
    expect(desk.locator(".steps")).to_be_visible()
    wrong["bulk edit"] = barriers(desk)
    assert wrong == {name: [] for name in wrong}
