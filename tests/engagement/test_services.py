"""Meetings with any number of organisations, series with sessions, promises that move from stage to stage."""

import pytest

from syndesis.agreements.models import Agreement
from syndesis.agreements.services import add_signatory, register_agreement
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Partnership
from syndesis.directory.services import attest_position
from syndesis.engagement.models import Engagement
from syndesis.engagement.services import add_participant, advance, link_agreement, log_engagement, record_promise
from tests.directory import factories

pytestmark = pytest.mark.django_db


@pytest.mark.concept(22, 24)
def test_a_meeting_has_any_number_of_organisations():
    three = [factories.home(), factories.organisation("Harbour University"), factories.organisation("Boreal Turbines")]
    meeting = log_engagement(by=factories.SYSTEM, title="", held_on="2019-12", organisations=three, format="hybrid")
    assert [p.organisation for p in meeting.participants.all()] == three


@pytest.mark.concept(23)
def test_a_series_has_a_session_for_each_day():
    series = log_engagement(
        by=factories.SYSTEM, title="", kind="series", sessions=["2021-02-19", "2021-02-16", "2021-02-18", "2021-02-16"]
    )
    assert [str(session.held_on) for session in series.sessions.order_by("held_on")] == [
        "2021-02-16",
        "2021-02-18",
        "2021-02-19",
    ]
    assert (str(series.held_on), str(series.held_until)) == ("2021-02-16", "2021-02-19")


def test_a_person_takes_part_with_the_position_held_then():
    university = factories.organisation("Harbour University")
    person = factories.person("Oliveira", "Marta")
    position = attest_position(
        by=factories.SYSTEM, person=person, organisation=university, title="Vice-rector", on="2025"
    )
    meeting = log_engagement(by=factories.SYSTEM, title="", held_on="2025-05-07")
    for _time in range(2):
        add_participant(by=factories.SYSTEM, engagement=meeting, person=person, position=position)
    participant = meeting.participants.get()
    assert (participant.person, participant.organisation, participant.position) == (person, university, position)


@pytest.mark.concept(42, 45)
def test_an_agreement_makes_its_outside_parties_partners_and_may_be_signed_at_a_visit():
    home, park = factories.home(), factories.organisation("Harbour Park", kind="technology_park")
    institute = factories.organisation("Institute", parent=home)
    agreement = register_agreement(
        by=factories.SYSTEM, title="", organisations=[home, institute, park, park], signed_on="2015-04"
    )
    visit = log_engagement(by=factories.SYSTEM, title="", kind="visit", direction="outbound", held_on="2015-04")
    link_agreement(by=factories.SYSTEM, engagement=visit, agreement=agreement)
    assert [str(p) for p in Partnership.objects.all()] == ["Harbour Park"]
    assert str(Partnership.objects.get().started_on) == "2015-04"
    assert list(Engagement.objects.filter(agreement_links__agreement=agreement)) == [visit]


def test_an_agreement_without_a_party_is_refused():
    with pytest.raises(Refused, match="at least one party"):
        register_agreement(by=factories.SYSTEM, title="Nobody’s", organisations=[])
    assert Agreement.objects.count() == 0


@pytest.mark.concept(37)
def test_a_promise_stands_at_its_latest_stage_and_keeps_its_story():
    promise = record_promise(by=factories.SYSTEM, title="Summer school", stage="mentioned", stage_on="2019-12-09")
    advance(by=factories.SYSTEM, initiative=promise, stage="agreed", reached_on="2021-03-04")
    advance(by=factories.SYSTEM, initiative=promise, stage="proposed", reached_on="2020", remark="found later")
    promise.refresh_from_db()
    assert (promise.stage, str(promise.stage_on)) == ("agreed", "2021-03-04")
    assert [s.stage for s in promise.stages.all()] == ["mentioned", "proposed", "agreed"]


@pytest.mark.concept(128)
def test_a_coordinator_writes_for_their_own_unit_and_partners_only():
    home, mine, other = factories.home(), factories.organisation("Harbour University"), factories.organisation("Other")
    factories.organisation("Office", parent=home)
    actor = Actor(factories.user(role=Role.COORDINATOR, answers_for=(mine,)))
    kept = log_engagement(by=actor, title="", held_on="2025", organisations=[home, mine], owner_unit=None)
    with pytest.raises(Forbidden):
        log_engagement(by=actor, title="", held_on="2025", organisations=[home, other], owner_unit=None)
    assert list(Engagement.objects.all()) == [kept]


def test_nobody_draws_a_foreign_meeting_into_reach_by_adding_themselves():
    mine, other = factories.organisation("Harbour University"), factories.organisation("Other")
    meeting = log_engagement(by=factories.SYSTEM, title="", held_on="2025", organisations=[other])
    actor = Actor(factories.user(role=Role.COORDINATOR, answers_for=(mine,)))
    with pytest.raises(Forbidden):
        add_participant(by=actor, engagement=meeting, organisation=mine)
    assert [p.organisation for p in meeting.participants.all()] == [other]


@pytest.mark.concept(45)
def test_who_signed_is_kept_by_party_and_nobody_signs_for_a_stranger():
    park, stranger = factories.organisation("Harbour Park"), factories.organisation("Other")
    person = factories.person("Oliveira", "Marta")
    agreement = register_agreement(by=factories.SYSTEM, title="Memorandum", organisations=[park])
    for _time in range(2):
        add_signatory(by=factories.SYSTEM, agreement=agreement, organisation=park, person=person)
    with pytest.raises(Refused, match="Other is no party to this agreement"):
        add_signatory(by=factories.SYSTEM, agreement=agreement, organisation=stranger, person=person)
    assert [str(signatory) for signatory in agreement.signatories.all()] == ["Marta Oliveira"]
