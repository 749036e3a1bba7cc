"""The partner page shows what we do together: activities by kind, and running promises that are none yet."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.activities.models import Activity
from syndesis.core.models import Role
from syndesis.directory.models import Organisation
from syndesis.engagement.services import becomes_activity, record_promise
from syndesis.web.partner import partner_page
from tests.activities.factories import activity
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def partner() -> Organisation:
    directory.home()
    return directory.organisation("Harbour University")


@pytest.fixture
def reader():
    return directory.user(role=Role.VIEWER)


def promise(title: str, partner: Organisation, stage: str = "running", stage_on: str = "2021-03-04", **fields):
    return record_promise(by=SYSTEM, title=title, stage=stage, stage_on=stage_on, organisations=[partner], **fields)


def by_kind(page) -> dict[str, list[tuple[str, str, str]]]:
    return {
        str(group["label"]): [(line["title"], line["detail"], line["end"]) for line in group["lines"]]
        for group in page.activities
    }


def entries(page) -> list[tuple[int, str, str, str]]:
    return [(year.year, entry.when, entry.kind, entry.title) for year in page.timeline for entry in year.entries]


def test_activities_stand_under_their_kinds_and_what_runs_comes_first(partner, reader):
    other = directory.organisation("Boreal Turbines")
    activity("Old school", status="completed", starts_on="2015", ends_on="2018", organisations=[partner])
    activity("School", starts_on="2021", organisations=[partner, other])
    activity("Rotor laboratory", kind="laboratory", status="planned", organisations=[partner])
    activity("Another’s", organisations=[other])
    promise("Marathon", partner, activity_kind="marathon")
    promise("Exchange of teachers", partner, stage_on="")
    promise("Only agreed", partner, stage="agreed", activity_kind="project")
    page = partner_page(partner, reader, TODAY)
    assert by_kind(page) == {
        "Summer school": [
            ("School", "since 2021 · Boreal Turbines", "Running"),
            ("Old school", "2015–2018", "Completed"),
        ],
        "Marathon or competition": [("Marathon", "promise, running since 4 March 2021", "Running")],
        "Laboratory": [("Rotor laboratory", "", "Planned")],
        "Other undertaking": [("Exchange of teachers", "promise", "Running")],
    }
    assert page.activities_number == 5
    fact = next(fact for fact in page.facts if fact["label"] == "Activities")
    assert (fact["value"], fact["note"]) == (5, "3 running")


def test_a_promise_that_became_an_activity_is_shown_and_told_once(partner, reader):
    kept = promise("School", partner, stage="agreed", stage_on="2021-03-04", activity_kind="summer_school")
    made = becomes_activity(kept, by=SYSTEM, reached_on="2022-06")
    Activity.objects.filter(pk=made.pk).update(title="The School")
    page = partner_page(partner, reader, TODAY)
    assert by_kind(page) == {"Summer school": [("The School", "", "Running")]}
    assert entries(page) == [
        (2022, "June", "activity", "Running: The School"),
        (2021, "4 Mar", "promise", "Agreed: School"),
    ]


def test_the_timeline_tells_when_an_activity_began(partner, reader):
    activity("School", starts_on="2021-06", organisations=[partner])
    activity("Centre", kind="centre", status_on="2019", organisations=[partner])
    activity("Nobody knows when", organisations=[partner])
    page = partner_page(partner, reader, TODAY)
    assert entries(page) == [
        (2021, "June", "activity", "Start: School"),
        (2019, "", "activity", "Running: Centre"),
    ]


def test_what_is_restricted_or_archived_is_not_among_them(partner, reader):
    activity("Secret", starts_on="2021", visibility="restricted", organisations=[partner])
    gone = activity("Gone", starts_on="2021", organisations=[partner])
    Activity.objects.filter(pk=gone.pk).update(archived_at="2026-01-01T00:00Z")
    page = partner_page(partner, reader, TODAY)
    assert (page.activities, page.activities_number, entries(page)) == ([], 0, [])


def test_the_page_needs_no_more_queries_for_more_activities(partner, reader):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            partner_page(partner, reader, TODAY)
        return len(captured)

    activity("First", starts_on="2021", organisations=[partner])
    queries()
    before = queries()
    for number in range(10):
        activity(f"Number {number}", starts_on="2022", organisations=[partner, directory.organisation(f"No {number}")])
    assert queries() == before


def test_the_page_leads_to_each_and_to_all(client, partner, reader):
    row = activity("School", organisations=[partner])
    client.force_login(reader)
    html = client.get(partner.get_absolute_url()).content.decode()
    assert f'href="{row.get_absolute_url()}"' in html
    assert f'href="/activities/?organisations={partner.pk}"' in html
    assert "School" in client.get(f"/activities/?organisations={partner.pk}").content.decode()
