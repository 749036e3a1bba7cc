"""Many organisations and partnerships at once, by the rules of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.history import Actor
from syndesis.core.models import Change, Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Organisation, OrganisationName, PartnershipTier
from syndesis.directory.services import register_many, set_tier, start_partnerships
from tests.directory import factories

pytestmark = pytest.mark.django_db


def test_many_organisations_are_registered_in_one_deed_with_names_identifiers_and_paths():
    above = factories.organisation("Harbour University")
    first, second = register_many(
        [
            {
                "name": "Institute of Tides",
                "country": "ES",
                "identifiers": [("ror", "01")],
                "names": [("IT", "", "acronym")],
            },
            {"name": "Harbour Park", "kind": "technology_park", "founded_on": "1998-05", "parent": above},
        ],
        by=factories.SYSTEM,
    )
    park = Organisation.objects.get(pk=second.pk)
    assert (first.path, second.path, park.path) == (f"/{first.pk}/", f"/{above.pk}/{second.pk}/", second.path)
    assert [(name.text, name.kind) for name in first.names.all()] == [
        ("Institute of Tides", "official"),
        ("IT", "acronym"),
    ]
    assert [str(identifier) for identifier in first.identifiers.all()] == ["ROR 01"]
    assert (str(park.founded_on), str(park.founded_on_last)) == ("1998-05", "1998-05-31")
    assert Change.objects.latest("pk").reason == "Organisations registered"


@pytest.mark.parametrize(
    ("identifiers", "message"),
    [(("ror", "07"), "ROR 07 belongs to Harbour University"), (("ror", "08"), "ror 08 is wanted for two")],
)
def test_none_is_registered_where_one_asks_for_a_taken_identifier(identifiers, message):
    factories.organisation("Harbour University", identifiers=[("ror", "07")])
    rows = [{"name": name, "identifiers": [identifiers]} for name in ("First", "Second")]
    with pytest.raises(Refused, match=message):
        register_many(rows, by=factories.SYSTEM)
    assert [str(row) for row in Organisation.objects.all()] == ["Harbour University"]


def test_none_is_registered_where_one_lies_out_of_reach():
    home = factories.home()
    institute = factories.organisation("Institute of Energy", parent=home)
    actor = Actor(factories.user(role=Role.CONTRIBUTOR, answers_for=(institute,)))
    with pytest.raises(Forbidden):
        register_many([{"name": "Inside", "parent": institute}, {"name": "Outside", "parent": home}], by=actor)
    assert not OrganisationName.objects.filter(text__in=["Inside", "Outside"]).exists()


def test_many_organisations_need_no_more_queries_than_a_few():
    counts = []
    for number in (1, 10, 40):  # the first fills what is kept for later ones; SQLite takes 999 values a statement
        with CaptureQueriesContext(connection) as asked:
            register_many([{"name": f"University {number} {n}"} for n in range(number)], by=factories.SYSTEM)
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_partnerships_begin_at_once_where_there_are_none():
    known, *others = register_many([{"name": f"University {n}"} for n in range(3)], by=factories.SYSTEM)
    set_tier(by=factories.SYSTEM, organisation=known, tier="strategic", starts_on="2011")
    begun = start_partnerships([known, *others], by=factories.SYSTEM, tier="partner", basis="List of 2026")
    tiers = [(str(tier.partnership), tier.tier, tier.basis) for tier in PartnershipTier.objects.order_by("id")]
    assert [partnership.organisation for partnership in begun] == others
    assert tiers == [
        ("University 0", "strategic", ""),
        ("University 1", "partner", "List of 2026"),
        ("University 2", "partner", "List of 2026"),
    ]
