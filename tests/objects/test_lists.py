"""Lists as data: facets with counts, filters of the address, order, pages."""

import pytest

from syndesis.directory.objects import PartnerType
from syndesis.directory.services import start_partnership
from syndesis.engagement.objects import EngagementType, PromiseType
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.objects.lists import PAGE, list_state
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db


def meeting(title: str, **fields):
    return log_engagement(by=SYSTEM, title=title, **fields)


def titles(kind, **given) -> list[str]:
    return [str(row) for row in list_state(kind, user(), given).page]


def test_a_partner_with_a_key_beyond_any_has_no_promise():
    record_promise(by=SYSTEM, title="Summer school")
    assert titles(PromiseType, partner="9" * 30) == []


def test_facets_count_what_fits_the_words_whatever_else_is_chosen():
    for title, kind, city in (("Spring", "visit", "Madrid"), ("Spring", "summit", "Madrid"), ("Autumn", "visit", "")):
        meeting(title, kind=kind, city=city)
    state = list_state(EngagementType, user(), {"q": "spring", "kind": "visit"})
    counted = {facet.name: [(v.value, v.count, v.chosen) for v in facet.values] for facet in state.facets}
    assert counted == {"kind": [("summit", 1, False), ("visit", 1, True)], "city": [("Madrid", 2, False)]}
    assert state.page.paginator.count == 1


def test_promises_are_narrowed_to_one_partner():
    wanted, other = organisation("Harbour University"), organisation("Lake University")
    record_promise(by=SYSTEM, title="Summer school", organisations=[wanted, other])
    record_promise(by=SYSTEM, title="Joint master", organisations=[other])
    assert titles(PromiseType, partner=str(wanted.pk)) == ["Summer school"]


@pytest.mark.parametrize("key", ["", "abc", "²"])
def test_a_partner_that_is_none_narrows_nothing(key):
    record_promise(by=SYSTEM, title="Summer school")
    assert titles(PromiseType, partner=key) == ["Summer school"]


@pytest.mark.parametrize(
    ("order", "expected"), [("-held_on_last", ["2025", "2024", ""]), ("held_on_last", ["", "2024", "2025"])]
)
def test_the_undated_count_as_the_oldest_on_either_database(order, expected):
    for day in ("2024", "", "2025"):
        meeting(day or "undated", held_on=day)
    rows = list_state(EngagementType, user(), {"sort": order}).page
    assert [str(row.held_on or "") for row in rows] == expected


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
