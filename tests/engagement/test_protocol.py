"""Who stands before whom, and what people were then."""

from datetime import date

import pytest

from syndesis.directory.services import attest_position, hold_position
from syndesis.engagement.queries.protocol import protocol_order, rank_of_title, titles_then
from syndesis.engagement.services import add_participant, log_engagement
from tests.directory.factories import SYSTEM, person

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def in_order(row) -> list[str]:
    rows = row.participants.select_related("person", "position", "organisation")
    return [str(each.person) for each in sorted(rows, key=protocol_order)]


@pytest.mark.concept(27)
def test_the_rank_of_the_row_goes_first_then_the_role_then_the_position_then_the_name():
    row = log_engagement(by=SYSTEM, title="Visit", held_on="2024-05-07")
    titles = {"Zander": "rector", "Young": "deputy dean", "Xu": "vice-rector", "Able": "professor", "Bond": "professor"}
    for name, title in titles.items():
        who = person(name)
        attest_position(by=SYSTEM, person=who, title=title, on="2024-05-07")
        add_participant(by=SYSTEM, engagement=row, person=who)
    add_participant(by=SYSTEM, engagement=row, person=person("Host"), role="host")
    add_participant(by=SYSTEM, engagement=row, person=person("Guest of honour"), rank=1, role="observer")
    assert in_order(row) == ["Guest of honour", "Host", "Zander", "Xu", "Young", "Able", "Bond"]


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Rector", 1), ("Consul General", 1), ("Ректор", 1), ("Vice-Rector for International Affairs", 2),
        ("проректор по международной деятельности", 2), ("director", 3), ("deputy director", 5), ("head", 4),
        ("Professor", 6), ("coordinator of cooperation", 7), ("friend of the house", 8), ("校长", 1), ("副校长", 2),
    ],
)  # fmt: skip
def test_the_title_tells_the_rank(title, rank):
    assert rank_of_title(title) == rank


@pytest.mark.concept(12)
def test_an_academic_title_stands_before_the_office():
    who = person("Arno")
    hold_position(by=SYSTEM, person=who, title="professor", kind="academic", starts_on="2001")
    office = hold_position(by=SYSTEM, person=who, title="vice-rector", starts_on="2018")
    row = log_engagement(by=SYSTEM, title="Forum", held_on="2022-06-10")
    part = add_participant(by=SYSTEM, engagement=row, person=who)
    assert part.position == office
    assert titles_then(part, who.positions.all(), date(2022, 6, 10)) == ["professor", "vice-rector"]
