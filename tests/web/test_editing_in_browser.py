"""Writing as people do it, in Chromium: by keyboard alone, over a lost session, a failing server and somebody else's
change, without script; and no page of a form has a barrier, wherever one looks at it."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import register_agreement
from syndesis.directory.models import Organisation
from syndesis.objects import registered, services
from tests.directory.factories import SYSTEM, organisation
from tests.objects.chief import CHIEF
from tests.objects.samples import WRITABLE
from tests.web.browsing import LOOKS, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def row(transactional_db) -> Agreement:
    park = organisation("Harbour Park", city="Wuxi")
    organisation("Lake University", city="Lima")
    organisation("Lake University of Music")
    return register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], signed_on="2011-04", notes="")


def signed_in(page: Page, live_server, name: str = "ada") -> Page:
    sign_in(page, live_server, name)
    page.on("dialog", lambda dialog: dialog.accept())
    return page


@pytest.fixture
def desk(page: Page, live_server, row) -> Page:
    return signed_in(page, live_server)


@pytest.fixture
def troubled(page: Page, live_server, row) -> Page:
    """A page on which the server fails: the console may say so."""
    return signed_in(page.context.new_page(), live_server)


def edit(page: Page, live_server, row) -> None:
    page.goto(f"{live_server.url}{row.get_absolute_url()}edit/")


def parties(page: Page) -> list[str]:
    return page.locator("#editing .chosen label").all_inner_texts()


def pick(page: Page, box: str, typed: str) -> None:
    page.locator(box).press_sequentially(typed)
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Enter")


def test_somebody_writes_an_agreement_by_keyboard_alone(desk, live_server):
    desk.goto(f"{live_server.url}/agreements/")
    desk.get_by_role("link", name="New agreement").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("h1")).to_have_text("New agreement")
    desk.locator("#id_title").focus()
    desk.keyboard.type("Exchange of students")
    desk.locator("#id_kind").focus()
    for _field in ("status", "reference", "parties"):
        desk.keyboard.press("Tab")
    expect(desk.locator("#id_organisations_text")).to_be_focused()
    pick(desk, ":focus", "lake")
    expect(desk.locator("#editing .chosen")).to_have_count(1)
    pick(desk, ":focus", "harb")
    desk.locator(":focus").press_sequentially("Orchid University")
    expect(desk.get_by_role("option", name="Create “Orchid University”")).to_be_visible()
    desk.keyboard.press("Enter")  # nothing comes to be by a mere Enter
    assert parties(desk) == ["Lake University", "Harbour Park"]
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    assert parties(desk) == ["Lake University", "Harbour Park", "Orchid University"]
    desk.keyboard.press("Backspace")
    assert parties(desk) == ["Lake University", "Harbour Park"]
    desk.locator("#id_signed_on").focus()
    desk.keyboard.type("03/04/2011")
    desk.keyboard.press("Tab")
    expect(desk.locator("#id_signed_on_understood")).to_have_text("3 April 2011")
    desk.keyboard.press("Enter")
    expect(desk.locator("h1")).to_have_text("Exchange of students")
    made = Agreement.objects.get(title="Exchange of students")
    assert ({str(party) for party in made.parties.all()}, str(made.signed_on)) == (
        {"Lake University", "Harbour Park"},
        "2011-04-03",
    )
    assert drafts(desk) == []


def test_what_is_chosen_already_is_not_offered_again_and_tab_chooses_nothing_by_chance(desk, live_server, row):
    edit(desk, live_server, row)
    box = desk.locator("#id_organisations_text")
    box.click()
    expect(desk.locator("[role=option]:visible")).to_have_text(["Lake University", "Lake University of Music"])
    desk.keyboard.press("Tab")
    assert parties(desk) == ["Harbour Park"]
    desk.get_by_role("button", name="Take out Harbour Park").press("Enter")
    assert parties(desk) == []
    expect(box).to_be_focused()


def test_a_mistake_is_told_in_a_summary_that_leads_to_the_field(troubled, live_server, row):
    edit(troubled, live_server, row)
    troubled.fill("#id_starts_on", "soon")
    troubled.fill("#id_notes", "long typed")
    troubled.get_by_role("button", name="Save").click()
    summary = troubled.locator("#errors")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(troubled.locator("#id_starts_on")).to_be_focused()
    expect(troubled.locator("#id_notes")).to_have_value("long typed")
    troubled.fill("#id_starts_on", "yesterday")
    saved(troubled, live_server, row)
    assert (row.notes, bool(row.starts_on)) == ("long typed", True)


def drafts(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))")


def kept(page: Page) -> None:
    for _moment in range(50):
        if drafts(page):
            return
        page.wait_for_timeout(100)
    raise AssertionError("no draft was kept")


def saved(page: Page, live_server, row) -> None:
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"{live_server.url}{row.get_absolute_url()}")
    row.refresh_from_db()


def test_what_was_typed_is_offered_on_return_and_gone_once_it_is_saved(desk, live_server, row):
    edit(desk, live_server, row)
    desk.fill("#id_notes", "long typed")
    desk.select_option("#id_kind", "framework")
    pick(desk, "#id_organisations_text", "lake")
    pick(desk, "#id_owner_unit_text", "harbour")
    kept(desk)
    desk.goto(f"{live_server.url}/agreements/")
    edit(desk, live_server, row)
    expect(desk.locator("#id_notes")).to_have_value("")
    desk.get_by_role("button", name="Bring it back").click()
    expect(desk.locator("#id_notes")).to_have_value("long typed")
    expect(desk.locator("#id_kind")).to_have_value("framework")
    expect(desk.locator("#id_owner_unit_text")).to_have_value("Harbour Park")
    assert parties(desk) == ["Harbour Park", "Lake University"]
    saved(desk, live_server, row)
    assert (row.notes, row.kind, str(row.owner_unit), row.parties.count()) == (
        "long typed",
        "framework",
        "Harbour Park",
        2,
    )
    edit(desk, live_server, row)
    expect(desk.locator("[data-draft-offer]")).to_be_hidden()


def test_what_is_discarded_is_not_offered_again(desk, live_server, row):
    edit(desk, live_server, row)
    desk.fill("#id_notes", "nonsense")
    kept(desk)
    desk.reload()
    desk.get_by_role("button", name="Discard").click()
    expect(desk.locator("#id_title")).to_be_focused()
    desk.reload()
    expect(desk.locator("[data-draft-offer]")).to_be_hidden()


def test_another_user_of_the_device_is_offered_nothing(desk, live_server, row):
    edit(desk, live_server, row)
    desk.fill("#id_notes", "mine")
    kept(desk)
    signed_in(desk, live_server, "bea")
    edit(desk, live_server, row)
    expect(desk.locator("[data-draft-offer]")).to_be_hidden()


def test_who_signs_out_leaves_nothing_behind(desk, live_server, row):
    edit(desk, live_server, row)
    desk.fill("#id_notes", "mine")
    kept(desk)
    desk.get_by_role("button", name="Sign out").click()
    desk.wait_for_url(f"{live_server.url}/sign-in/")
    assert drafts(desk) == []


def test_a_draft_of_an_older_version_is_compared_with_what_others_wrote(troubled, live_server, row):
    edit(troubled, live_server, row)
    troubled.fill("#id_notes", "mine")
    kept(troubled)
    services.revise(AgreementType, row, by=SYSTEM, notes="theirs")
    troubled.reload()
    expect(troubled.locator("#id_notes")).to_have_value("theirs")
    troubled.get_by_role("button", name="Bring it back").click()
    troubled.get_by_role("button", name="Save").click()
    expect(troubled.locator(".difference")).to_contain_text("theirs")
    row.refresh_from_db()
    assert row.notes == "theirs"


def test_leaving_with_unsaved_words_warns(desk, live_server, row):
    warned = []
    desk.on("dialog", lambda dialog: warned.append(dialog.type))
    edit(desk, live_server, row)
    desk.get_by_role("link", name="Cancel").click()
    desk.wait_for_url(f"{live_server.url}{row.get_absolute_url()}")
    assert warned == []
    edit(desk, live_server, row)
    desk.locator("#id_notes").press_sequentially("mine")
    desk.get_by_role("link", name="Cancel").click()
    desk.wait_for_url(f"{live_server.url}{row.get_absolute_url()}")
    assert warned == ["beforeunload"]


def test_who_was_signed_out_signs_in_and_goes_on(troubled, live_server, row):
    edit(troubled, live_server, row)
    troubled.fill("#id_notes", "long typed")
    troubled.context.clear_cookies(name="sessionid")
    troubled.get_by_role("button", name="Save").click()
    notice = troubled.locator("[data-signed-out]")
    expect(notice).to_be_focused()
    expect(troubled.locator("#id_notes")).to_have_value("long typed")
    notice.get_by_role("link", name="Sign in").click()
    troubled.fill("input[name=username]", "ada")
    troubled.fill("input[name=password]", "a-long-password")
    troubled.keyboard.press("Enter")
    expect(troubled.locator("#id_notes")).to_have_value("long typed")
    expect(troubled.locator("[data-draft-back]")).to_be_visible()
    saved(troubled, live_server, row)
    assert row.notes == "long typed"


def test_who_signed_in_again_in_another_window_just_saves(troubled, live_server, row):
    """A sign-in changes the token of forms; the one in the page is old by then."""
    edit(troubled, live_server, row)
    troubled.fill("#id_notes", "long typed")
    troubled.context.clear_cookies()
    other = troubled.context.new_page()
    other.goto(f"{live_server.url}/sign-in/")
    other.fill("input[name=username]", "ada")
    other.fill("input[name=password]", "a-long-password")
    other.keyboard.press("Enter")
    other.wait_for_url(f"{live_server.url}/")
    saved(troubled, live_server, row)
    assert row.notes == "long typed"


def test_a_server_that_fails_leaves_the_page_as_it_is(troubled, live_server, row):
    edit(troubled, live_server, row)
    troubled.fill("#id_notes", "long typed")
    troubled.route("**/edit/", lambda route: route.abort())
    troubled.get_by_role("button", name="Save").click()
    expect(troubled.locator(".message.failed")).to_be_visible()
    expect(troubled.locator("#id_notes")).to_have_value("long typed")
    troubled.unroute("**/edit/")
    troubled.route("**/edit/", lambda route: route.fulfill(status=500, body="<h1>Broken</h1>"))
    troubled.get_by_role("button", name="Save").click()
    expect(troubled.locator("#id_notes")).to_have_value("long typed")
    troubled.unroute("**/edit/")
    saved(troubled, live_server, row)
    assert row.notes == "long typed"


def test_two_presses_make_one_record(desk, live_server):
    desk.goto(f"{live_server.url}/people/new/")
    desk.fill("#id_family_name", "Oliveira")
    desk.get_by_role("button", name="Save").dblclick()
    expect(desk.locator("h1")).to_have_text("Oliveira")
    desk.goto(f"{live_server.url}/people/")
    expect(desk.locator("td.lead")).to_have_text(["Oliveira"])


def test_of_two_who_change_the_same_the_second_chooses(troubled, live_server, row):
    edit(troubled, live_server, row)
    services.revise(AgreementType, row, by=SYSTEM, notes="theirs", reference="17/2011")
    troubled.fill("#id_notes", "mine")
    troubled.fill("#id_title", "Framework")
    troubled.get_by_role("button", name="Save").click()
    expect(troubled.locator("#errors")).to_be_focused()
    notes = troubled.get_by_role("group", name="Notes")
    expect(notes).to_contain_text("theirs")
    troubled.get_by_role("button", name="Save").click()
    expect(troubled.locator(".difference.invalid")).to_contain_text("Both of you changed it: choose.")
    troubled.fill("#id_notes", "theirs and mine")
    expect(notes.get_by_role("radio", name="Yours")).to_be_checked()
    saved(troubled, live_server, row)
    assert (row.title, row.notes, row.reference) == ("Framework", "theirs and mine", "17/2011")


@pytest.fixture
def scriptless(browser: Browser, live_server, row, page) -> Page:
    return signed_in(browser.new_context(java_script_enabled=False).new_page(), live_server)


def test_without_script_a_name_is_looked_up_and_asked_about(scriptless, live_server):
    scriptless.goto(f"{live_server.url}/agreements/new/")
    scriptless.fill("#id_title", "Exchange")
    scriptless.fill("#id_organisations_text", "lake")
    scriptless.get_by_role("button", name="Save").click()
    expect(scriptless.locator(".errorlist")).to_have_text("Choose what “lake” is.")
    scriptless.get_by_label("Lake University of Music").check()
    scriptless.fill("#id_owner_unit_text", "harbour park")
    scriptless.get_by_role("button", name="Save").click()
    expect(scriptless.locator("h1")).to_have_text("Exchange")
    made = Agreement.objects.get(title="Exchange")
    assert (str(made.parties.get()), str(made.owner_unit)) == ("Lake University of Music", "Harbour Park")

    edit(scriptless, live_server, made)
    scriptless.get_by_role("checkbox", name="Lake University of Music").uncheck()
    scriptless.fill("#id_organisations_text", "Orchid Academy")
    scriptless.fill("#id_owner_unit_text", "")
    scriptless.get_by_role("button", name="Save").click()
    scriptless.get_by_label("Create “Orchid Academy”").check()
    scriptless.get_by_role("button", name="Save").click()
    made.refresh_from_db()
    assert (str(made.parties.get()), made.owner_unit) == ("Orchid Academy", None)
    assert Organisation.objects.filter(name="Orchid Academy").count() == 1


def test_without_script_two_versions_are_chosen_from_and_a_sign_in_loses_nothing(scriptless, live_server, row):
    edit(scriptless, live_server, row)
    services.revise(AgreementType, row, by=SYSTEM, notes="theirs")
    scriptless.fill("#id_notes", "mine")
    scriptless.get_by_role("button", name="Save").click()
    scriptless.get_by_role("group", name="Notes").get_by_role("radio", name="Yours").check()
    scriptless.context.clear_cookies(name="sessionid")
    scriptless.get_by_role("button", name="Save").click()
    scriptless.fill("input[name=username]", "ada")
    scriptless.fill("input[name=password]", "a-long-password")
    scriptless.get_by_role("button", name="Sign in").click()
    expect(scriptless.locator("#id_notes")).to_have_value("mine")
    row.refresh_from_db()
    assert row.notes == "theirs"
    scriptless.get_by_role("button", name="Save").click()
    if scriptless.locator(".difference").count():
        scriptless.get_by_role("radio", name="Yours").check()
        scriptless.get_by_role("button", name="Save").click()
    row.refresh_from_db()
    assert row.notes == "mine"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_form_has_a_barrier_or_overflows(troubled, live_server, row, width, scheme):
    look_at(troubled, width, scheme)
    pages = [reverse(f"web:{kind.one}_new") for kind in registered() if kind.form]
    edited = [sample for sample in WRITABLE if width > 360 or sample.kind.many in CHIEF]
    pages += [f"{sample.make('Harbour')[0].get_absolute_url()}edit/" for sample in edited]
    wrong = {}

    def look(name: str) -> None:
        if found := troubles(troubled):
            wrong[name] = found

    for address in pages:
        troubled.goto(live_server.url + address)
        look(address)
    edit(troubled, live_server, row)
    troubled.locator("#id_organisations_text").press_sequentially("lake")
    expect(troubled.locator("[role=option]:visible").first).to_be_visible()
    look("options")
    troubled.keyboard.press("Enter")
    kept(troubled)
    troubled.fill("#id_starts_on", "soon")
    troubled.get_by_role("button", name="Save").click()
    expect(troubled.locator("#errors")).to_be_focused()
    look("errors")
    troubled.reload()
    expect(troubled.locator("[data-draft-offer]")).to_be_visible()
    look("draft")
    services.revise(AgreementType, row, by=SYSTEM, notes="theirs", organisations=[organisation("Sea")])
    troubled.get_by_role("button", name="Bring it back").click()
    troubled.fill("#id_starts_on", "2012")
    troubled.fill("#id_notes", "mine")
    troubled.get_by_role("button", name="Save").click()
    expect(troubled.locator(".difference")).to_have_count(2)
    expect(troubled.get_by_role("radio", name="Yours").last).to_be_visible()
    look("two versions")
    assert wrong == {}
