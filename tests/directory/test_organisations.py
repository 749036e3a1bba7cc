"""Organisations: one tree, many names, identifiers that belong to one only."""

import pytest

from syndesis.core.history import Actor, events_of
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, Partnership
from syndesis.directory.objects import OrganisationType, PartnerType
from syndesis.directory.services import add_name, register_organisation, set_tier, settle_home, start_partnership
from syndesis.objects.services import create, create_many
from tests.directory import factories

pytestmark = pytest.mark.django_db


@pytest.mark.concept(6, 8)
def test_a_unit_lies_below_its_organisation_in_the_tree():
    university = factories.organisation("Harbour University")
    park = factories.organisation("Harbour Park", parent=university, kind="technology_park", city="Wuxi")
    laboratory = factories.organisation("Laboratory", parent=park, kind="laboratory")
    assert [park.path, laboratory.path] == [
        f"/{university.pk}/{park.pk}/",
        f"/{university.pk}/{park.pk}/{laboratory.pk}/",
    ]


@pytest.mark.concept(10)
def test_an_organisation_keeps_every_name_once():
    university = register_organisation(
        by=factories.SYSTEM,
        name="Universidad del Puerto",
        names=[("Harbour University", "en", "official"), ("UDP", "", "acronym"), ("UDP", "", "acronym")],
    )
    add_name(by=factories.SYSTEM, organisation=university, text="harbour university")
    add_name(by=factories.SYSTEM, organisation=university, text="Haven University", kind="alias")
    assert [(name.text, name.kind) for name in university.names.all()] == [
        ("Universidad del Puerto", "official"),
        ("Harbour University", "official"),
        ("UDP", "acronym"),
        ("Haven University", "alias"),
    ]


def test_an_identifier_of_another_organisation_is_refused_by_its_name():
    factories.organisation("First", identifiers=[("ror", "03n6nwv02")])
    with pytest.raises(Refused, match="ROR 03n6nwv02 belongs to First"):
        factories.organisation("Second", identifiers=[("ror", "03n6nwv02")])
    assert [str(row) for row in Organisation.objects.all()] == ["First"]


@pytest.mark.concept(1, 2)
def test_a_tier_has_its_own_story_and_another_tier_ends_it():
    partner = factories.organisation("Harbour University")
    set_tier(by=factories.SYSTEM, organisation=partner, tier="partner", starts_on="2009")
    set_tier(by=factories.SYSTEM, organisation=partner, tier="strategic", starts_on="2011-04", basis="Senate decision")
    set_tier(by=factories.SYSTEM, organisation=partner, tier="strategic", starts_on="2010-02")
    tiers = Partnership.objects.get(organisation=partner).tiers.all()
    assert [(t.tier, str(t.starts_on or ""), str(t.ends_on or "")) for t in tiers] == [
        ("partner", "2009", "2010-02"),
        ("strategic", "2010-02", ""),
    ]


@pytest.mark.concept(44)
def test_a_partnership_may_begin_before_what_was_known_but_not_after():
    partner = factories.organisation("Harbour University")
    start_partnership(by=factories.SYSTEM, organisation=partner, started_on="2012")
    start_partnership(by=factories.SYSTEM, organisation=partner, started_on="1984")
    start_partnership(by=factories.SYSTEM, organisation=partner, started_on="2015")
    assert str(Partnership.objects.get().started_on) == "1984"


@pytest.mark.concept(128)
@pytest.mark.parametrize(
    ("role", "allowed"), [("viewer", False), ("contributor", False), ("coordinator", True), ("manager", True)]
)
def test_who_may_register_a_new_organisation(role, allowed):
    actor = Actor(factories.user(role=role))
    if allowed:
        register_organisation(by=actor, name="Harbour University")
    else:
        with pytest.raises(Forbidden):
            register_organisation(by=actor, name="Harbour University")
    assert Organisation.objects.count() == int(allowed)


def test_a_contributor_writes_in_their_own_units_only():
    home = factories.home()
    institute = factories.organisation("Institute of Energy", parent=home, kind="faculty")
    actor = Actor(factories.user(role=Role.CONTRIBUTOR, answers_for=(institute,)))
    inside = register_organisation(by=actor, name="Hydrogen laboratory", parent=institute)
    with pytest.raises(Forbidden):
        register_organisation(by=actor, name="Another institute", parent=home)
    assert events_of(inside).last().change.actor == actor.user


def test_our_own_institution_is_settled_once():
    ours = settle_home(by=factories.SYSTEM, name="Northern Polytechnic")
    assert settle_home(by=factories.SYSTEM, name="northern polytechnic") == ours
    with pytest.raises(Refused, match="Northern Polytechnic is our own institution already"):
        settle_home(by=factories.SYSTEM, name="Harbour University")
    assert [str(row) for row in Organisation.objects.all()] == ["Northern Polytechnic"]


@pytest.mark.concept(10)
def test_a_name_that_is_given_with_its_language_stands_once():
    def names(row):
        return [(name.text, name.language, name.kind) for name in row.names.order_by("pk")]

    told = {"text": "Политехнический университет", "language": "ru", "kind": "official"}
    english = {"text": "Polytechnic University", "language": "en", "kind": "alias"}
    row = create(OrganisationType, by=factories.SYSTEM, name=told["text"], names=[told, english])
    assert names(row) == [(told["text"], "ru", "official"), (english["text"], "en", "alias")]
    [other, without] = create_many(
        PartnerType,
        [{"name": "Orchid", "names": [{"text": "Orchid", "language": "es", "kind": "alias"}]}, {"name": "Lotos"}],
        by=factories.SYSTEM,
    )
    assert (names(other), names(without)) == ([("Orchid", "es", "alias")], [("Lotos", "", "official")])
