"""Moving in the tree as a deed of its own; the rules are shown in `test_revising`."""

import pytest

from syndesis.core.history import Actor, events_of
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.services import move_organisation, move_organisations
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db


def path(row: Organisation) -> str:
    row.refresh_from_db()
    return row.path


@pytest.mark.concept(6, 8)
def test_all_below_follows_and_history_tells_of_it():
    ours, old = home(), organisation("Institute of Metals")
    office = organisation("Office", parent=ours, kind="office")
    group = organisation("Group", parent=office, kind="office")
    move_organisation(office, by=SYSTEM, parent=old)
    assert [path(office), path(group)] == [f"/{old.pk}/{office.pk}/", f"/{old.pk}/{office.pk}/{group.pk}/"]
    assert next(event.change.reason for event in events_of(group) if event.change) == "Organisation moved"


def test_many_move_or_none():
    ours = home()
    one, other = organisation("One", parent=ours), organisation("Other", parent=ours)
    with pytest.raises(Refused):
        move_organisations({one: other, other: one}, by=SYSTEM)
    assert [path(one), path(other)] == [f"/{ours.pk}/{one.pk}/", f"/{ours.pk}/{other.pk}/"]
    move_organisations({one: None, other: one}, by=SYSTEM)
    assert [path(one), path(other)] == [f"/{one.pk}/", f"/{one.pk}/{other.pk}/"]


def test_nobody_moves_an_organisation_out_of_their_reach():
    ours = home()
    unit = organisation("Institute", parent=ours)
    laboratory = organisation("Laboratory", parent=unit)
    by = Actor(user(role=Role.CONTRIBUTOR, answers_for=(unit,)))
    with pytest.raises(Forbidden):
        move_organisation(laboratory, by=by, parent=ours)
    assert path(laboratory) == f"/{ours.pk}/{unit.pk}/{laboratory.pk}/"
