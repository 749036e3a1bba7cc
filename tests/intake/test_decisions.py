"""A reviewer accepts, corrects, chooses, rejects and takes back; nothing enters otherwise."""

import pytest

from syndesis.agreements.models import Agreement
from syndesis.core.history import Actor, ChangedSince
from syndesis.core.models import Evidence, HistoryEvent
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, Partnership, Person
from syndesis.directory.services import add_name
from syndesis.engagement.models import Engagement, Initiative
from syndesis.insight.models import PublishedFigure
from syndesis.intake import services
from syndesis.intake.models import Decision, Finding, Intake, LearntName
from tests.directory import factories as directory
from tests.intake import factories

pytestmark = pytest.mark.django_db
VISIT = "On 7 May 2025 Marta Oliveira, vice-rector of Harbour University, visited us."
SIGNED = "The universities signed a cooperation agreement in April 2015."


@pytest.fixture
def by() -> Actor:
    return Actor(directory.user())


@pytest.fixture
def intake() -> Intake:
    return factories.intake()


@pytest.fixture
def all_findings(intake: Intake) -> Intake:
    """What a good reading would find in the text."""
    home = directory.home()
    factories.organisation(
        intake, "o1", "Northern Polytechnic", linked=True, candidates=[factories.candidate("record", str(home.pk))]
    )
    factories.organisation(
        intake, "o2", "Harbour University", acronym="HU", tier="strategic", tier_span={"start": 30, "end": 47}
    )
    factories.person(intake, "p1", "Marta Oliveira, vice-rector of Harbour University", "o2")
    factories.engagement(intake, "e1", VISIT, ["o1", "o2"], ("p1",))
    factories.agreement(intake, "a1", SIGNED, ["o1", "o2"])
    factories.commitment(intake, "c1", "They agreed to open a summer school.", ["o1", "o2"])
    factories.figure(intake, "f1", "Harbour University has 11,400 students.", "o2")
    return intake


@pytest.mark.concept(10, 22, 25, 37, 42, 45)
def test_accepting_all_makes_the_record_with_evidence_for_each_fact(by, all_findings):
    services.accept_above(by=by, intake=all_findings, confidence=0.9)
    partner = Organisation.objects.get(is_home=False)
    visit, agreement, promise = Engagement.objects.get(), Agreement.objects.get(), Initiative.objects.get()
    assert [str(n) for n in partner.names.all()] == ["Harbour University", "HU"]
    assert [t.tier for t in Partnership.objects.get(organisation=partner).tiers.all()] == ["strategic"]
    assert (str(visit.held_on), visit.direction, [p.role for p in visit.participants.filter(person=None)]) == (
        "2025-05-07",
        "inbound",
        ["host", "guest"],
    )
    participant = visit.participants.get(person__family_name="Oliveira")
    assert (participant.position.title, participant.organisation, str(participant.position.seen_first_on)) == (
        "vice-rector",
        partner,
        "2025-05-09",
    )
    assert (str(agreement.signed_on), {p.organisation.name for p in agreement.parties.all()}) == (
        "2015-04",
        {"Northern Polytechnic", "Harbour University"},
    )
    assert (promise.title, promise.stage, promise.activity_kind, str(promise.stage_on)) == (
        "Summer school",
        "agreed",
        "summer_school",
        "2025-05-09",
    )
    assert PublishedFigure.objects.get().value == 11400
    assert {
        Evidence.objects.filter(object_id=r.pk, content_type__model=r._meta.model_name).first().quote
        for r in (visit, agreement)
    } == {VISIT, SIGNED}
    assert set(HistoryEvent.objects.filter(model="engagement.engagement").values_list("change__actor", flat=True)) == {
        by.user.pk
    }


def test_accepting_a_finding_accepts_what_it_names_first(by, all_findings):
    accepted = services.accept(by=by, finding=all_findings.findings.get(key="e1"))
    assert [row.key for row in accepted] == ["o1", "o2", "p1", "e1"]


def test_what_a_reviewer_rejected_is_left_out(by, all_findings):
    services.reject(by=by, finding=all_findings.findings.get(key="p1"))
    services.accept(by=by, finding=all_findings.findings.get(key="e1"))
    assert [p.person for p in Engagement.objects.get().participants.all()] == [None, None]
    assert Person.objects.count() == 0


def test_a_second_document_adds_evidence_instead_of_duplicates(by, all_findings):
    services.accept_above(by=by, intake=all_findings, confidence=0.9)
    partner = Organisation.objects.get(is_home=False)
    other = factories.intake(factories.TEXT + " It was reported again.", "2025-06-01")
    home = Organisation.objects.get(is_home=True)
    factories.organisation(
        other, "o1", "Northern Polytechnic", linked=True, candidates=[factories.candidate("record", str(home.pk))]
    )
    factories.organisation(other, "o2", "Harbour University")
    factories.person(other, "p1", "Marta Oliveira, vice-rector of Harbour University", "o2", given_name="M.")
    factories.engagement(other, "e1", VISIT, ["o1", "o2"], ("p1",), kind="meeting", date="2025-05")
    factories.agreement(other, "a1", SIGNED, ["o1", "o2"], date="2015")
    factories.commitment(
        other, "c1", "They agreed to open a summer school.", ["o1", "o2"], topic="summer school", status="planned"
    )
    factories.figure(other, "f1", "Harbour University has 11,400 students.", "o2", value=12000.0)
    services.accept_above(by=by, intake=other, confidence=0.9)
    assert [m.objects.count() for m in (Organisation, Person, Engagement, Agreement, Initiative)] == [2, 1, 1, 1, 1]
    assert sorted(PublishedFigure.objects.values_list("value", flat=True)) == [11400, 12000]
    assert (
        Evidence.objects.filter(object_id=partner.pk, content_type__model="organisation")
        .values("text")
        .distinct()
        .count()
        == 2
    )
    assert str(Person.objects.get().positions.get().seen_last_on) == "2025-06-01"


def test_the_same_words_told_as_activity_and_as_promise_are_one_promise(by, all_findings):
    factories.finding(
        all_findings,
        "x1",
        "activity",
        "open a summer school",
        kind="summer_school",
        status="planned",
        name="",
        organisations=["o1", "o2"],
    )
    services.accept_above(by=by, intake=all_findings, confidence=0.9)
    assert Initiative.objects.count() == 1


@pytest.mark.concept(23)
def test_several_days_become_a_series_with_sessions(by, all_findings):
    days = ["2025-05-07", "2025-05-08"]
    row = all_findings.findings.get(key="e1")
    Finding.objects.filter(pk=row.pk).update(
        data=row.data | {"dates": days, "kind": "online_meeting", "format": "online"}
    )
    services.accept(by=by, finding=row)
    series = Engagement.objects.get(series=None)
    assert (series.kind, [str(s.held_on) for s in series.sessions.order_by("held_on")]) == ("series", days)


@pytest.mark.concept(117)
def test_an_undated_occasion_is_kept_as_not_later_than_its_report(by, all_findings):
    row = all_findings.findings.get(key="e1")
    Finding.objects.filter(pk=row.pk).update(data=row.data | {"date": "", "no_later_than": "2025-05-09"})
    services.accept(by=by, finding=row)
    assert (str(Engagement.objects.get().held_on), Engagement.objects.get().no_later_than) == ("2025-05-09", True)


def test_a_choice_is_followed_and_learnt(by, intake):
    madrid, kuala = (
        directory.organisation("Harbour University Madrid"),
        directory.organisation("Harbour University Kuala"),
    )
    row = factories.organisation(
        intake,
        "o1",
        "Harbour University",
        linked=True,
        candidates=[factories.candidate("record", str(madrid.pk)), factories.candidate("record", str(kuala.pk))],
    )
    services.choose(by=by, finding=row, choice=f"record:{kuala.pk}")
    services.accept(by=by, finding=row)
    row.refresh_from_db()
    assert (row.record, *LearntName.objects.values_list("surface", "words", "organisation")) == (
        kuala,
        ("harbour university", "Harbour University", kuala.pk),
    )


def test_only_another_organisation_than_was_read_is_a_correction(by, intake):
    read, other = directory.organisation("Harbour University Madrid"), directory.organisation("Harbour College")
    row = factories.organisation(
        intake, "o1", "Harbour University", linked=True, candidates=[factories.candidate("record", str(read.pk))]
    )
    corrected = []
    for meant in (read, other, read):
        services.choose(by=by, finding=row, choice=f"record:{meant.pk}")
        row.refresh_from_db()
        corrected.append(row.as_read is not None)
    assert corrected == [False, True, False]


def test_what_is_saved_as_it_stood_is_no_correction(by, all_findings):
    row = all_findings.findings.get(key="a1")
    services.correct(by=by, finding=row, values={"date": "2015-04", "kind": row.data["kind"], "status": "signed"})
    row.refresh_from_db()
    assert row.as_read is None


def test_a_choice_that_is_no_candidate_is_refused(by, intake):
    row = factories.organisation(intake, "o1", "Harbour University")
    with pytest.raises(Refused, match="nonsense"):
        services.choose(by=by, finding=row, choice="nonsense")


def test_a_correction_is_kept_beside_the_reading(by, all_findings):
    row = all_findings.findings.get(key="a1")
    services.correct(by=by, finding=row, values={"date": "2015-04-12", "kind": "exchange", "status": "signed"})
    services.accept(by=by, finding=row)
    row.refresh_from_db()
    assert (str(Agreement.objects.get().signed_on), Agreement.objects.get().kind, row.as_read["date"]) == (
        "2015-04-12",
        "exchange",
        "2015-04",
    )


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"date": "12.4.2015"}, "12.4.2015 is not a date"),
        ({"kind": "pact"}, "pact is no choice"),
        ({"colour": "red"}, "no field colour"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_by_name(by, all_findings, values, complaint):
    with pytest.raises(Refused, match=complaint):
        services.correct(by=by, finding=all_findings.findings.get(key="a1"), values=values)


def test_undo_leaves_no_trace_but_the_history(by, all_findings):
    before = {
        m: m.objects.count()
        for m in (Organisation, Person, Engagement, Agreement, Initiative, Evidence, PublishedFigure)
    }
    services.accept_above(by=by, intake=all_findings, confidence=0.9)
    assert services.undo_all(by=by, intake=all_findings) == 7
    assert {m: m.objects.count() for m in before} == before
    assert set(all_findings.findings.values_list("decision", flat=True)) == {Decision.OPEN}
    assert len(services.accept_above(by=by, intake=all_findings, confidence=0.9)) == 7


def test_undo_of_one_is_refused_with_what_uses_it(by, all_findings):
    services.accept(by=by, finding=all_findings.findings.get(key="p1"))
    with pytest.raises(ChangedSince) as refusal:
        services.undo(by=by, finding=all_findings.findings.get(key="o2"))
    assert "vice-rector" in str(refusal.value)
    assert Organisation.objects.filter(name="Harbour University").exists()


def test_undo_is_refused_where_the_record_was_changed_since(by, all_findings):
    services.accept(by=by, finding=all_findings.findings.get(key="o2"))
    add_name(by=by, organisation=Organisation.objects.get(is_home=False), text="Haven University")
    with pytest.raises(ChangedSince) as refusal:
        services.undo_all(by=by, intake=all_findings)
    assert [str(record) for record in refusal.value.records] == ["Haven University"]


def test_a_rejection_can_be_taken_back_and_a_decision_is_taken_once(by, all_findings):
    row = all_findings.findings.get(key="o2")
    services.reject(by=by, finding=row)
    with pytest.raises(Refused, match="decided already"):
        services.accept(by=by, finding=row)
    services.undo(by=by, finding=row)
    services.accept(by=by, finding=row)
    with pytest.raises(Refused, match="decided already"):
        services.reject(by=by, finding=row)


def test_a_viewer_decides_nothing(all_findings):
    viewer = Actor(directory.user("vera", role="viewer"))
    for deed in (services.accept, services.reject):
        with pytest.raises(Forbidden):
            deed(by=viewer, finding=all_findings.findings.get(key="o2"))
    assert set(all_findings.findings.values_list("decision", flat=True)) == {Decision.OPEN}


def test_a_restricted_record_is_never_proposed_to_those_who_may_not_see_it(all_findings):
    from syndesis.intake.case import Case
    from syndesis.intake.matching import Matcher

    secret = directory.organisation("Harbour University", visibility="restricted")
    seen = {}
    for role in ("coordinator", "administrator"):
        case = Case.of(all_findings, directory.user(role, role=role))
        seen[role] = Matcher(case).existing(case.by_key["o2"])
    assert seen == {"coordinator": None, "administrator": secret}


def test_a_promise_without_parties_is_of_those_who_met_when_it_came_up(by, all_findings):
    factories.organisation(all_findings, "o3", "vice-rector", name="Consulate of Portugal", kind="government")
    visit = all_findings.findings.get(key="e1")
    Finding.objects.filter(pk=visit.pk).update(data=visit.data | {"organisations": ["o1", "o2", "o3"]})
    promise = all_findings.findings.get(key="c1")
    Finding.objects.filter(pk=promise.pk).update(data=promise.data | {"organisations": []})
    services.accept(by=by, finding=visit)
    services.accept(by=by, finding=promise)
    kept = Initiative.objects.get()
    assert {str(party) for party in kept.parties.all()} == {"Northern Polytechnic", "Harbour University"}
    assert kept.engagement == Engagement.objects.get()


def test_a_promise_is_not_less_ripe_for_being_told_twice_in_one_text(by, all_findings):
    factories.finding(
        all_findings,
        "x1",
        "activity",
        "open a summer school",
        kind="summer_school",
        status="proposed",
        name="",
        organisations=["o1", "o2"],
    )
    services.accept(by=by, finding=all_findings.findings.get(key="c1"))
    services.accept(by=by, finding=all_findings.findings.get(key="x1"))
    assert [stage.stage for stage in Initiative.objects.get().stages.all()] == ["agreed"]
