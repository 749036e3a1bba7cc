"""People hold positions over time, several at once, and may be known by half a name."""

import pytest

from syndesis.core.services import Refused
from syndesis.directory.models import Person
from syndesis.directory.services import (
    attest_position,
    complete_given_name,
    identify_person,
    name_person,
    rename_person,
)
from syndesis.objects.references import source_of
from tests.directory import factories

pytestmark = pytest.mark.django_db


@pytest.mark.concept(11)
def test_a_position_is_attested_from_the_first_to_the_last_document_that_names_it():
    office = factories.organisation("International Office")
    person = factories.person("Sokolov", "I.")
    for day in ("2017-05-02", "2015-11", "2019"):
        attest_position(by=factories.SYSTEM, person=person, organisation=office, title="Head", on=day)
    attest_position(by=factories.SYSTEM, person=person, organisation=office, title="Director", on="2014")
    assert [(p.title, str(p.seen_first_on), str(p.seen_last_on)) for p in person.positions.all()] == [
        ("Director", "2014", "2014"),
        ("Head", "2015-11", "2019"),
    ]


@pytest.mark.concept(12)
def test_an_academic_title_stands_beside_an_office():
    university = factories.organisation("Harbour University")
    person = factories.person("Sokolov", "Ivan")
    attest_position(by=factories.SYSTEM, person=person, organisation=university, title="Vice-Rector", on="2022")
    attest_position(
        by=factories.SYSTEM, person=person, organisation=university, title="Professor", on="2022", kind="academic"
    )
    assert [(p.title, p.kind) for p in person.positions.all()] == [("Vice-Rector", "office"), ("Professor", "academic")]


@pytest.mark.concept(13)
def test_a_given_name_grows_from_initials_and_never_shrinks():
    person = factories.person("Sokolov")
    for given in ("I.P.", "Ivan", "I."):
        complete_given_name(by=factories.SYSTEM, person=person, given_name=given)
    person.refresh_from_db()
    assert (str(person), str(factories.person("Herrera"))) == ("Ivan Sokolov", "Herrera")


@pytest.mark.concept(13)
def test_a_family_name_in_capitals_stays_a_family_name_and_nothing_more():
    person = factories.person("HERRERO")

    assert (person.given_name, person.family_name, str(person)) == ("", "Herrero", "Herrero")


def test_an_orcid_is_checked_and_taken_as_an_address_too():
    person, other = factories.person("Arno"), factories.person("Berg")

    identify_person(by=factories.SYSTEM, person=person, scheme="orcid", value="https://orcid.org/0000-0002-1825-0097")

    assert person.identifiers.get().value == "0000-0002-1825-0097"
    with pytest.raises(Refused, match="no ORCID iD"):
        identify_person(by=factories.SYSTEM, person=person, scheme="orcid", value="0000-0002-1825-0098")
    with pytest.raises(Refused, match="another person"):
        identify_person(by=factories.SYSTEM, person=other, scheme="orcid", value="0000000218250097")


def test_a_former_name_and_one_in_another_script_find_the_person():
    person = factories.person("Sokolova", "Anna")
    rename_person(by=factories.SYSTEM, person=person, family_name="BERG")
    name_person(by=factories.SYSTEM, person=person, family_name="Берг", given_name="Анна", language="ru")
    reader = factories.user(role="viewer")

    found = [
        [option.label for option in source_of(Person).options(reader, words)]
        for words in ("Sokolova", "берг анна", "Berg")
    ]

    assert (str(person), found) == ("Anna Berg", [["Anna Berg"]] * 3)
    assert [(str(name), name.kind) for name in person.names.all()] == [
        ("Anna Sokolova", "former"),
        ("Анна Берг", "alias"),
    ]
