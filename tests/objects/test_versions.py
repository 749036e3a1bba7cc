"""What others changed since a record was read: field by field, with who did it, whatever way it was written."""

import pytest
from django.db import connection

from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor
from syndesis.directory.models import Organisation
from syndesis.engagement.objects import EngagementType
from syndesis.engagement.services import add_participant, log_engagement
from syndesis.lib.partial_dates import PartialDate
from syndesis.objects import services
from syndesis.objects.versions import Stale, changed_since, version_of
from tests.directory.factories import SYSTEM, organisation, person, user

pytestmark = pytest.mark.django_db
FIELDS = AgreementType.fields()


@pytest.fixture
def park() -> Organisation:
    return organisation("Harbour Park")


@pytest.fixture
def row(park) -> Agreement:
    return register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], signed_on="2011-04")


def since(row, version: int) -> dict[str, tuple[object, object, str]]:
    """Each changed field: what it was, what it is, and by whom the last change was."""
    row.refresh_from_db()
    return {
        name: (each.before, each.now, str(each.event.change.actor if each.event and each.event.change else ""))
        for name, each in changed_since(row, version, FIELDS).items()
    }


def test_nothing_changed_since_the_present_version(row):
    assert changed_since(row, version_of(row), FIELDS) == {}


def test_each_field_tells_what_it_was_and_who_changed_it_last(row):
    mara, ada, version = Actor(user("mara")), Actor(user("ada")), version_of(row)
    services.revise(AgreementType, row, by=mara, title="Framework", notes="first")
    services.revise(AgreementType, row, by=ada, notes="second", signed_on="2011-04-12")
    assert since(row, version) == {
        "title": ("Memorandum", "Framework", "mara"),
        "notes": ("", "second", "ada"),
        "signed_on": (PartialDate(2011, 4), PartialDate(2011, 4, 12), "ada"),
    }


def test_what_was_changed_and_changed_back_is_not_told(row):
    version = version_of(row)
    services.revise(AgreementType, row, by=SYSTEM, notes="first")
    services.revise(AgreementType, row, by=SYSTEM, notes="")
    assert since(row, version) == {}


def test_a_list_tells_which_records_it_held(row, park):
    lake, sea, version = organisation("Lake"), organisation("Sea"), version_of(row)
    services.revise(AgreementType, row, by=Actor(user("mara")), organisations=[lake])
    services.revise(AgreementType, row, by=Actor(user("ada")), organisations=[lake, sea])
    assert since(row, version) == {"organisations": (frozenset({park.pk}), frozenset({lake.pk, sea.pk}), "ada")}


def test_bulk_and_raw_writes_are_told_too(row, park):
    version = version_of(row)
    Agreement.objects.filter(pk=row.pk).update(reference="17")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM agreements_agreementparty WHERE agreement_id = %s", [row.pk])
    assert since(row, version) == {
        "reference": ("", "17", ""),
        "organisations": (frozenset({park.pk}), frozenset(), ""),
    }


def test_what_belongs_to_a_record_without_being_of_its_form_makes_it_stale_but_differs_in_nothing(row):
    version = version_of(row)
    party = row.parties.get()
    party.role = "witness"
    party.save()
    assert (version_of(row) > version, since(row, version)) == (True, {})
    with pytest.raises(Stale):
        services.revise(AgreementType, row, by=SYSTEM, version=version, notes="mine")


def test_a_person_who_takes_part_is_no_change_of_the_organisations(park):
    row = log_engagement(by=SYSTEM, title="Visit", organisations=[park])
    version = version_of(row)
    add_participant(by=SYSTEM, engagement=row, organisation=organisation("Lake"), person=person("Oliveira"))
    assert changed_since(row, version, EngagementType.fields()) == {}


def test_nothing_is_told_of_a_version_before_the_record(row):
    assert changed_since(row, 0, FIELDS) == {}
