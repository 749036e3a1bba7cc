"""The page of mobility: figures by partner and year, each the way to its records; the file; the rule, told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.activities.services.mobility import count_mobility, record_stays
from syndesis.core.models import Role
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
ASKED = "/mobility/?from=2022&until=2024"


@pytest.fixture
def moved():
    """Five out and three in with Orchid in 2024, of them two with its faculty; nine out by a count in 2023, beside
    which four single stays are no figure."""
    ours = home()
    energy = organisation("Institute of Energy", parent=ours)
    orchid = organisation("Orchid University", country="ES")
    faculty = organisation("Faculty of Tides", parent=orchid)
    hidden = organisation("Hidden Works", visibility="restricted")

    def stays(number, partner, direction, day="2024-09", **fields):
        facts = {"organisation": partner, "direction": direction, "starts_on": day, "owner_unit": energy} | fields
        record_stays([facts for _each in range(number)], by=SYSTEM)

    stays(3, orchid, "out", level="master")
    stays(2, faculty, "out")
    stays(3, orchid, "in", level="master", owner_unit=ours)
    stays(4, orchid, "out", "2023-10")
    stays(2, orchid, "out", "2023-10", kind="internship")
    stays(6, hidden, "in")
    stays(1, organisation("Lake University"), "in", "")
    count_mobility(by=SYSTEM, organisation=orchid, direction="out", year=2023, people=9, owner_unit=energy)
    return orchid


def row(response, label):
    [found] = [each for each in response.context["rows"] if each["label"] == label]
    return found


def behind(client, cell) -> int:
    """The people behind a number, counted on the lists that it leads to."""
    found = 0
    if cell.get("stays_url"):
        found += client.get(cell["stays_url"]).context["page"].paginator.count
    if cell.get("counts_url"):
        found += sum(each.people for each in client.get(cell["counts_url"]).context["state"].page)
    return found


@pytest.mark.concept(90)
def test_every_number_opens_the_records_behind_it(client, moved):
    client.force_login(user(role=Role.MANAGER))
    for by in ("partner", "unit", "level", "kind", "money"):
        response = client.get(f"{ASKED}&by={by}")
        cells = [cell for each in response.context["rows"] for cell in (*each["cells"], *each["totals"])]
        cells += [
            cell for each in (*response.context["by_year"], response.context["together"]) for cell in each["cells"]
        ]
        assert [(by, cell["people"], behind(client, cell)) for cell in cells] == [
            (by, cell["people"], cell["people"]) for cell in cells
        ]
        assert sum(cell["people"] for each in response.context["rows"] for cell in each["totals"]) == 19
    orchid = row(client.get(ASKED), "Orchid University")
    assert [cell["people"] for cell in orchid["cells"]] == [0, 0, 11, 0, 5, 3]
    assert (orchid["balance"], orchid["url"]) == ("−13", f"/partners/{moved.pk}/")


def test_a_viewer_meets_no_number_nor_name_of_a_hidden_partner(client, moved):
    for reader, people in ((user("vera", role=Role.VIEWER), 3), (user("ada", role=Role.ADMINISTRATOR), 9)):
        client.force_login(reader)
        response = client.get(ASKED)
        assert ("Hidden" in response.content.decode()) == (people == 9)
        assert response.context["together"]["cells"][1]["people"] == people


@pytest.mark.concept(90)
def test_a_number_that_a_restricted_count_replaces_opens_what_its_reader_counts(client, moved):
    facts = {"organisation": moved, "direction": "in", "year": 2024, "people": 40, "visibility": "restricted"}
    count_mobility(by=SYSTEM, **facts)
    for reader, people in (
        (user("vera", role=Role.VIEWER), [11, 0, 5, 3]),
        (user("ada", "administrator"), [11, 0, 5, 40]),
    ):
        client.force_login(reader)
        cells = row(client.get(ASKED), "Orchid University")["cells"][2:]
        assert [(cell["people"], behind(client, cell)) for cell in cells] == [(each, each) for each in people]
        listed = client.get("/mobility/stays/?uncounted=1&year=2024&direction=in").context["page"].paginator.count
        assert listed == (3 if reader.username == "vera" else 6)  # of the hidden partner, none for the one


def test_it_is_narrowed_told_and_taken_along_as_a_file(client, moved):
    client.force_login(user(role=Role.MANAGER))
    narrowed = client.get(f"{ASKED}&partner={moved.pk}&level=master&country=es")
    assert [each["label"] for each in narrowed.context["active"]] == [
        "Partner: Orchid University",
        "Country of the partner: Spain",
    ]
    assert narrowed.context["together"]["reciprocity"] == "100 %"
    undated = client.get(ASKED).context["undated"]
    assert (undated["number"], client.get(undated["url"]).context["page"].paginator.count) == (1, 1)
    assert "nobody twice" in narrowed.content.decode()
    lines = (
        client.get(f"/mobility/export/csv/{ASKED.removeprefix('/mobility/')}").content.decode("utf-8-sig").split("\r\n")
    )
    assert lines[2:4] == ["Orchid University,2023/24,11,0,-11,2,9,0,0", "Orchid University,2024/25,5,3,-2,5,0,3,0"]
    assert client.get(f"/mobility/export/xlsx/{ASKED.removeprefix('/mobility/')}").content[:2] == b"PK"
    assert client.get(f"{ASKED}&partner-text=orchid&unit-text=").headers["Location"].endswith(f"partner={moved.pk}")


def test_more_partners_need_no_more_queries(client, moved):
    client.force_login(user(role=Role.MANAGER))
    numbers = []
    for more in (2, 9):
        for number in range(more):
            partner = organisation(f"University {more} {number}")
            record_stays([{"organisation": partner, "direction": "in", "starts_on": "2024"}], by=SYSTEM)
        client.get(ASKED)
        with CaptureQueriesContext(connection) as asked:
            client.get(ASKED)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
