"""The pages of an import in Chromium: nothing that axe-core complains of, wherever one looks at them."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.objects.importing import work
from syndesis.objects.models import Import
from tests.directory.factories import organisation
from tests.web.browsing import LOOKS, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.concept(128)]
TEXT = "Number;Partner;Title;Date of signing\nA-1;Orchid;Exchange;2011\nA-2;Lotos;Study;31.02.2011\nA-3;Lotos;S;2012\n"


def accessible(page: Page) -> None:
    assert (page.url, troubles(page)) == (page.url, [])


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_an_import_is_done_by_mouse_and_every_page_can_be_used(page, live_server, width, scheme):
    organisation("Orchid")
    look_at(page, width, scheme)
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/imports/new/?type=agreements")
    accessible(page)
    page.set_input_files("#file", {"name": "a.csv", "mimeType": "text/csv", "buffer": TEXT.encode("cp1251")})
    expect(page.locator("h1")).to_have_text("a.csv")
    accessible(page)
    page.get_by_role("button", name="Check the rows").click()
    expect(page.get_by_text("The rows are being checked")).to_be_visible()
    accessible(page)
    work.check(Import.objects.get().pk)
    expect(page.get_by_text("found on no record")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="All rows").click()
    expect(page.get_by_text("is no day of the calendar")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Import 1 record without the others").click()
    expect(page.get_by_text("The records are being written")).to_be_visible()
    work.write(Import.objects.get().pk)
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible()
    accessible(page)
    page.goto(f"{live_server.url}/imports/")
    accessible(page)
