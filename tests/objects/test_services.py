"""Writing records of any type: what stays although the writer does not name it."""

import pytest

from syndesis.agreements.models import AgreementParty
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor, events_of
from syndesis.core.models import Role, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.engagement.models import Engagement
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.services import add_participant, log_engagement
from syndesis.objects import services
from syndesis.objects.services import referred_to, seen_by
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = pytest.mark.django_db


def test_links_that_stay_are_left_alone():
    park, lake = organisation("Harbour Park"), organisation("Lake")
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park])
    AgreementParty.objects.update(role="witness")
    kept = row.parties.get()
    services.revise(AgreementType, row, by=SYSTEM, organisations=[lake, park, park])
    assert [(party.pk == kept.pk, party.role) for party in row.parties.order_by("pk")] == [
        (True, "witness"),
        (False, "party"),
    ]
    assert events_of(kept).filter(change__reason="Record changed").count() == 0


def test_a_list_without_what_the_writer_may_not_see_leaves_it_there():
    hidden, seen, other = organisation("Orchid", visibility="restricted"), organisation("Lake"), organisation("Sea")
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[hidden, seen])
    services.revise(AgreementType, row, by=Actor(user(role=Role.MANAGER)), organisations=[other])
    assert {party.organisation for party in row.parties.all()} == {hidden, other}
    services.revise(AgreementType, row, by=Actor(user("ada", Role.ADMINISTRATOR)), organisations=[other])
    assert {party.organisation for party in row.parties.all()} == {other}


def test_a_list_holds_the_bare_links_only():
    park, lake = organisation("Harbour Park"), organisation("Lake")
    row = log_engagement(by=SYSTEM, title="Visit", organisations=[park])
    add_participant(by=SYSTEM, engagement=row, organisation=lake, person=person("Oliveira"))
    field = Engagement._meta.get_field("organisations")
    assert list(referred_to(row, field)) == [park]
    services.revise(EngagementType, row, by=SYSTEM, organisations=[park, lake])
    assert set(referred_to(row, field)) == {park, lake}
    assert row.participants.count() == 3


def test_a_deed_that_is_refused_writes_nothing_of_it():
    park = organisation("Harbour Park")
    row = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], signed_on="2011")
    other = register_agreement(by=SYSTEM, title="Other", organisations=[park])
    with pytest.raises(Refused):
        services.revise_many(AgreementType, [(other, {"notes": "both"}), (row, {"ends_on": "2010"})], by=SYSTEM)
    for each in (row, other):
        each.refresh_from_db()
    assert (row.ends_on, other.notes) == (None, "")


def test_many_are_archived_or_none():
    seen = register_agreement(by=SYSTEM, title="", organisations=[organisation("Lake")])
    hidden = register_agreement(by=SYSTEM, title="", organisations=[organisation("Sea")], visibility="restricted")
    with pytest.raises(Forbidden):
        services.archive(AgreementType, [seen, hidden], by=Actor(user(role=Role.MANAGER)))
    seen.refresh_from_db()
    assert seen.archived_at is None


def test_what_may_be_referred_to_is_what_one_sees():
    hidden, seen = organisation("Orchid", visibility="restricted"), organisation("Lake")
    reader, gone = user(), user("gone")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    assert list(Organisation.objects.filter(seen_by(Organisation, reader))) == [seen]
    assert list(User.objects.filter(seen_by(User, reader))) == [reader]
    assert hidden in Organisation.objects.filter(seen_by(Organisation, user("ada", Role.ADMINISTRATOR)))
