"""Changing an organisation: what hangs on its name and on its place in the tree follows."""

import pytest

from syndesis.core.history import Actor
from syndesis.core.models import HistoryEvent, Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.services import add_name, revise_organisation
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db


def names(row: Organisation) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in row.names.all()]


def path(row: Organisation) -> str:
    row.refresh_from_db()
    return row.path


@pytest.mark.concept(10)
def test_a_new_name_is_one_of_the_names_and_the_former_stays():
    row = organisation("Harbour College")
    add_name(by=SYSTEM, organisation=row, text="Гавань", language="ru", kind="official")
    revise_organisation(row, by=SYSTEM, name="Harbour University")
    assert names(row) == [
        ("Harbour College", "former"),
        ("Гавань", "official"),
        ("Harbour University", "official"),
    ]
    revise_organisation(row, by=SYSTEM, name="Гавань")
    assert (row.name, len(names(row))) == ("Гавань", 3)


def test_what_is_not_the_name_leaves_the_names_alone():
    row = organisation("Harbour College")
    before = HistoryEvent.objects.filter(model="directory.organisationname").count()
    revise_organisation(row, by=SYSTEM, city="Wuxi", name="Harbour College")
    assert names(row) == [("Harbour College", "official")]
    assert HistoryEvent.objects.filter(model="directory.organisationname").count() == before


@pytest.mark.concept(6, 8)
def test_all_below_an_organisation_goes_with_it_to_another_parent():
    old, new = organisation("Old University"), organisation("New University")
    faculty = organisation("Faculty", parent=old, kind="faculty")
    laboratory = organisation("Laboratory", parent=faculty, kind="laboratory")
    revise_organisation(faculty, by=SYSTEM, parent=new)
    assert [path(faculty), path(laboratory), path(old), path(new)] == [
        f"/{new.pk}/{faculty.pk}/",
        f"/{new.pk}/{faculty.pk}/{laboratory.pk}/",
        f"/{old.pk}/",
        f"/{new.pk}/",
    ]
    revise_organisation(faculty, by=SYSTEM, parent=None)
    assert [path(faculty), path(laboratory)] == [f"/{faculty.pk}/", f"/{faculty.pk}/{laboratory.pk}/"]
    assert Organisation.objects.get(pk=faculty.pk).parent is None


def test_a_move_leaves_those_alone_whose_key_begins_alike():
    moved, parent = organisation("One"), organisation("Parent")
    alike = Organisation.objects.create(pk=moved.pk * 10, name="Alike", path=f"/{moved.pk}0/")
    revise_organisation(moved, by=SYSTEM, parent=parent)
    assert (path(moved), path(alike)) == (f"/{parent.pk}/{moved.pk}/", f"/{moved.pk}0/")


def test_an_organisation_is_no_part_of_itself():
    university = organisation("University")
    faculty = organisation("Faculty", parent=university)
    laboratory = organisation("Laboratory", parent=faculty)
    for parent in (university, faculty, laboratory):
        with pytest.raises(Refused) as refused:
            revise_organisation(university, by=SYSTEM, parent=parent, city="Wuxi")
        assert refused.value.field == "parent"
    assert [path(university), Organisation.objects.get(pk=university.pk).city] == [f"/{university.pk}/", ""]


def test_a_parent_read_before_others_moved_it_makes_no_circle():
    one, other = organisation("One"), organisation("Other")
    stale = Organisation.objects.get(pk=other.pk)
    revise_organisation(other, by=SYSTEM, parent=one)
    with pytest.raises(Refused):
        revise_organisation(one, by=SYSTEM, parent=stale)


def test_what_is_registered_below_a_parent_that_others_moved_lies_below_it():
    university, faculty = organisation("University"), organisation("Faculty")
    stale = Organisation.objects.get(pk=faculty.pk)
    revise_organisation(faculty, by=SYSTEM, parent=university)
    assert path(organisation("Laboratory", parent=stale)).startswith(f"/{university.pk}/{faculty.pk}/")


def test_our_own_institution_is_part_of_no_other():
    ours, ministry = home(), organisation("Ministry", kind="government")
    with pytest.raises(Refused) as refused:
        revise_organisation(ours, by=SYSTEM, parent=ministry)
    assert (refused.value.field, path(ours)) == ("parent", f"/{ours.pk}/")


def test_a_tree_does_not_grow_beyond_its_column():
    above = organisation("0")
    end = f"/{above.pk}/"
    Organisation.objects.filter(pk=above.pk).update(path=("/1234567" * 30)[: 199 - len(end)] + end)
    with pytest.raises(Refused) as refused:
        revise_organisation(organisation("University"), by=SYSTEM, parent=Organisation.objects.get(pk=above.pk))
    assert refused.value.field == "parent"


def test_nothing_closes_before_it_was_founded():
    row = organisation("Harbour College", founded_on="1990")
    with pytest.raises(Refused) as refused:
        revise_organisation(row, by=SYSTEM, closed_on="1989-12")
    assert refused.value.field == "closed_on"


def test_who_moves_an_organisation_out_of_their_reach_changes_nothing():
    ours = home()
    unit, other = organisation("Office", parent=ours), organisation("Archive", parent=ours)
    project = organisation("Project", parent=unit)
    by = Actor(user(role=Role.CONTRIBUTOR, answers_for=(unit,)))
    with pytest.raises(Forbidden):
        revise_organisation(project, by=by, parent=other)
    assert path(project) == f"/{ours.pk}/{unit.pk}/{project.pk}/"
