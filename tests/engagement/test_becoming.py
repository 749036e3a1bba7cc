"""A promise becomes an activity, and both keep the story and what documents say."""

import pytest
from django.utils import timezone

from syndesis.activities.models import Activity
from syndesis.core import history
from syndesis.core.history import Actor
from syndesis.core.models import Change, Evidence, Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused, cite
from syndesis.engagement import kept
from syndesis.engagement.models import Initiative
from syndesis.engagement.objects import PromiseType
from syndesis.engagement.services import advance, becomes_activity, record_promise
from tests.activities.factories import activity
from tests.directory import factories
from tests.directory.factories import SYSTEM
from tests.intake.factories import intake

pytestmark = pytest.mark.django_db


def promise(stage: str = "agreed", stage_on: str = "2021-03-04", **fields) -> Initiative:
    facts = {"title": "Summer school", "activity_kind": "summer_school"} | fields
    return record_promise(by=SYSTEM, stage=stage, stage_on=stage_on, **facts)


def story(row: Activity) -> list[tuple[str, str]]:
    return [(change.status, str(change.reached_on or "")) for change in row.status_changes.all()]


@pytest.mark.concept(37)
def test_an_agreed_promise_becomes_an_activity_that_runs_and_keeps_its_story():
    partner = factories.organisation("Harbour University")
    row = promise("proposed", "2019-12", organisations=[factories.home(), partner], visibility="public")
    advance(by=SYSTEM, initiative=row, stage="agreed", reached_on="2021-03-04", remark="At the summit")
    made = becomes_activity(row, by=SYSTEM, reached_on="2022-06")
    row.refresh_from_db()
    assert (row.activity, row.stage, str(row.stage_on)) == (made, "running", "2022-06")
    assert [stage.stage for stage in row.stages.all()] == ["proposed", "agreed", "running"]
    assert (made.title, made.kind, made.status, made.visibility) == (
        "Summer school",
        "summer_school",
        "running",
        "public",
    )
    assert story(made) == [("planned", "2021-03-04"), ("running", "2022-06")]
    assert made.status_changes.first().remark == "At the summit"
    assert {str(party) for party in made.parties.all()} == {"Northern Polytechnic", "Harbour University"}


def test_without_a_day_it_runs_from_today():
    row = promise("mentioned")
    made = becomes_activity(row, by=SYSTEM)
    assert story(made) == [("running", timezone.localdate().isoformat())]


def test_a_promise_that_was_kept_becomes_a_completed_activity():
    row = promise("running", "2023")
    advance(by=SYSTEM, initiative=row, stage="done", reached_on="2024-06-20")
    made = becomes_activity(row, by=SYSTEM)
    row.refresh_from_db()
    assert (row.stage, made.status, story(made)) == (
        "done",
        "completed",
        [("running", "2023"), ("completed", "2024-06-20")],
    )


def test_a_promise_may_have_become_an_activity_that_is_on_record():
    row, known = promise(), activity("School of summer")
    assert becomes_activity(row, by=SYSTEM, activity=known) == known
    row.refresh_from_db()
    assert (row.activity, row.stage, Activity.objects.count()) == (known, "running", 1)


def test_what_documents_say_of_the_promise_stands_behind_the_activity():
    row, text = promise(), intake().text
    cite(by=SYSTEM, subject=row, text=text, start=0, end=10)
    cite(by=SYSTEM, subject=row.stages.get(), text=text, start=20, end=30)
    made = becomes_activity(row, by=SYSTEM)
    cited = Evidence.objects.values_list("content_type__model", "object_id", "start")
    first = made.status_changes.earliest("id")
    assert {("activity", made.pk, 0), ("activitystatuschange", first.pk, 20)} < set(cited)
    assert ("initiative", row.pk, 0) in cited


def test_it_becomes_one_activity_only_and_a_dropped_promise_none():
    row, dropped = promise(), promise("dropped")
    becomes_activity(row, by=SYSTEM)
    with pytest.raises(Refused, match="“Summer school” has become an activity already"):
        becomes_activity(row, by=SYSTEM)
    with pytest.raises(Refused, match="“Summer school” was dropped"):
        becomes_activity(dropped, by=SYSTEM)
    assert Activity.objects.count() == 1


def test_nobody_makes_an_activity_of_a_foreign_promise_or_links_one_they_may_not_see():
    mine, other = factories.organisation("Harbour University"), factories.organisation("Other")
    actor = Actor(factories.user(role=Role.COORDINATOR, answers_for=(mine,)))
    own, foreign = promise(organisations=[mine]), promise(organisations=[other])
    secret = activity("Secret", visibility="restricted")
    with pytest.raises(Forbidden):
        becomes_activity(foreign, by=actor)
    with pytest.raises(Forbidden):
        becomes_activity(own, by=actor, activity=secret)
    assert set(Initiative.objects.values_list("activity", "stage")) == {(None, "agreed")}


def test_it_is_taken_back_as_if_it_had_never_been():
    row = promise()
    becomes_activity(row, by=SYSTEM)
    history.undo([Change.objects.get(reason="Promise became an activity")], by=SYSTEM, reason="Taken back")
    row.refresh_from_db()
    assert (row.activity, row.stage, row.stages.count(), Activity.objects.count()) == (None, "agreed", 1, 0)


def test_it_is_not_taken_back_once_another_record_uses_the_activity():
    made = becomes_activity(promise(), by=SYSTEM)
    other = promise(title="Another")
    Initiative.objects.filter(pk=other.pk).update(activity=made)
    with pytest.raises(history.ChangedSince) as refusal:
        history.undo([Change.objects.get(reason="Promise became an activity")], by=SYSTEM, reason="Taken back")
    assert [str(record) for record in refusal.value.records] == ["Another"]


def test_a_promise_that_became_an_activity_is_never_silent():
    kept, waiting = promise(title="Kept"), promise(title="Waiting")
    becomes_activity(kept, by=SYSTEM)
    silent = {row.title: row.silent_since is not None for row in PromiseType.rows(factories.user())}
    assert (silent, str(waiting)) == ({"Kept": False, "Waiting": True}, "Waiting")


def test_each_shows_the_other_to_those_who_may_see_it():
    row = promise()
    made = becomes_activity(row, by=SYSTEM, reached_on="2022")
    reader = factories.user(role=Role.VIEWER)
    row.refresh_from_db()
    assert [(line.title, line.end) for line in kept.became(row, reader)] == [("Summer school", "Running")]
    assert [(line.title, line.detail) for line in kept.promised_as(made, reader)] == [("Summer school", "Running")]
    Activity.objects.update(visibility="restricted")
    Initiative.objects.update(visibility="restricted")
    assert (kept.became(row, reader), kept.promised_as(made, reader)) == ([], [])
