"""A workbook of each kind of activity and each type beside it comes in, goes out, and comes in again unchanged."""

import csv
import io

import pytest

from syndesis.activities.choices import ActivityKind
from syndesis.activities.models import Activity, Facility, Grant, IntellectualProperty, Publication
from syndesis.activities.objects import (
    ActivityType,
    CallType,
    FacilityType,
    GrantType,
    IntellectualPropertyType,
    InternshipOfferType,
    MobilityCountType,
    MobilityType,
    PublicationType,
)
from syndesis.core.models import Role
from syndesis.directory.services import define_field, register_person
from syndesis.directory.services.networks import register_network
from syndesis.objects.tables import tables_of
from tests.directory.factories import SYSTEM, home, organisation, user
from tests.lib.tables.workbooks import of_rows
from tests.objects.importing.runs import actor, checked, counted, exported, problems, written

pytestmark = [pytest.mark.django_db, pytest.mark.concept(128)]
KINDS = {
    "double_degree": {
        "Title": "Energy",
        "Start": "2019-09",
        "Level": "Master",
        "Stage": "Open for admission",
        "Modules": "Grids | Orchid | Rosa Reed | 6; Winds",
        "Participants by year": "2023 | Orchid | Spain | 40 | 12 | 10; 2024 |  |  | 30",
        "People": "Rosa Reed | leader | Orchid | 2019",
        "SDG": "4; 7",
        "Results": "Graduates | Engineers | 22 | 2023-06 | https://orchid.example/e",
    },
    "winter_school": {
        "Title": "Winter School 2024",
        "Part of": "Winter School",
        "Start": "2024-02",
        "Modules": "Snow | Quince Rail",
        "Themes": "Frost | Quince Rail; Ice",
        "Contributions": "Quince Rail | Rosa Reed | Money | A prize | 1500.50 | EUR | 2024-02",
    },
    "summer_school": {"Title": "Winter School"},
    "project": {
        "Title": "Light Rails",
        "Part of": "Great Rails",
        "Value": "125000.5",
        "Currency": "EUR",
        "Themes": '"Rails | Wheels; Axles"',
        "Parties that are more than partners": "Quince Rail | lead; Orchid | funder",
    },
    "strategic_project": {"Title": "Great Rails", "Start": "2020"},
    "centre": {
        "Title": "Rail Centre",
        "Founded with": "Quince Rail",
        "Head": "Rosa Reed",
        "Components": "scientific | Wheels; educational | Courses",
    },
    "startup": {"Title": "Leaf", "Stage": "Prototype", "People": "Rosa Reed | mentor"},
    "accelerator": {"Title": "Spring", "Startups": "Leaf | 2024 | Sold"},
    "marathon": {
        "Title": "Marathon",
        "Tracks": "Winds | Orchid | Rosa Reed; Waves",
        "Teams": "Sails | Winds | Orchid | 5 | 1 | Prize; Boats | Waves",
        "Inside the network": "Shared Network",
    },
}
ORCHID = "Orchid"
OTHERS = {
    CallType: {
        "Title": "Joint call",
        "Funders": "Orchid; Quince Rail",
        "Closes": "2024-09-15",
        "Amount": "1000",
        "Currency": "EUR",
    },
    GrantType: {
        "Title": "Blades",
        "Number": "24-17",
        "Funder": "Orchid",
        "Call": "Joint call",
        "Won with": "Quince Rail",
        "For": "Leaf",
        "Amount": "5",
        "Currency": "EUR",
    },
    IntellectualPropertyType: {
        "Title": "Wheel",
        "Kind": "Patent",
        "Number": "RU 17",
        "Owners": "Orchid | 60; Quince Rail | 40",
        "Licences": "Quince Rail | yes | Spain | 1000 | EUR | 2022; Orchid | no",
    },
    FacilityType: {
        "Name": "Welder",
        "Kept by": "Orchid",
        "Open to partners": "yes",
        "Who may use it": "Quince Rail | welding | Leaf | 2022 | 2023-05",
    },
    MobilityType: {
        "Code": "S-1",
        "Direction": "out",
        "Kind": "Internship",
        "Partner": "Orchid",
        "From": "2024-09-01",
        "Until": "2025-01",
        "Level": "Master",
    },
    MobilityCountType: {
        "Direction": "in",
        "Kind": "Student exchange",
        "Partner": "Orchid",
        "Year": "2023",
        "People": "14",
    },
    InternshipOfferType: {
        "Title": "Rotors",
        "Offered by": "Quince Rail",
        "Places": "3",
        "Level": "Master",
        "Apply by": "2026-03-01",
    },
    PublicationType: {
        "Title": "Quiet wheels",
        "Year": "2021",
        "DOI": "10.5555/quiet",
        "Partners": "Orchid",
        str(
            tables_of(PublicationType)["authors"].heading
        ): '1 | Rosa Reed | 0000-0002-1825-0097 | "Orchid; Rails" | Rosa Reed; 2 | Li Wei',
        "Fields": "Energy",
    },
}


@pytest.fixture
def mara(db):
    home()
    network = organisation("Shared Network", kind="network")
    organisation("Orchid")
    organisation("Quince Rail", kind="company")
    register_network(by=SYSTEM, organisation=network)
    register_person(by=SYSTEM, given_name="Rosa", family_name="Reed")
    define_field(by=SYSTEM, name="Energy")
    return user("mara", Role.ADMINISTRATOR)


def as_file(text: str, form: str) -> bytes:
    return text.encode() if form == "csv" else of_rows(*map(tuple, csv.reader(io.StringIO(text))))


def of_kinds(*kinds: str) -> str:
    rows = [{"Title": f"All of {kind}", "Partner": ORCHID, **KINDS.get(kind, {}), "Kind": kind} for kind in kinds]
    return table([row | {"Partner": ""} if "Parties that are more than partners" in row else row for row in rows])


def table(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def goes_round(kind, text, form, mara, expected):
    run = checked(kind, as_file(text, form), f"book.{form}", actor(mara))
    assert list(map(str, run.questions.all())) == []
    assert (problems(run), run.counts["unmapped"], counted(run)) == ([], [], {"create": expected})
    assert written(run, by=actor(mara)).state == "done"
    for again in ("csv", "xlsx"):
        run = checked(kind, exported(kind, mara, again), f"book.{again}", actor(mara))
        assert (problems(run), list(map(str, run.questions.all()))) == ([], [])
        assert [line.steps for line in run.lines.exclude(verdict="same")] == []
        assert counted(run) == {"same": expected}
    assert counted(checked(kind, as_file(text, form), f"book.{form}", actor(mara))) == {"same": expected}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_workbook_of_all_kinds_of_activity_goes_round(form, mara):
    goes_round(ActivityType, of_kinds(*ActivityKind.values), form, mara, len(ActivityKind))

    made = {row.title: row for row in Activity.objects.all()}
    energy, marathon = made["Energy"], made["Marathon"]
    assert [(each.title, str(each.owner or ""), each.credits) for each in energy.modules.all()] == [
        ("Grids", ORCHID, 6),
        ("Winds", "", None),
    ]
    assert list(energy.cohorts.values_list("year", "country", "applied", "began", "finished")) == [
        (2023, "ES", 40, 12, 10),
        (2024, "", 30, None, None),
    ]
    assert made["Winter School 2024"].parent == made["Winter School"]
    assert [(row.what, float(row.amount), row.currency) for row in made["Winter School 2024"].contributions.all()] == [
        ("A prize", 1500.5, "EUR")
    ]
    assert [(row.text, str(row.set_by or "")) for row in made["Winter School 2024"].themes.all()] == [
        ("Frost", "Quince Rail"),
        ("Ice", ""),
    ]
    rails = made["Light Rails"]
    assert (rails.parent, [row.text for row in rails.themes.all()]) == (made["Great Rails"], ["Rails | Wheels; Axles"])
    assert [(str(row), row.role) for row in rails.parties.all()] == [("Quince Rail", "lead"), (ORCHID, "funder")]
    assert [(row.kind, row.text) for row in made["Rail Centre"].components.all()] == [
        ("scientific", "Wheels"),
        ("educational", "Courses"),
    ]
    assert [(row.startup, row.year, row.result) for row in made["Spring"].accelerated.all()] == [
        (made["Leaf"], 2024, "Sold")
    ]
    assert [(row.name, str(row.track), row.place) for row in marathon.teams.order_by("pk")] == [
        ("Sails", "Winds", 1),
        ("Boats", "Waves", None),
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_workbooks_of_all_types_beside_activities_go_round(form, mara):
    written(checked(ActivityType, of_kinds("startup"), by=actor(mara)), by=actor(mara))

    for kind, row in OTHERS.items():
        goes_round(kind, table([row]), form, mara, 1)

    assert str(Grant.objects.get().activity) == "Leaf"
    wheel = IntellectualProperty.objects.get()
    assert [(str(row.organisation), row.percent) for row in wheel.shares.all()] == [(ORCHID, 60), ("Quince Rail", 40)]
    assert set(wheel.licences.values_list("is_exclusive", "market", "currency")) == {
        (True, "Spain", "EUR"),
        (False, "", ""),
    }
    assert [(row.what, str(row.activity)) for row in Facility.objects.get().accesses.all()] == [("welding", "Leaf")]
    authors = Publication.objects.get().authors.all()
    assert [(row.name, str(row.person or ""), row.affiliation) for row in authors] == [
        ("Rosa Reed", "Rosa Reed", "Orchid; Rails"),
        ("Li Wei", "", ""),
    ]
