"""Taking organisations from a small catalogue of our own: what comes along, and what must not."""

import json
from typing import Any

import pytest

from syndesis.catalogue import loader
from syndesis.core.history import Actor
from syndesis.core.models import Role, Visibility
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, OrganisationRelation
from syndesis.directory.services import (
    complete_from_catalogue,
    register_all_from_catalogue,
    register_from_catalogue,
    settle_home,
)
from tests.catalogue.records import SHENZHEN, TSINGHUA, name, record
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db
CITY, JOINT, LONDON, PARTNER = "04489at23", "047ybhc09", "04cw6st05", "03cve4549"


def related(kind: str, ror: str) -> dict[str, str]:
    return {"type": kind, "id": f"https://ror.org/{ror}", "label": ""}


def university(ror: str, called: str, *relationships: dict[str, str], **more: Any) -> dict[str, Any]:
    facts = {"country": "GB", "city": "London", "types": ("education",), "relationships": list(relationships)}
    return record(ror, name(called, "en", "ror_display", "label"), **(facts | more))


@pytest.fixture(autouse=True)
def world(tmp_path):
    records = [
        university(
            CITY,
            "City, University of London",
            related("Parent", LONDON),
            related("Successor", JOINT),
            status="inactive",
            established=1894,
        ),
        university(
            JOINT,
            "City St George's, University of London",
            related("Predecessor", CITY),
            related("Parent", LONDON),
            related("Related", PARTNER),
        ),
        university(LONDON, "University of London", related("Child", CITY), related("Child", JOINT), established=1836),
        TSINGHUA | {"relationships": [related("Related", JOINT)]},
        SHENZHEN,
    ]
    path = tmp_path / "world.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in records), encoding="utf-8")
    loader.load(path)


def relations() -> list[str]:
    return sorted(f"{row.organisation}: {row}" for row in OrganisationRelation.objects.all())


@pytest.mark.concept(3, 10)
def test_the_place_the_foundation_and_the_state_come_along():
    row = register_from_catalogue(by=SYSTEM, ror=f"https://ror.org/{CITY}")
    row.refresh_from_db()
    assert (row.latitude, row.longitude, str(row.founded_on), row.is_closed, row.closed_on) == (
        1.5,
        -2.5,
        "1894",
        True,
        None,
    )
    assert not register_from_catalogue(by=SYSTEM, ror=PARTNER).is_closed


def test_nothing_is_created_but_what_was_asked_for():
    register_from_catalogue(by=SYSTEM, ror=CITY)
    assert [str(row) for row in Organisation.objects.all()] == ["City, University of London"]
    assert relations() == []


@pytest.mark.concept(9)
@pytest.mark.parametrize("order", [(CITY, JOINT), (JOINT, CITY)])
def test_a_university_that_the_registry_closed_is_linked_to_its_successor(order):
    for ror in order:
        register_from_catalogue(by=SYSTEM, ror=ror)
    assert relations() == ["City St George's, University of London: Its predecessor is: City, University of London"]
    assert [str(row) for row in Organisation.objects.filter(is_closed=True)] == ["City, University of London"]


@pytest.mark.concept(6)
@pytest.mark.parametrize("order", [(LONDON, CITY), (CITY, LONDON)])
def test_a_part_stands_below_what_it_is_a_part_of(order):
    made = {ror: register_from_catalogue(by=SYSTEM, ror=ror) for ror in order}
    city = Organisation.objects.get(pk=made[CITY].pk)
    assert (city.parent, city.path) == (made[LONDON], f"/{made[LONDON].pk}/{city.pk}/")


def test_many_are_taken_at_once_and_related_to_each_other_once():
    rows = register_all_from_catalogue([JOINT, PARTNER, JOINT], by=SYSTEM)
    assert (str(rows[0]), str(rows[1]), rows[2]) == (
        "City St George's, University of London",
        "Tsinghua University",
        rows[0],
    )
    assert relations() == ["City St George's, University of London: It is related to: Tsinghua University"]
    with pytest.raises(Refused, match="no organisation with the ROR id 0zzzzzzzz"):
        register_all_from_catalogue([CITY, "0zzzzzzzz"], by=SYSTEM)
    assert Organisation.objects.count() == 2


def test_a_second_parent_is_said_beside_the_tree():
    register_all_from_catalogue([LONDON, PARTNER], by=SYSTEM)
    made = register_from_catalogue(by=SYSTEM, ror="0543pw950", parent=Organisation.objects.get(name__contains="London"))
    assert (str(made.parent), relations()) == (
        "University of London",
        ["Research Institute of Tsinghua University in Shenzhen: It belongs to: Tsinghua University"],
    )


def test_our_own_institution_stays_at_the_top():
    register_from_catalogue(by=SYSTEM, ror=LONDON)
    ours = settle_home(by=SYSTEM, ror=JOINT)
    assert (ours.parent, ours.path, relations()) == (
        None,
        f"/{ours.pk}/",
        ["City St George's, University of London: It belongs to: University of London"],
    )


def test_nothing_is_said_of_an_organisation_out_of_sight_nor_changed_out_of_reach():
    secret = organisation("Secret College", identifiers=[("ror", LONDON)], visibility=Visibility.RESTRICTED)
    open_to_all = organisation("Old City", identifiers=[("ror", CITY)])
    made = register_from_catalogue(by=Actor(user(role=Role.COORDINATOR)), ror=JOINT)
    assert (made.parent, made.pk in {row.pk for row in Organisation.objects.filter(path__under=secret.path)}) == (
        None,
        False,
    )
    assert relations() == [f"{made}: Its predecessor is: {open_to_all}"]


def test_what_is_on_record_is_completed_where_it_is_blank():
    city = organisation("City", identifiers=[("ror", CITY)], city="Londres")
    whole, other = organisation("Tsinghua", identifiers=[("ror", PARTNER)]), organisation("Talgo")
    joint = register_from_catalogue(by=SYSTEM, ror=JOINT)
    assert complete_from_catalogue([city, whole, other], by=SYSTEM) == [city, whole]
    city.refresh_from_db()
    assert (city.name, city.city, city.country, str(city.founded_on), city.founded_on_first.year, city.is_closed) == (
        "City",
        "Londres",
        "GB",
        "1894",
        1894,
        True,
    )
    assert relations() == [f"{joint}: It is related to: Tsinghua", f"{joint}: Its predecessor is: City"]
    assert complete_from_catalogue([city, whole, other], by=SYSTEM) == []
