"""Two records of one person become one."""

import pytest

from syndesis.core import search
from syndesis.core.history import Actor
from syndesis.core.models import Visibility
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.merging import merge_people, take_back
from syndesis.directory.models import Contact, Person, PersonIdentifier
from syndesis.directory.services import attest_position
from syndesis.engagement.models import Participant
from syndesis.engagement.services import log_engagement, record_promise
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(13, 128)]


def test_a_family_name_alone_is_completed_and_the_other_spelling_kept():
    kept, gone, typo = person("Herrero"), person("Herrero", "Miguel"), person("Herero", "Miguel")
    merged = merge_people(merge_people(kept, gone, by=SYSTEM), typo, by=SYSTEM)
    assert (str(merged), [str(name) for name in merged.names.all()]) == ("Miguel Herrero", ["Miguel Herero"])


def test_the_name_that_is_chosen_stays_and_the_other_is_kept():
    kept, gone = person("Хижняк", "Сергей"), person("Khizhnyak", "Sergey")
    merged = merge_people(kept, gone, by=SYSTEM, take=["given_name", "family_name"])
    assert (str(merged), [str(name) for name in merged.names.all()]) == ("Sergey Khizhnyak", ["Сергей Хижняк"])
    hits = search.search("Khizhnyak", within=search.within({Person: Person.objects.all()}))
    assert [hit.pk for hit in hits] == [kept.pk]


def test_a_position_that_both_hold_becomes_one_over_the_whole_time():
    kept, gone, employer = person("Herrero", "Miguel"), person("Herrero", "M."), organisation("Orchid University")
    attest_position(by=SYSTEM, person=kept, title="Rector", organisation=employer, on="2015-03")
    later = attest_position(by=SYSTEM, person=gone, title="RECTOR", organisation=employer, on="2019")
    visit = log_engagement(by=SYSTEM, title="Visit", kind="visit", held_on="2019", organisations=[])
    seen = Participant.objects.create(engagement=visit, person=gone, position=later)
    merge_people(kept, gone, by=SYSTEM)
    position = kept.positions.get()
    seen.refresh_from_db()
    assert (str(position.seen_first_on), str(position.seen_last_on)) == ("2015-03", "2019")
    assert (position.title, seen.person, seen.position) == ("Rector", kept, position)


def test_who_took_part_twice_took_part_once_with_all_that_is_known():
    kept, gone, employer = person("Herrero", "Miguel"), person("Herrero"), organisation("Orchid University")
    visit = log_engagement(by=SYSTEM, title="Visit", kind="visit", held_on="2019", organisations=[])
    Participant.objects.create(engagement=visit, person=kept)
    Participant.objects.create(engagement=visit, person=gone, organisation=employer, role="host")
    merge_people(kept, gone, by=SYSTEM)
    assert list(visit.participants.values_list("person", "organisation", "role")) == [(kept.pk, employer.pk, "host")]


def test_contact_data_and_identifiers_come_along():
    kept, gone = person("Herrero", "Miguel"), person("Herrero")
    Contact.objects.create(person=kept, value="m.herrero@upm.es")
    Contact.objects.create(person=gone, value="M.Herrero@upm.es", purpose="Agreement", is_preferred=True)
    PersonIdentifier.objects.create(person=gone, scheme="orcid", value="0000-0002-1825-0097")
    merge_people(kept, gone, by=SYSTEM)
    assert list(kept.contacts.values_list("value", "purpose", "is_preferred")) == [
        ("m.herrero@upm.es", "Agreement", True)
    ]
    assert kept.identifiers.get().value == "0000-0002-1825-0097"


def test_one_who_stood_on_both_sides_of_a_promise_still_does():
    kept, gone = person("Herrero", "Miguel"), person("Herrero")
    promise = record_promise(by=SYSTEM, title="School", organisations=[], stage_on="2019", owner=kept, counterpart=gone)
    merge_people(kept, gone, by=SYSTEM)
    promise.refresh_from_db()
    assert (promise.owner, promise.counterpart) == (kept, kept)


def test_it_is_undone():
    kept, gone = person("Herrero"), person("Herrero", "Miguel")
    position = attest_position(by=SYSTEM, person=gone, title="Rector")
    merge_people(kept, gone, by=SYSTEM)
    take_back(gone, by=SYSTEM)
    for row in (kept, gone, position):
        row.refresh_from_db()
    assert (str(kept), str(gone), position.person, kept.names.count()) == ("Herrero", "Miguel Herrero", gone, 0)


def test_who_was_erased_is_merged_with_nobody():
    kept, gone = person("Herrero"), person("Herrero", "Miguel")
    Person.objects.filter(pk=gone.pk).update(erased_at="2020-01-01T00:00Z")
    with pytest.raises(Refused):
        merge_people(kept, gone, by=SYSTEM)


def test_both_must_be_within_reach():
    kept, gone = person("Herrero"), person("Herrero", "Miguel")
    Person.objects.filter(pk=gone.pk).update(visibility=Visibility.RESTRICTED)
    with pytest.raises(Forbidden):
        merge_people(kept, gone, by=Actor(user("cora", role="coordinator")))
    with pytest.raises(Forbidden):
        merge_people(kept, gone, by=Actor(user("vera", role="viewer")))
