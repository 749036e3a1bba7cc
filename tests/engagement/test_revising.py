"""Changing agreements and engagements: what follows from it, and what is refused at which field."""

import pytest

from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import add_signatory, register_agreement, sign
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.services import Refused
from syndesis.directory.models import Partnership
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.services import add_participant, log_engagement
from syndesis.objects.services import revise
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


def partners() -> set[str]:
    return set(Partnership.objects.values_list("organisation__name", flat=True))


def refused_at(kind, record, **data) -> str:
    with pytest.raises(Refused) as refused:
        revise(kind, record, by=SYSTEM, **data)
    return refused.value.field


@pytest.mark.concept(42)
def test_an_agreement_that_is_signed_makes_its_parties_partners():
    ours, park, lake = home(), organisation("Harbour Park"), organisation("Lake University")
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[ours, park], status="signature")
    assert partners() == set()
    sign(row, by=SYSTEM, signed_on="2024-05", remark="By both rectors.")
    assert partners() == {"Harbour Park"}
    revise(AgreementType, row, by=SYSTEM, organisations=[ours, park, lake])
    assert partners() == {"Harbour Park", "Lake University"}
    assert str(Partnership.objects.get(organisation=lake).started_on) == "2024-05"


def test_a_party_that_stays_keeps_who_signed_for_it():
    park, lake, rector = organisation("Harbour Park"), organisation("Lake University"), person("Oliveira")
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park])
    add_signatory(by=SYSTEM, agreement=row, organisation=park, person=rector)
    revise(AgreementType, row, by=SYSTEM, organisations=[lake, park])
    assert [(each.organisation, each.person) for each in row.signatories.all()] == [(park, rector)]


def test_an_agreement_keeps_a_party():
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[organisation("Harbour Park")])
    assert refused_at(AgreementType, row, organisations=[], notes="none left") == "organisations"
    row.refresh_from_db()
    assert (row.parties.count(), row.notes) == (1, "")


def test_a_party_that_the_writer_may_not_see_is_party_enough():
    hidden, seen = organisation("Orchid", visibility="restricted"), organisation("Lake University")
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[hidden, seen])
    revise(AgreementType, row, by=Actor(user(role=Role.MANAGER)), organisations=[])
    assert [party.organisation for party in row.parties.all()] == [hidden]


def test_an_agreement_does_not_end_before_it_begins():
    park = organisation("Harbour Park")
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], signed_on="2024-05")
    assert refused_at(AgreementType, row, ends_on="2024-04") == "ends_on"
    revise(AgreementType, row, by=SYSTEM, ends_on="2024")
    with pytest.raises(Refused):
        register_agreement(by=SYSTEM, title="", organisations=[park], starts_on="2025", ends_on="2024")


@pytest.mark.concept(43)
def test_an_agreement_does_not_come_under_itself():
    park = organisation("Harbour Park")
    top, middle, low = (register_agreement(by=SYSTEM, title=t, organisations=[park]) for t in ("Top", "Middle", "Low"))
    revise(AgreementType, middle, by=SYSTEM, framework=top)
    revise(AgreementType, low, by=SYSTEM, framework=middle)
    assert [refused_at(AgreementType, top, framework=row) for row in (top, middle, low)] == ["framework"] * 3


@pytest.mark.concept(24)
def test_organisations_of_an_engagement_are_changed_apart_from_its_people():
    park, lake = organisation("Harbour Park"), organisation("Lake University")
    row, rector = log_engagement(by=SYSTEM, title="Visit", organisations=[park]), person("Oliveira")
    add_participant(by=SYSTEM, engagement=row, organisation=lake, person=rector)
    revise(EngagementType, row, by=SYSTEM, organisations=[])
    assert [(str(p), p.person) for p in row.participants.all()] == [("Oliveira", rector)]
    revise(EngagementType, row, by=SYSTEM, organisations=[park])
    assert {str(p) for p in row.participants.all()} == {"Oliveira", "Harbour Park"}


def test_who_spoke_for_a_hidden_organisation_does_not_make_it_a_participant():
    hidden, row = organisation("Orchid", visibility="restricted"), log_engagement(by=SYSTEM, title="Visit")
    add_participant(by=SYSTEM, engagement=row, organisation=hidden, person=person("Oliveira"))
    revise(EngagementType, row, by=Actor(user(role=Role.MANAGER)), organisations=[])
    assert row.participants.count() == 1


def test_an_engagement_does_not_end_before_it_begins():
    row = log_engagement(by=SYSTEM, title="Visit", held_on="2024-05-07")
    assert refused_at(EngagementType, row, held_until="2024-05-06") == "held_until"
    revise(EngagementType, row, by=SYSTEM, held_until="2024-05")


def test_a_session_has_no_sessions():
    series = log_engagement(by=SYSTEM, title="Seminars", kind="series", sessions=["2024-05-07", "2024-05-14"])
    session, other = series.sessions.first(), log_engagement(by=SYSTEM, title="Talk")
    wrong = [(series, series), (other, session), (series, other)]
    assert [refused_at(EngagementType, row, series=parent) for row, parent in wrong] == ["series"] * 3
    revise(EngagementType, other, by=SYSTEM, series=series)
    assert series.sessions.count() == 3
