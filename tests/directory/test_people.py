"""People hold positions over time, several at once, and may be known by half a name."""

import pytest

from syndesis.directory.services import attest_position, complete_given_name
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
