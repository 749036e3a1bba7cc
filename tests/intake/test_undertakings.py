"""What a document says is there becomes an activity; what it only speaks of, a promise; and a promise is kept."""

import pytest

from syndesis.activities.models import Activity
from syndesis.activities.services import set_status
from syndesis.core.history import Actor, ChangedSince
from syndesis.core.models import Evidence
from syndesis.engagement.models import Initiative
from syndesis.engagement.services import becomes_activity, record_promise
from syndesis.intake import services
from syndesis.intake.case import Case, enters_as
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Finding, Intake
from tests.activities.factories import activity
from tests.directory import factories as directory
from tests.intake import factories
from tests.intake.factories import SYSTEM

pytestmark = pytest.mark.django_db
WORDS = "Both run the Harbour Summer School."


@pytest.fixture
def by() -> Actor:
    return Actor(directory.user())


@pytest.fixture
def intake() -> Intake:
    """Home and a partner, found in a text that tells of their school."""
    home = directory.home()
    case = factories.intake(f"{factories.TEXT} {WORDS}")
    known = [factories.candidate("record", str(home.pk))]
    factories.organisation(case, "o1", "Northern Polytechnic", linked=True, candidates=known)
    factories.organisation(case, "o2", "Harbour University")
    return case


def found(case: Intake, key: str = "c1", words: str = WORDS, **data) -> Finding:
    return factories.activity(case, key, words, ["o1", "o2"], **({"name": "Harbour Summer School"} | data))


def partner(by: Actor, intake: Intake):
    services.accept(by=by, finding=intake.findings.get(key="o2"))
    return Finding.objects.get(intake=intake, key="o2").record


def accepted(by: Actor, finding: Finding):
    services.accept(by=by, finding=finding)
    return Finding.objects.get(pk=finding.pk).record


def story(row: Activity) -> list[tuple[str, str]]:
    return [(change.status, str(change.reached_on or "")) for change in row.status_changes.all()]


def cited(record) -> set[str]:
    rows = Evidence.objects.filter(object_id=record.pk, content_type__model=record._meta.model_name)
    return {row.quote for row in rows}


def test_what_is_there_becomes_an_activity_that_runs_with_its_sentence_behind_it(by, intake):
    made = accepted(by, found(intake))
    assert (made.title, made.kind, made.status, story(made)) == (
        "Harbour Summer School",
        "summer_school",
        "running",
        [("running", "2025-05-09")],
    )
    assert {str(party) for party in made.parties.all()} == {"Northern Polytechnic", "Harbour University"}
    assert cited(made) == cited(made.status_changes.get()) == {WORDS}
    assert Initiative.objects.count() == 0


@pytest.mark.parametrize("status", ["agreed", "planned", "proposed", "possible"])
def test_what_is_only_spoken_of_becomes_a_promise(by, intake, status):
    made = accepted(by, found(intake, status=status))
    assert (type(made), made.activity_kind, Activity.objects.count()) == (Initiative, "summer_school", 0)


def test_a_correction_of_the_status_decides_as_what_it_enters(by, intake):
    finding = found(intake, status="proposed")
    corrected = services.correct(by=by, finding=finding, values={"status": "existing"})
    assert (enters_as(finding), enters_as(corrected)) == ("commitment", "activity")
    assert isinstance(accepted(by, corrected), Activity)


def test_an_activity_on_record_gains_evidence_and_no_double(by, intake):
    known = activity("Summer School “Harbour”", organisations=[partner(by, intake)], status_on="2020")
    assert accepted(by, found(intake)) == known
    assert (Activity.objects.count(), story(known), cited(known)) == (1, [("running", "2020")], {WORDS})


def test_a_planned_activity_runs_when_a_document_says_that_it_is_there(by, intake):
    known = activity("Harbour Summer School", organisations=[partner(by, intake)], status="planned")
    accepted(by, found(intake))
    known.refresh_from_db()
    assert (known.status, story(known)) == ("running", [("planned", ""), ("running", "2025-05-09")])


def test_what_was_completed_is_not_opened_by_a_mention(by, intake):
    known = activity("Harbour Summer School", organisations=[partner(by, intake)], status_on="2019")
    set_status(known, by=SYSTEM, status="completed", reached_on="2021")
    assert accepted(by, found(intake)) == known
    known.refresh_from_db()
    assert known.status == "completed"


@pytest.mark.parametrize(
    "different",
    [
        {"title": "Winter week of turbines"},
        {"kind": "laboratory"},
        {"organisations": ()},
        {"archived_at": "2025-01-01T00:00Z"},
    ],
)
def test_another_undertaking_is_another_activity(by, intake, different):
    facts = {"title": "Harbour Summer School", "organisations": [partner(by, intake)]} | different
    other = activity(**facts)
    assert accepted(by, found(intake)) != other


def test_the_same_words_told_twice_in_one_text_are_one_activity_but_two_kinds_are_two(by, intake):
    first = accepted(by, found(intake))
    again = accepted(by, found(intake, "c2", "Harbour Summer School", name="The School"))
    other = accepted(by, found(intake, "c3", "run the Harbour Summer School", name="", kind="laboratory"))
    assert (again == first, other == first, Activity.objects.count()) == (True, False, 2)


@pytest.mark.concept(37)
def test_a_promise_on_record_becomes_the_activity(by, intake):
    promise = record_promise(
        by=SYSTEM,
        title="Harbour Summer School",
        stage="agreed",
        stage_on="2024-02",
        activity_kind="summer_school",
        organisations=[partner(by, intake)],
    )
    finding = found(intake)
    case = Case.of(intake, by.user)
    assert Matcher(case).existing(case.by_key["c1"]) == promise
    made = accepted(by, finding)
    promise.refresh_from_db()
    assert (promise.activity, promise.stage, str(promise.stage_on)) == (made, "running", "2025-05-09")
    assert story(made) == [("planned", "2024-02"), ("running", "2025-05-09")]
    services.undo(by=by, finding=finding)
    promise.refresh_from_db()
    assert (promise.activity, promise.stage, Activity.objects.count()) == (None, "agreed", 0)


def test_a_promise_that_became_an_activity_leads_to_it_and_is_no_less_ripe_for_being_told_again(by, intake):
    with_whom = [partner(by, intake)]
    promise = record_promise(by=SYSTEM, title="Summer school by the sea", stage="agreed", organisations=with_whom)
    made = becomes_activity(promise, by=SYSTEM, reached_on="2023")
    Activity.objects.update(title="Harbour weeks")
    words = "They agreed to open a summer school."
    told = factories.commitment(intake, "m1", words, ["o2"], topic="Summer school by the sea", activity_kind="")
    assert accepted(by, told) == promise
    assert accepted(by, found(intake, name="Summer school by the sea", kind="")) == made
    promise.refresh_from_db()
    assert (promise.stage, str(promise.stage_on)) == ("running", "2023")


def test_nobody_learns_of_an_activity_that_they_may_not_see(by, intake):
    secret = activity("Harbour Summer School", organisations=[partner(by, intake)], visibility="restricted")
    finding = found(intake)
    seen = {}
    for role in ("coordinator", "administrator"):
        case = Case.of(intake, directory.user(role, role=role))
        seen[role] = Matcher(case).existing(case.by_key["c1"])
    assert seen == {"coordinator": None, "administrator": secret}
    assert accepted(by, finding) != secret


def test_undo_leaves_nothing_and_is_refused_once_the_activity_was_changed(by, intake):
    finding = found(intake)
    made = accepted(by, finding)
    services.undo(by=by, finding=finding)
    assert (Activity.objects.count(), cited(made)) == (0, set())
    made = accepted(by, finding)
    set_status(made, by=SYSTEM, status="paused")
    with pytest.raises(ChangedSince):
        services.undo(by=by, finding=finding)


@pytest.mark.parametrize("invented", [True, False])
def test_the_activity_of_a_made_up_document_is_marked_so(invented):
    case = factories.intake(is_invented=invented)
    factories.organisation(case, "o1", "Harbour University")
    made = accepted(SYSTEM, factories.activity(case, "c1", "open a summer school", ["o1"]))
    assert (type(made), made.is_invented) == (Activity, invented)
