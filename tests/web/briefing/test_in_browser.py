"""A briefing in Chromium: no barrier, wherever one looks at it, and nothing of the form on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.core.papers import reading
from tests.insight.briefings.busy import Busy, busy, fill
from tests.web.browsing import LOOKS, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def case(page: Page, live_server) -> Busy:
    kept = busy()
    fill(kept, "Open")
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{kept.partner.get_absolute_url()}")
    page.get_by_role("link", name="Briefing").click()
    return kept


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_page_has_no_barriers(page, case, width, scheme):
    look_at(page, width, scheme)
    assert troubles(page) == []


def test_talking_points_are_typed_and_the_paper_saved(page, case, tmp_path):
    page.get_by_label("Talking points").fill("Ask for the winter school")
    page.get_by_role("complementary").get_by_label("Language").select_option("zh-hans")
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF").click()
    download.value.save_as(tmp_path / "paper.pdf")

    assert download.value.suggested_filename.endswith("Harbour University.pdf")
    told = reading.text((tmp_path / "paper.pdf").read_bytes())
    assert "Ask for the winter school" in told
    assert "西班牙" in told


def test_what_is_printed_is_the_briefing_alone(page, case):
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="Open promises")).to_be_visible()
    expect(page.get_by_label("Talking points")).to_be_hidden()
