"""The pages of a record in Chromium: without barriers in both themes, and comparing without script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from syndesis.agreements.models import Agreement
from syndesis.agreements.services import register_agreement
from syndesis.core.attachments import NewFile, attach_files
from syndesis.core.history import Actor, recording, undo
from syndesis.core.models import Note, User
from syndesis.core.notes import add_note
from syndesis.objects import of
from syndesis.objects.services import revise
from tests.directory.factories import organisation
from tests.web.browsing import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REMARKS = "The parties will meet once a year, in turn at each of the two universities, to plan the next year."


@pytest.fixture
def agreement() -> Agreement:
    ada = Actor(User.objects.create_user("ada", "a-long-password", role="administrator"))
    row = register_agreement(by=ada, title="Memorandum", organisations=[organisation("Park")], notes=REMARKS)
    revise(of(Agreement), row, by=ada, notes=REMARKS.replace("once", "twice"), signed_on="2015-04")
    with recording(ada, "Renamed") as deed:
        revise(of(Agreement), row, by=ada, title="Second memorandum")
    undo([deed], by=ada, reason="Acceptance taken back")
    Agreement.objects.update(reference="44")
    add_note(by=ada, subject=row, text="See https://park.example/", is_pinned=True)
    attach_files(by=ada, subject=row, given=[NewFile("plan.pdf", b"%PDF")])
    return row


def sign_in(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("input[name=username]", "ada")
    page.fill("input[name=password]", "a-long-password")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_a_record_have_no_barriers(page, live_server, agreement, scheme):
    page.emulate_media(color_scheme=scheme)
    sign_in(page, live_server.url)
    one = f"{live_server.url}{agreement.get_absolute_url()}"
    tabs = (
        "",
        "notes/",
        f"notes/{Note.objects.get().pk}/",
        "history/",
        "compare/?from=0&all=1",
        "compare/?to_on=soonish",
    )
    for address in (f"{one}{tab}" for tab in tabs):
        page.goto(address)
        for details in page.locator("main details").all():
            details.evaluate("each => each.open = true")
        assert (address, scheme, barriers(page)) == (address, scheme, [])


def test_two_deeds_are_compared_without_script(browser: Browser, live_server, agreement):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}{agreement.get_absolute_url()}history/")
    page.get_by_label("Compare from: Agreement registered").check()
    page.get_by_label("Compare up to: Record changed").nth(0).check()
    page.get_by_role("button", name="Compare the two chosen").click()
    expect(page.locator(".compared.changed ins")).to_have_text("twice")
    expect(page.locator(".compared.added")).to_contain_text("April 2015")


def test_no_page_of_a_record_is_wider_than_a_small_phone(page, live_server, agreement):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, live_server.url)
    for tab in ("", "notes/", "history/", "compare/?from=0&all=1"):
        page.goto(f"{live_server.url}{agreement.get_absolute_url()}{tab}")
        assert (tab, page.evaluate("document.documentElement.scrollWidth")) == (tab, 360)
