"""The board of promises: columns, moves without script, undo, and what its figures lead to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.models import Role
from syndesis.engagement.models import Initiative
from syndesis.engagement.services import record_promise
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = pytest.mark.django_db


def promise(title: str, stage: str = "discussed", **fields) -> Initiative:
    return record_promise(by=SYSTEM, title=title, stage=stage, **{"stage_on": "2021-03-04"} | fields)


def lanes(response) -> dict[str, list[str]]:
    return {lane["label"]: [card["title"] for card in lane["cards"]] for lane in response.context["lanes"]}


@pytest.fixture
def ada(client):
    client.force_login(user("ada"))
    return client


@pytest.mark.concept(37)
def test_the_columns_are_the_stages_and_the_longest_silent_comes_first(ada):
    promise("New", stage_on="2024")
    promise("Old", stage_on="2020")
    promise("Gone", "dropped")
    shown = lanes(ada.get("/promises/board/"))
    assert shown == {
        "Mentioned": [], "Discussed": ["Old", "New"], "Proposed": [], "Agreed": [], "Running": [], "Done": [],
        "Dropped": ["Gone"],
    }  # fmt: skip


@pytest.mark.every_database
def test_the_columns_may_be_partners_owners_or_silence(ada):
    park, lana = organisation("Harbour Park"), person("Kalikina", "Lana")
    promise("School", organisations=[park], owner=lana)
    promise("Laboratory")
    promise("Gone", "dropped", organisations=[park])
    assert lanes(ada.get("/promises/board/?by=partner")) == {"Harbour Park": ["School"]}
    assert lanes(ada.get("/promises/board/?by=owner")) == {
        "Nobody owns it": ["Laboratory"],
        "Lana Kalikina": ["School"],
    }
    silent = lanes(ada.get("/promises/board/?by=silence"))["Silent too long"]
    assert sorted(silent) == ["Laboratory", "School"]


def test_the_board_is_narrowed_as_the_list_is(ada):
    park = organisation("Harbour Park")
    promise("School", organisations=[park])
    promise("Laboratory")
    response = ada.get(f"/promises/board/?organisations={park.pk}")
    assert lanes(response)["Discussed"] == ["School"]
    assert [filter_["label"] for filter_ in response.context["active"]] == ["With whom: Harbour Park"]


@pytest.mark.every_database
def test_each_figure_of_the_headline_leads_to_just_these(ada):
    promise("Kept", "done", stage_on="2021")
    promise("Gone", "dropped", stage_on="2021")
    promise("Silent", organisations=[organisation("Harbour Park")])
    told = ada.get("/promises/board/").context["headline"]
    assert [part["label"] for part in told] == [
        "1 open with 1 partner", "1 silent too long", "of 3 made in 2021, 1 kept, 1 dropped",
    ]  # fmt: skip
    numbers = [ada.get(part["url"]).context["page"].paginator.count for part in told]
    assert numbers == [1, 1, 3]


def test_a_column_is_bounded_and_says_how_many_more_there_are(ada):
    for number in range(53):
        promise(f"Promise {number}")
    lane = ada.get("/promises/board/").context["lanes"][1]
    assert (lane["count"], len(lane["cards"]), lane["more"]) == (53, 50, 3)
    assert ada.get(lane["url"]).context["page"].paginator.count == 53


@pytest.mark.any_database
@pytest.mark.parametrize("by", ["stage", "partner", "owner", "silence"])
def test_more_promises_need_no_more_queries(ada, by):
    numbers, partner, lana = [], organisation("Harbour Park"), person("Kalikina")
    for more in (3, 12):
        for number in range(more):
            promise(f"Promise {more} {number}", organisations=[partner], owner=lana)
        ada.get(f"/promises/board/?by={by}")
        with CaptureQueriesContext(connection) as queries:
            ada.get(f"/promises/board/?by={by}")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_without_script_a_promise_is_moved_by_a_form_and_back_by_a_button(ada):
    row = promise("School")
    form = ada.get(f"/promises/{row.pk}/move/?next=/promises/board/").content.decode()
    assert "It stands at “Discussed”." in form
    sent = {"stage": "proposed", "reached_on": "May 2021", "remark": "In writing", "stood": "discussed"}
    board = ada.post(f"/promises/{row.pk}/move/", sent | {"next": "/promises/board/"}, follow=True)
    row.refresh_from_db()
    assert (lanes(board)["Proposed"], str(row.stage_on)) == (["School"], "2021-05")
    undo = board.context["moved"]
    assert "“School” stands at “Proposed” now." in board.content.decode()
    back = ada.post(undo["undo_url"], {"stage": undo["stage"], "next": "/promises/board/"}, follow=True)
    assert lanes(back)["Discussed"] == ["School"]


def test_what_makes_no_sense_is_told_at_its_field_or_on_the_board(ada):
    row = promise("School")
    told = ada.post(f"/promises/{row.pk}/move/", {"stage": "dropped", "next": "/promises/board/"})
    assert (told.status_code, told.context["form"].errors["remark"]) == (422, ["Say why it is dropped."])
    board = ada.post(
        f"/promises/{row.pk}/move/", {"stage": "done", "at_once": "1", "next": "/promises/board/"}, follow=True
    )
    assert [str(message) for message in board.context["messages"]] == [
        "Nobody has agreed to it yet: move it to “Agreed” or “Running” first."
    ]


def test_who_may_only_read_is_offered_no_move_and_sees_nothing_restricted(client):
    secret = promise("Secret", visibility="restricted")
    row = promise("School")
    client.force_login(user("vera", role=Role.VIEWER))
    board = client.get("/promises/board/")
    assert ("Secret" in board.content.decode(), "/move/" in board.content.decode()) == (False, False)
    assert [client.get(f"/promises/{each.pk}/move/").status_code for each in (row, secret)] == [404, 404]
    assert client.post(f"/promises/{row.pk}/move/", {"stage": "proposed"}).status_code == 404


@pytest.mark.every_database
@pytest.mark.concept(37)
def test_the_report_opens_the_promises_behind_each_number_and_is_a_file(ada):
    park = organisation("Harbour Park")
    promise("Kept", "done", stage_on="2021", organisations=[park])
    promise("Open", stage_on="2021", organisations=[park])
    promise("Other", stage_on="2022", organisations=[park])
    tables = {table["name"]: table for table in ada.get("/promises/report/?of=2021").context["tables"]}
    partners = tables["partners"]["rows"]
    assert [(row["label"], [cell["value"] for cell in row["cells"]]) for row in partners] == [
        ("Harbour Park", [2, 1, 1, 0, 0, 0])
    ]
    for table in tables.values():
        for row in table["rows"]:
            for cell in row["cells"]:
                if cell["url"]:
                    assert ada.get(cell["url"]).context["page"].paginator.count == cell["value"], cell["url"]
    assert "Harbour Park,2,1,1,0,0,0" in ada.get("/promises/report/export/csv/?of=2021").content.decode()
    assert ada.get("/promises/report/export/xlsx/?of=2021").content[:2] == b"PK"


def test_managers_set_the_limits_of_silence_and_readers_do_not(client):
    client.force_login(user("mona", role=Role.MANAGER))
    days = {"mentioned": "180", "discussed": "", "proposed": "60", "agreed": "30", "running": "180"}
    assert client.post("/promises/silence/", days).status_code == 302
    assert client.get("/promises/silence/").context["form"].initial["agreed"] == 30
    client.force_login(user("vera", role=Role.VIEWER))
    assert client.get("/promises/silence/").status_code == 403
