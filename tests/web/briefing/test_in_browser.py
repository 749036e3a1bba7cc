"""A briefing in Chromium: no barrier in either theme nor on a phone, and nothing of the form on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.core.papers import reading
from tests.insight.briefings.busy import Busy, busy, fill
from tests.web.browsing import barriers, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def case(page: Page, live_server) -> Busy:
    kept = busy()
    fill(kept, "Open")
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{kept.partner.get_absolute_url()}")
    page.get_by_role("link", name="Briefing").click()
    return kept


def test_the_page_has_no_barriers(page, case):
    found = []
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # buttons fade to their new colours
        page.set_viewport_size({"width": width, "height": 900})
        found += [(scheme, width, each) for each in barriers(page)]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found == []


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
