"""Lists as data: facets with counts, filters of the address, order, pages."""

import pytest

from syndesis.directory.objects import PartnerType, PersonType
from syndesis.directory.services import start_partnership
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.services import log_engagement
from syndesis.objects.lists import PAGE, asked, list_state
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db


def meeting(title: str, **fields):
    return log_engagement(by=SYSTEM, title=title, **fields)


def titles(kind, **given) -> list[str]:
    return [str(row) for row in list_state(kind, user(), given).page]


def test_a_facet_counts_what_fits_all_else_that_is_asked():
    meetings = [("Spring", "visit", "Madrid"), ("Spring", "summit", "Madrid"), ("Spring", "visit", "Gijón")]
    for title, kind, city in [*meetings, ("Autumn", "visit", "")]:
        meeting(title, kind=kind, city=city)
    state = list_state(EngagementType, user(), {"q": "spring", "kind": "visit", "city": "Madrid"})
    counted = {facet.name: [(v.value, v.count, v.chosen) for v in facet.values] for facet in state.facets}
    assert counted == {
        "kind": [("summit", 1, False), ("visit", 1, True)],
        "city": [("Gijón", 1, False), ("Madrid", 1, True)],
        "direction": [],
        "held_as": [],
    }
    assert state.page.paginator.count == 1


def test_columns_stand_as_asked_after_the_one_that_leads_to_the_record():
    reader = user()
    names = [column.name for column in asked(PartnerType, reader, {"columns": "last_contact,website"}).columns]
    assert names == ["name", "last_contact", "website"]
    several = [column.name for column in asked(PartnerType, reader, {"columns": ["kind", "name", "kind"]}).columns]
    assert several == ["name", "kind"]


def test_columns_that_few_need_are_shown_to_those_only_who_choose_them():
    shown = [column.name for column in asked(PersonType, user(), {}).columns]
    assert shown == ["name", "positions", "organisations"]


def test_what_makes_no_sense_is_told_and_left_out():
    start_partnership(by=SYSTEM, organisation=organisation("Harbour University"))
    wanted = asked(PartnerType, user(), {"columns": "country,colour", "sort": "path", "tier": "golden"})
    assert wanted.errors == {
        "tier": ["Select a valid choice. golden is not one of the available choices."],
        "sort": ["The list cannot be sorted by path."],
        "columns": ["There is no column colour."],
    }
    assert ([column.name for column in wanted.columns], wanted.rows.count()) == (["name", "country"], 1)


@pytest.mark.parametrize(
    ("order", "expected"), [("-held_on_last", ["2025", "2024", ""]), ("held_on_last", ["", "2024", "2025"])]
)
def test_the_undated_count_as_the_oldest_on_either_database(order, expected):
    for day in ("2024", "", "2025"):
        meeting(day or "undated", held_on=day)
    rows = list_state(EngagementType, user(), {"sort": order}).page
    assert [str(row.held_on or "") for row in rows] == expected


@pytest.mark.every_database
def test_names_stand_as_people_look_them_up():
    for name in ("Zagros University", "AGH University", "Aalto University", "alpine college"):
        start_partnership(by=SYSTEM, organisation=organisation(name))
    names = ["Aalto University", "AGH University", "alpine college", "Zagros University"]
    reader = user()
    for order, expected in (("name", names), ("-name", names[::-1])):
        assert [row.name for row in list_state(PartnerType, reader, {"sort": order}).page] == expected


def test_an_unknown_order_is_the_usual_one():
    for name in ("Lake University", "Harbour University"):
        start_partnership(by=SYSTEM, organisation=organisation(name))
    assert titles(PartnerType, sort="path") == ["Harbour University", "Lake University"]


def test_a_page_holds_fifty_and_a_page_too_far_is_the_last():
    for number in range(PAGE + 1):
        meeting(f"Meeting {number}")
    reader = user()
    assert [len(list_state(EngagementType, reader, {"page": page}).page) for page in ("1", "2", "9", "x")] == [
        50,
        1,
        1,
        50,
    ]
