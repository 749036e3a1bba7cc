"""The pages of a record in Chromium: without barriers, and comparing without script."""

import pytest
from playwright.sync_api import Browser, expect

from syndesis.agreements.models import Agreement
from syndesis.agreements.services import register_agreement
from syndesis.core.attachments import NewFile, attach_files
from syndesis.core.history import Actor, recording, undo
from syndesis.core.models import Note, User
from syndesis.core.notes import add_note
from syndesis.objects import of
from syndesis.objects.services import revise
from tests.directory.factories import organisation
from tests.web.browsing import LOOKS, look_at, sign_in, troubles

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


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_pages_of_a_record_have_no_barriers(page, live_server, agreement, width, scheme):
    look_at(page, width, scheme)
    sign_in(page, live_server)
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
        assert page.evaluate("document.documentElement.scrollWidth") == width, address
        for details in page.locator("main details").all():
            details.evaluate("each => each.open = true")
        assert (address, troubles(page)) == (address, [])


def test_two_deeds_are_compared_without_script(browser: Browser, live_server, agreement):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{agreement.get_absolute_url()}history/")
    page.get_by_label("Compare from: Agreement registered").check()
    page.get_by_label("Compare up to: Record changed").nth(0).check()
    page.get_by_role("button", name="Compare the two chosen").click()
    expect(page.locator(".compared.changed ins")).to_have_text("twice")
    expect(page.locator(".compared.added")).to_contain_text("April 2015")
