"""Organisations that end, and those that continue them."""

import pytest

from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, OrganisationRelation
from syndesis.directory.services import (
    close_organisation,
    close_organisations,
    link_succession,
    reopen_organisation,
)
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db


def relations() -> list[str]:
    return [f"{row.organisation}: {row} ({row.starts_on or ''})" for row in OrganisationRelation.objects.all()]


@pytest.mark.concept(9)
def test_what_closed_has_its_day_and_its_successors():
    city, george = organisation("City College"), organisation("St George’s College")
    joint = organisation("City St George’s College")
    close_organisation(city, by=SYSTEM, on="2024-08", successors=[joint], remark="Merged by charter")
    close_organisation(george, by=SYSTEM, successors=[joint])
    city.refresh_from_db()
    george.refresh_from_db()
    assert [(row.is_closed, str(row.closed_on or "")) for row in (city, george)] == [(True, "2024-08"), (True, "")]
    assert relations() == [
        "City St George’s College: Its predecessor is: City College (2024-08)",
        "City St George’s College: Its predecessor is: St George’s College ()",
    ]
    close_organisation(city, by=SYSTEM, successors=[joint])
    assert (len(relations()), str(Organisation.objects.get(pk=city.pk).closed_on)) == (2, "2024-08")


def test_what_was_closed_by_mistake_is_open_again():
    city = close_organisation(organisation("City College"), by=SYSTEM, on="2024-08")
    reopen_organisation(city, by=SYSTEM)
    row = Organisation.objects.get()
    assert (row.is_closed, row.closed_on, row.closed_on_last) == (False, None, None)


def test_nothing_continues_what_came_after_it():
    one, two, three = organisation("One"), organisation("Two"), organisation("Three")
    link_succession([{"successor": two, "predecessor": one}, {"successor": three, "predecessor": two}], by=SYSTEM)
    for successor, predecessor in ((one, three), (one, two), (one, one)):
        with pytest.raises(Refused) as refused:
            close_organisation(predecessor, by=SYSTEM, successors=[successor])
        assert refused.value.field == "successors"
    assert len(relations()) == 2
    assert not Organisation.objects.filter(is_closed=True).exists()


@pytest.mark.parametrize("day", ["1989", "2199"])
def test_a_day_before_the_foundation_or_to_come_is_refused(day):
    college = organisation("College", founded_on="1990")
    with pytest.raises(Refused) as refused:
        close_organisation(college, by=SYSTEM, on=day)
    assert refused.value.field == "on"


def test_our_own_institution_is_not_closed():
    with pytest.raises(Refused, match="Our own institution cannot be closed"):
        close_organisations([{"organisation": home()}], by=SYSTEM)


def test_who_answers_for_the_one_does_not_write_at_the_other():
    own, other = organisation("Own Laboratory"), organisation("Other Laboratory")
    by = Actor(user(role=Role.CONTRIBUTOR, answers_for=(own,)))
    with pytest.raises(Forbidden):
        close_organisation(own, by=by, successors=[other])
    with pytest.raises(Forbidden):
        close_organisation(other, by=by)
    assert (relations(), Organisation.objects.filter(is_closed=True).count()) == ([], 0)
    close_organisation(own, by=by)
    assert Organisation.objects.get(is_closed=True) == own
