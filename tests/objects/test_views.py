"""Saved views: whose they are, who shares them, what is left of an address in them."""

import pytest
from django.http import QueryDict

from syndesis.core.history import Actor, events_of
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.objects import PartnerType, PersonType
from syndesis.objects.models import ListSetting, SavedView
from syndesis.objects.views import (
    delete_view,
    kept_of,
    open_with,
    remember_density,
    revise_view,
    save_view,
    setting_of,
    views_of,
)
from tests.directory.factories import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera():
    return Actor(user("vera", role="viewer"))


@pytest.fixture
def cora():
    return Actor(user("cora", role="coordinator"))


def names(actor, kind=PartnerType) -> list[str]:
    return [view.name for view in views_of(kind, actor.user)]


def test_a_view_is_its_owners_until_it_is_shared(vera, cora):
    view = save_view(PartnerType, by=cora, name="  Iberia ", query="country=ES&country=PT")
    save_view(PartnerType, by=vera, name="Iberia", query="country=ES")
    assert (names(cora), names(vera), names(vera, PersonType)) == (["Iberia"], ["Iberia"], [])
    revise_view(view, by=cora, name="All Iberia", shared=True)
    assert names(vera) == ["Iberia", "All Iberia"]
    assert [event.change.reason for event in events_of(view)] == ["View of a list changed", "View of a list saved"]


@pytest.mark.parametrize("role", ["viewer", "contributor"])
def test_only_coordinators_and_above_share_and_keep_what_is_shared(cora, role):
    other = Actor(user("olga", role=role))
    shared = save_view(PartnerType, by=cora, name="Iberia", query="", shared=True)
    own = save_view(PartnerType, by=other, name="Mine", query="")
    with pytest.raises(Forbidden):
        save_view(PartnerType, by=other, name="Ours", query="", shared=True)
    with pytest.raises(Forbidden):
        revise_view(own, by=other, shared=True)
    with pytest.raises(Forbidden):
        revise_view(shared, by=other, name="Theirs")
    with pytest.raises(Forbidden):
        delete_view(shared, by=other)
    assert list(SavedView.objects.values_list("name", "is_shared")) == [("Mine", False), ("Iberia", True)]


def test_nobody_touches_the_own_view_of_another(vera, cora):
    view = save_view(PartnerType, by=vera, name="Mine", query="")
    administrator = Actor(user("ada", role="administrator"))
    for deed in (
        lambda: revise_view(view, by=administrator, name="Hers"),
        lambda: delete_view(view, by=administrator),
        lambda: open_with(PartnerType, view, by=administrator),
    ):
        with pytest.raises(Forbidden):
            deed()
    assert (names(administrator), names(vera)) == ([], ["Mine"])


def test_who_did_not_make_a_shared_view_cannot_take_it_for_the_owner_alone(cora):
    view = save_view(PartnerType, by=cora, name="Iberia", query="", shared=True)
    with pytest.raises(Forbidden):
        revise_view(view, by=Actor(user("mara")), shared=False)
    view.refresh_from_db()
    assert view.is_shared


@pytest.mark.parametrize("name", ["", "   ", "n" * 61, "iberia"])
def test_a_view_needs_a_name_of_its_own(vera, name):
    save_view(PartnerType, by=vera, name="iberia", query="")
    with pytest.raises(Refused):
        save_view(PartnerType, by=vera, name=name, query="country=ES")
    assert SavedView.objects.count() == 1


def test_a_list_opens_with_a_view_and_looks_as_it_was_left(vera):
    view = save_view(PartnerType, by=vera, name="Iberia", query="country=ES")
    open_with(PartnerType, view, by=vera)
    remember_density(PartnerType, "compact", by=vera)
    setting = setting_of(PartnerType, vera.user)
    assert (setting.view, setting.density, setting_of(PersonType, vera.user).view) == (view, "compact", None)
    delete_view(view, by=vera)
    assert (setting_of(PartnerType, vera.user).view, ListSetting.objects.count()) == (None, 1)
    with pytest.raises(Refused):
        remember_density(PartnerType, "huge", by=vera)


def test_a_view_keeps_what_narrows_and_orders_but_no_page(vera):
    given = QueryDict(
        "page=3&country=ES&country=PT&q=lake&sort=-name&columns=name,city&view=7&density=compact&utm=x&tier="
    )
    assert kept_of(PartnerType, given) == "country=ES&country=PT&q=lake&sort=-name&columns=name%2Ccity"
