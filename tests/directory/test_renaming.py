"""Renaming: the name that was stays, with its last day."""

import pytest

from syndesis.core import search
from syndesis.core.history import Actor, events_of
from syndesis.core.models import Role, User
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation
from syndesis.directory.services import add_name, rename_organisation, rename_organisations
from syndesis.objects.references import source_of
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db


def names(row: Organisation) -> list[tuple[str, str, str, str]]:
    return [(name.text, name.kind, str(name.starts_on or ""), str(name.ends_on or "")) for name in row.names.all()]


@pytest.mark.concept(9)
def test_the_former_name_has_its_last_day_and_the_new_one_its_first():
    office = organisation(
        "International Relations Office", names=[("International Relations Office", "en", "official")]
    )
    rename_organisation(office, by=SYSTEM, name="International  Cooperation Office", on="2015-09-01")
    rename_organisation(office, by=SYSTEM, name="International Office", on="2020")
    assert Organisation.objects.get().name == "International Office"
    assert names(office) == [
        ("International Relations Office", "former", "", "2015-08-31"),
        ("International Cooperation Office", "former", "2015-09-01", "2020"),
        ("International Office", "official", "2020", ""),
    ]
    assert {row.language for row in office.names.all()} == {"en"}
    assert "Organisation renamed" in {event.change.reason for event in events_of(office) if event.change}


@pytest.mark.concept(9, 10)
def test_a_renamed_office_is_found_by_its_old_name():
    office = organisation("International Relations Office")
    rename_organisation(office, by=SYSTEM, name="International Office", on="2020")
    organisation("Institute of Energy")
    everything = search.within({Organisation: Organisation.objects.all()})
    hits = search.suggest("international relations office", within=everything, limit=5)
    assert [(hit.pk, hit.title) for hit in hits] == [(office.pk, "International Office")]


@pytest.mark.concept(9, 10)
def test_a_field_that_finds_it_says_by_which_name():
    office = organisation("International Relations Office", city="Harbour City")
    rename_organisation(office, by=SYSTEM, name="International Office")
    found = source_of(Organisation).options(user(), "relations")
    assert [(option.label, option.detail) for option in found] == [
        ("International Office", "International Relations Office · Harbour City")
    ]
    assert [option.detail for option in source_of(Organisation).options(user("lana"), "internat")] == ["Harbour City"]


def test_a_name_that_comes_back_stands_once():
    office = organisation("Relations Office")
    rename_organisation(office, by=SYSTEM, name="Cooperation Office", on="2010")
    rename_organisation(office, by=SYSTEM, name="Relations Office", on="2015")
    assert names(office) == [
        ("Relations Office", "official", "", ""),
        ("Cooperation Office", "former", "2010", "2015"),
    ]


def test_the_other_official_name_is_shown_and_nothing_becomes_former():
    college = organisation("Harbour College")
    add_name(by=SYSTEM, organisation=college, text="Гавань", language="ru", kind="official")
    rename_organisation(college, by=SYSTEM, name="Гавань")
    assert college.name == "Гавань"
    assert [kind for _text, kind, _first, _last in names(college)] == ["official", "official"]


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "Cooperation Office"}, "name"),
        ({"name": "Third Office", "on": "2009"}, "on"),
    ],
)
def test_what_makes_no_sense_is_refused(wanted, field):
    office = organisation("Relations Office")
    rename_organisation(office, by=SYSTEM, name="Cooperation Office", on="2010-05-01")
    with pytest.raises(Refused) as refused:
        rename_organisation(office, by=SYSTEM, **wanted)
    assert refused.value.field == field
    assert [text for text, *_rest in names(office)] == ["Relations Office", "Cooperation Office"]


def test_many_are_renamed_or_none():
    one, other = organisation("One"), organisation("Other")
    rows = [{"organisation": one, "name": "First", "on": "2020"}, {"organisation": other, "name": "Other"}]
    with pytest.raises(Refused):
        rename_organisations(rows, by=SYSTEM)
    assert [str(row) for row in Organisation.objects.all()] == ["One", "Other"]
    rows[1]["name"] = "Second"
    rename_organisations(rows, by=SYSTEM)
    assert [str(row) for row in Organisation.objects.all()] == ["First", "Second"]


def test_who_may_not_change_an_organisation_does_not_rename_it():
    office, own = organisation("Relations Office"), organisation("Own Office")
    contributor: User = user(role=Role.CONTRIBUTOR, answers_for=(own,))
    with pytest.raises(Forbidden):
        rename_organisation(office, by=Actor(contributor), name="Mine")
    rename_organisation(own, by=Actor(contributor), name="Mine")
    assert [str(row) for row in Organisation.objects.all()] == ["Mine", "Relations Office"]
