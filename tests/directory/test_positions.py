"""Positions with beginning and end, several at once, and what somebody was on a day."""

from datetime import date

import pytest

from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.queries.positions import ever_held, held_on
from syndesis.directory.services import attest_position, end_position, hold_position, move_person, register_person
from tests.directory import factories

pytestmark = pytest.mark.django_db
BY = factories.SYSTEM


def titles(person, day):
    return [position.title for position in held_on(person.positions.all(), date.fromisoformat(day))]


@pytest.mark.concept(11)
def test_a_person_is_as_of_a_day_what_documents_attest_for_it():
    office, person = factories.organisation("International Office"), factories.person("Sokolov", "V. D.")
    for day in ("2015-09-15", "2015-11-21"):
        attest_position(by=BY, person=person, organisation=office, title="director", on=day)
    attest_position(by=BY, person=person, organisation=office, title="head", on="2019-12-09")

    shown = [titles(person, day) for day in ("2014-01-01", "2015-10-01", "2017-01-01", "2019-12-09", "2022-01-01")]

    assert shown == [[], ["director"], ["director"], ["head"], ["head"]]


@pytest.mark.concept(12)
def test_title_and_office_are_held_at_the_same_time_and_the_office_stands_first():
    university, person = factories.organisation("Harbour University"), factories.person("Arno", "Dmitri")
    hold_position(by=BY, person=person, organisation=university, title="Professor", kind="academic", starts_on="2001")
    hold_position(by=BY, person=person, organisation=university, title="Vice-Rector", starts_on="2010-03")
    hold_position(by=BY, person=person, organisation=university, title="Head of the Chair", starts_on="2005-09-01")

    assert titles(person, "2022-06-10") == ["Vice-Rector", "Head of the Chair", "Professor"]


def test_two_offices_with_known_beginnings_do_not_end_each_other():
    person = factories.person("Arno")
    hold_position(by=BY, person=person, title="Dean", starts_on="2010", ends_on="2030")
    hold_position(by=BY, person=person, title="Board member", starts_on="2015", ends_on="2030")

    assert titles(person, "2020-01-01") == ["Dean", "Board member"]


@pytest.mark.concept(11)
def test_who_moves_to_another_organisation_keeps_the_past():
    old, new = factories.organisation("Harbour University"), factories.organisation("Lake University")
    person = factories.person("Arno")
    hold_position(by=BY, person=person, organisation=old, title="Dean", starts_on="2010")

    move_person(by=BY, person=person, organisation=new, title="Rector", on="2024-09-01")

    assert [(p.title, str(p.starts_on), str(p.ends_on or "")) for p in person.positions.order_by("pk")] == [
        ("Dean", "2010", "2024-08-31"),
        ("Rector", "2024-09-01", ""),
    ]
    assert (titles(person, "2024-08-31"), titles(person, "2024-09-01")) == (["Dean"], ["Rector"])


def test_a_position_that_has_ended_is_held_no_more_and_does_not_end_before_it_begins():
    person = factories.person("Arno")
    position = hold_position(by=BY, person=person, title="Dean", starts_on="2010")

    with pytest.raises(Refused):
        end_position(position, by=BY, on="2009")
    end_position(position, by=BY, on="2012-03")

    assert (titles(person, "2012-03-31"), titles(person, "2012-04-01")) == (["Dean"], [])


def test_what_is_attested_after_its_end_is_another_position():
    person = factories.person("Arno")
    hold_position(by=BY, person=person, title="Dean", starts_on="2010", ends_on="2012")

    attest_position(by=BY, person=person, title="Dean", on="2020-05-01")

    assert person.positions.count() == 2


def test_what_was_is_told_newest_first():
    person = factories.person("Arno")
    for title, until in (("Assistant", "2001"), ("Lecturer", "2009")):
        hold_position(by=BY, person=person, title=title, ends_on=until)
    hold_position(by=BY, person=person, title="Dean", starts_on="2010")

    now, before = ever_held(person.positions.all(), date(2020, 1, 1))

    assert ([p.title for p in now], [p.title for p in before]) == (["Dean"], ["Lecturer", "Assistant"])


@pytest.mark.concept(13)
def test_a_person_is_registered_with_position_and_employer_at_once():
    university = factories.organisation("Harbour University")

    person = register_person(by=BY, family_name="HERRERO", position="Coordinator", employer=university)

    assert (str(person), [str(p) for p in person.positions.all()], person.positions.get().organisation) == (
        "Herrero",
        ["Coordinator"],
        university,
    )


def test_only_who_may_change_a_person_may_give_them_a_position():
    reader = factories.user(role="viewer")

    with pytest.raises(Forbidden):
        hold_position(by=type(BY)(reader), person=factories.person("Arno"), title="Dean")
