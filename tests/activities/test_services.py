"""Activities with parties in roles, a span, parts, and a status that moves and keeps its story."""

import pytest
from django.utils import timezone

from syndesis.activities.models import Activity, ActivityParty, ActivityStatusChange
from syndesis.activities.services import (
    add_party,
    complete_activity,
    drop_activity,
    pause_activity,
    register_activities,
    register_activity,
    resume_activity,
    revise_activity,
    set_status,
    start_activity,
)
from syndesis.core.history import Actor, undo
from syndesis.core.models import Change, HistoryEvent, Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from tests.activities.factories import activity
from tests.directory import factories
from tests.directory.factories import SYSTEM

pytestmark = pytest.mark.django_db


def story(row: Activity) -> list[tuple[str, str]]:
    return [(change.status, str(change.reached_on or "")) for change in row.status_changes.all()]


def standing(row: Activity) -> tuple[str, str]:
    row.refresh_from_db()
    return row.status, str(row.status_on or "")


def roles(row: Activity) -> list[tuple[str, str]]:
    return [(str(party), party.role) for party in row.parties.all()]


def test_a_project_has_three_parties_each_in_its_role():
    home, university = factories.home(), factories.organisation("Harbour University")
    company = factories.organisation("Boreal Turbines", kind="company")
    project = register_activity(
        by=SYSTEM,
        title="Quiet rotors",
        kind="project",
        organisations=[home, university, university],
        roles={home: "lead", company: "industrial"},
    )
    assert roles(project) == [
        ("Northern Polytechnic", "lead"),
        ("Harbour University", "partner"),
        ("Boreal Turbines", "industrial"),
    ]
    assert project.owner_unit == home


def test_many_are_registered_in_one_deed_and_each_begins_its_story():
    made = register_activities(
        [{"title": "School", "status": "running", "status_on": "2024-06"}, {"title": "Centre"}], by=SYSTEM
    )
    assert [story(row) for row in made] == [[("running", "2024-06")], [("planned", "")]]
    assert HistoryEvent.objects.filter(model="activities.activity").values("change").distinct().count() == 1


def test_the_status_is_the_latest_by_date_and_what_is_found_later_enters_the_story():
    row = activity(status="running", status_on="2023-09-01")
    set_status(row, by=SYSTEM, status="completed", reached_on="2025-06")
    set_status(row, by=SYSTEM, status="paused", reached_on="2024", remark="found later")
    assert standing(row) == ("completed", "2025-06")
    assert story(row) == [("running", "2023-09-01"), ("paused", "2024"), ("completed", "2025-06")]


def test_starting_and_completing_set_the_days_that_nobody_knew():
    row, today = activity(status="planned"), timezone.localdate().isoformat()
    start_activity(row, by=SYSTEM)
    assert (standing(row), str(row.starts_on)) == (("running", today), today)
    complete_activity(row, by=SYSTEM)
    assert (standing(row), str(row.ends_on)) == (("completed", today), today)
    assert story(row) == [("planned", ""), ("running", today), ("completed", today)]


def test_days_that_are_known_stay():
    row = activity(status="planned", starts_on="2020-02", ends_on="2020-11")
    start_activity(row, by=SYSTEM)
    complete_activity(row, by=SYSTEM)
    row.refresh_from_db()
    assert (str(row.starts_on), str(row.ends_on)) == ("2020-02", "2020-11")


def test_what_is_said_twice_happened_once():
    row = activity(status="running")
    for deed in (pause_activity, pause_activity, drop_activity, drop_activity):
        deed(row, by=SYSTEM)
    assert [status for status, _day in story(row)] == ["running", "paused", "dropped"]


def test_what_is_resumed_has_its_end_no_more():
    row = activity(status="running", starts_on="2020")
    complete_activity(row, by=SYSTEM)
    resume_activity(row, by=SYSTEM)
    assert (standing(row)[0], row.ends_on) == ("running", None)


def test_what_has_yet_to_start_is_not_completed():
    row = activity(status="planned", starts_on="2999")
    with pytest.raises(Refused, match="The end lies before the beginning"):
        complete_activity(row, by=SYSTEM)
    assert standing(row) == ("planned", "")


def test_an_end_before_the_start_is_refused():
    row, backwards = activity(), {"starts_on": "2025-05", "ends_on": "2024"}
    attempts = [
        lambda: register_activity(by=SYSTEM, title="Backwards", **backwards),
        lambda: revise_activity(row, by=SYSTEM, **backwards),
    ]
    for attempt in attempts:
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.field == "ends_on"
    row.refresh_from_db()
    assert (Activity.objects.count(), row.starts_on) == (1, None)


def test_nothing_is_part_of_itself_at_whatever_remove():
    programme = activity("Programme")
    project = activity("Project", parent=programme)
    part = activity("Part", parent=project)
    for parent in (programme, project, part):
        with pytest.raises(Refused) as refusal:
            revise_activity(programme, by=SYSTEM, parent=parent)
        assert refusal.value.field == "parent"
    revise_activity(part, by=SYSTEM, parent=programme)
    assert {str(child) for child in programme.children.all()} == {"Project", "Part"}


def test_parties_that_stay_keep_their_roles():
    host, leaving, coming = (factories.organisation(name) for name in ("Host", "Leaving", "Coming"))
    row = activity(organisations=[leaving], roles={host: "host"})
    revise_activity(row, by=SYSTEM, organisations=[host, coming])
    assert roles(row) == [("Host", "host"), ("Coming", "partner")]


def test_a_party_has_the_role_that_was_said_last():
    row, park = activity(), factories.organisation("Harbour Park")
    for role in ("partner", "funder", "funder"):
        add_party(row, by=SYSTEM, organisation=park, role=role)
    assert roles(row) == [("Harbour Park", "funder")]


@pytest.mark.concept(128)
def test_a_coordinator_writes_of_their_own_unit_and_partners_only():
    home, mine, other = factories.home(), factories.organisation("Harbour University"), factories.organisation("Other")
    actor = Actor(factories.user(role=Role.COORDINATOR, answers_for=(mine,)))
    kept = register_activity(by=actor, title="Mine", organisations=[home, mine])
    foreign = register_activity(by=SYSTEM, title="Theirs", organisations=[other])
    attempts = [
        lambda: register_activity(by=actor, title="Not mine", organisations=[other]),
        lambda: revise_activity(foreign, by=actor, title="Mine now"),
        lambda: add_party(foreign, by=actor, organisation=mine),
        lambda: set_status(foreign, by=actor, status="dropped"),
        lambda: drop_activity(foreign, by=actor),
        lambda: revise_activity(kept, by=actor, organisations=[other]),
    ]
    for attempt in attempts:
        with pytest.raises(Forbidden):
            attempt()
    assert set(Activity.objects.values_list("title", "status")) == {("Mine", "planned"), ("Theirs", "planned")}
    assert set(ActivityParty.objects.values_list("activity__title", "organisation__name")) == {
        ("Mine", "Northern Polytechnic"),
        ("Mine", "Harbour University"),
        ("Theirs", "Other"),
    }


def test_a_registration_is_taken_back_with_all_that_belongs_to_it():
    activity(organisations=[factories.organisation("Harbour University")])
    undo([Change.objects.get(reason="Activity registered")], by=SYSTEM, reason="Taken back")
    assert [model.objects.count() for model in (Activity, ActivityParty, ActivityStatusChange)] == [0, 0, 0]
