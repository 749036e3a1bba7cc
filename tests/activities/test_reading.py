"""What is said of activities: when, with whom, in search, in the panels of their pages and on the list of partners."""

import pytest

from syndesis.activities import panels
from syndesis.activities.models import Activity
from syndesis.activities.wording import partners_of, period
from syndesis.agreements.services import register_agreement
from syndesis.core import search
from syndesis.core.models import Role
from syndesis.directory.objects import PartnerType
from syndesis.directory.services import start_partnership
from tests.activities.factories import activity
from tests.directory import factories
from tests.directory.factories import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"starts_on": "2019-04", "ends_on": "2024"}, "April 2019–2024"),
        ({"starts_on": "2021", "ends_on": "2021"}, "2021"),
        ({"starts_on": "2024-01-22", "ends_on": "2024-02-02"}, "22 Jan–2 February 2024"),
        ({"starts_on": "2024", "ends_on": "2024-02"}, "2024–February 2024"),
        ({"starts_on": "2021"}, "since 2021"),
        ({"starts_on": "2027-02", "status": "planned"}, "from February 2027"),
        ({"ends_on": "2024-06-30"}, "until 30 June 2024"),
        ({}, ""),
    ],
)
def test_the_period_is_told_as_far_as_it_is_known(facts, words):
    row = activity(**facts)
    row.refresh_from_db()
    assert period(row) == words


def test_partners_are_named_without_us_and_without_restricted_ones():
    seen, hidden = factories.organisation("Harbour University"), factories.organisation("Orchid")
    type(hidden).objects.filter(pk=hidden.pk).update(visibility="restricted")
    row = Activity.objects.get(pk=activity(organisations=[factories.home(), seen, hidden]).pk)
    assert (partners_of(row), partners_of(row, besides=seen)) == ("Harbour University", "")


def test_an_activity_is_found_by_its_title_partner_and_place_and_by_no_restricted_one():
    seen, hidden = factories.organisation("Harbour University"), factories.organisation("Orchid Academy")
    type(hidden).objects.filter(pk=hidden.pk).update(visibility="restricted")
    row = activity("Tidal energy", organisations=[seen, hidden], city="Winterport", goals="Quiet turbines")
    within = search.within({Activity: Activity.objects.all()})

    def found(text: str) -> list[int]:
        return [hit.pk for hit in search.search(text, within=within)]

    assert [found(text) for text in ("tidal", "harbour", "winterport", "turbines")] == [[row.pk]] * 4
    assert found("orchid academy") == []


def test_the_panels_show_what_the_reader_may_see():
    seen, hidden = factories.organisation("Harbour University"), factories.organisation("Orchid Academy")
    type(hidden).objects.filter(pk=hidden.pk).update(visibility="restricted")
    programme = activity("Programme", organisations=[hidden], roles={seen: "lead"})
    activity("Module", parent=programme, organisations=[seen])
    activity("Secret module", parent=programme, visibility="restricted")
    lines = {}
    for role in (Role.VIEWER, Role.ADMINISTRATOR):
        reader = factories.user(role, role=role)
        lines[role] = [
            [(line.title, line.detail) for line in made(programme, reader)] for made in (panels.parties, panels.parts)
        ]
    module = ("Module", "Summer school · Harbour University")
    assert lines[Role.VIEWER] == [[("Harbour University", "lead")], [module]]
    assert [len(each) for each in lines[Role.ADMINISTRATOR]] == [2, 2]


def test_an_organisation_shows_what_it_and_its_parts_take_part_in():
    reader, university = factories.user(role=Role.VIEWER), factories.organisation("Harbour University")
    park = factories.organisation("Harbour Park", parent=university)
    activity("School", organisations=[university, factories.organisation("Other")])
    activity("Startup", kind="startup", organisations=[park])
    activity("Another’s", organisations=[factories.organisation("Stranger")])
    activity("Secret", organisations=[university], visibility="restricted")
    assert [(line.title, line.detail) for line in panels.of_organisation(university, reader)] == [
        ("Startup", "Startup · Harbour Park"),
        ("School", "Summer school · Other"),
    ]


def test_an_agreement_shows_the_activities_under_it():
    reader, partner = factories.user(role=Role.VIEWER), factories.organisation("Harbour University")
    agreement = register_agreement(by=SYSTEM, title="Memorandum", organisations=[partner])
    activity("School", agreement=agreement, starts_on="2021")
    activity("Another", starts_on="2022")
    activity("Secret", agreement=agreement, visibility="restricted")
    assert [(line.title, line.end) for line in panels.under_agreement(agreement, reader)] == [("School", "since 2021")]


def test_the_story_is_told_latest_first():
    row = activity(status="planned", status_on="2024-02")
    row.status_changes.create(status="running", reached_on="2025", remark="With ten students")
    told = [(line.title, line.end, line.detail) for line in panels.statuses(row, factories.user())]
    assert told == [("Running", "2025", "With ten students"), ("Planned", "February 2024", "")]


def test_the_list_of_partners_counts_what_runs():
    partner = factories.organisation("Harbour University")
    start_partnership(by=SYSTEM, organisation=partner)
    for number, status in enumerate(("running", "running", "completed", "planned", "running")):
        row = activity(f"Number {number}", status=status, organisations=[partner])
    Activity.objects.filter(pk=row.pk).update(archived_at="2026-01-01T00:00Z")
    assert [row.activity_count for row in PartnerType.rows(factories.user())] == [2]
