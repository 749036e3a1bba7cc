"""The board in Chromium: by keyboard alone, by mouse, on a phone."""

import pytest
from playwright.sync_api import Page, expect

from syndesis.engagement.models import Initiative
from syndesis.engagement.services import record_promise
from tests.directory.factories import SYSTEM, organisation
from tests.web.browsing import LOOKS, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def board(page: Page, live_server) -> Page:
    park = organisation("Harbour Park")
    for title, stage in (("School", "discussed"), ("Laboratory", "discussed"), ("Lectures", "agreed")):
        record_promise(by=SYSTEM, title=title, stage=stage, stage_on="2021-03-04", organisations=[park])
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/promises/board/")
    return page


def standing(title: str) -> str:
    return Initiative.objects.get(title=title).stage


@pytest.mark.concept(37)
def test_the_keyboard_alone_walks_moves_and_takes_back(board):
    board.keyboard.press("ArrowDown")
    expect(board.locator("a[data-open]:focus")).to_have_text("School")
    board.keyboard.press("ArrowDown")
    expect(board.locator("a[data-open]:focus")).to_have_text("Laboratory")
    board.keyboard.press("ArrowRight")
    expect(board.locator("a[data-open]:focus")).to_have_text("Lectures")
    board.keyboard.press("ArrowLeft")
    expect(board.locator("a[data-open]:focus")).to_have_text("School")
    board.keyboard.press("Shift+ArrowRight")
    expect(board.locator(".lane.proposed .card")).to_contain_text("School")
    expect(board.locator("a[data-open]:focus")).to_have_text("School")
    expect(board.locator(".moved")).to_contain_text("“School” stands at “Proposed” now.")
    assert standing("School") == "proposed"
    board.get_by_role("button", name="Undo").press("Enter")
    expect(board.locator(".lane.discussed .card")).to_have_count(2)
    assert standing("School") == "discussed"


def test_going_back_asks_why_and_comes_back_to_the_card(board):
    board.locator("a[data-open]", has_text="Lectures").focus()
    board.keyboard.press("Shift+ArrowLeft")
    expect(board.locator("h1")).to_have_text("Move: Lectures")
    expect(board.get_by_label("Stage")).to_have_value("proposed")
    board.get_by_label("Remark").fill("Only proposed")
    board.keyboard.press("Enter")
    expect(board.locator(".lane.proposed .card")).to_contain_text("Lectures")
    expect(board.locator("a[data-open]:focus")).to_have_text("Lectures")


def test_the_mouse_drags_a_card_and_what_makes_no_sense_is_told(board):
    board.set_viewport_size({"width": 1900, "height": 900})  # a lane that is scrolled to lies elsewhere on the way
    board.locator("[data-card]", has_text="Laboratory").drag_to(board.locator(".lane.agreed"))
    expect(board.locator(".lane.agreed .card")).to_have_count(2)
    board.locator("[data-card]", has_text="School").drag_to(board.locator(".lane.done"))
    expect(board.locator(".message.error")).to_contain_text("Nobody has agreed to it yet")
    assert (standing("Laboratory"), standing("School")) == ("agreed", "discussed")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_it_fits_a_phone_and_has_no_barrier(board, live_server, width, scheme):
    look_at(board, width, scheme)
    for path in ("/promises/board/", "/promises/board/?by=partner", "/promises/report/", "/promises/silence/"):
        board.goto(f"{live_server.url}{path}")
        assert (path, troubles(board)) == (path, [])
