"""Networks: who joined and left, how many there were on a day, what is refused."""

from datetime import date

import pytest

from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Field, Membership, OrganisationField
from syndesis.directory.objects.networks import NetworkType
from syndesis.directory.panels import networks as network_panels
from syndesis.directory.queries.memberships import held_on, holds, steps
from syndesis.directory.services import start_partnership
from syndesis.directory.services.networks import (
    join_network,
    join_networks,
    register_network,
)
from syndesis.insight.panels import of_network
from syndesis.insight.services import keep_figure
from syndesis.objects import services
from syndesis.web.networks import chart, membership_of
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db


def network(name="Union of Cities", **fields):
    return register_network(by=SYSTEM, organisation=organisation(name, kind="association"), **fields)


def join(row, member, **fields):
    return join_network(by=SYSTEM, network=row, member=member, **fields)


@pytest.mark.concept(103)
def test_a_network_tells_our_membership_its_purpose_and_its_themes():
    row = network(purpose="What large cities need", is_featured=True)
    join(row, home(), kind="founding", starts_on="2010-03")
    theme = Field.objects.create(name="Energy")
    OrganisationField.objects.create(organisation=row.organisation, field=theme, use="theme")
    reader = user()
    [ours], themes = network_panels.our_membership(row, reader), network_panels.themes(row, reader)
    assert (ours.detail, ours.end, [line.title for line in themes]) == (
        "founding member",
        "since March 2010",
        ["Energy"],
    )
    listed = NetworkType.rows(reader).get()
    assert (listed.our_status, listed.member_count, listed.is_featured) == ("member", 1, True)


@pytest.mark.concept(104)
def test_featured_networks_come_first(client):
    first, second = network("Alpha"), network("Zeta", is_featured=True)
    client.force_login(user())
    assert [row["key"] for row in client.get("/networks/").context["rows"]] == [second.pk, first.pk]


@pytest.mark.concept(105)
@pytest.mark.concept(108)
def test_members_are_counted_as_of_any_day_and_linked_to_partners():
    row, lake, bay = network(), organisation("Lake", country="FI"), organisation("Bay", country="CN")
    start_partnership(by=SYSTEM, organisation=lake)
    join(row, lake, starts_on="2010")
    join(row, bay, starts_on="2012-04-01", ends_on="2015-06-30", status="left")
    counts = {
        day: held_on(date.fromisoformat(day)).count()
        for day in ("2009-12-31", "2010-01-01", "2015-06-30", "2016-01-01")
    }
    assert counts == {"2009-12-31": 0, "2010-01-01": 1, "2015-06-30": 2, "2016-01-01": 1}
    told = membership_of(row, date(2013, 1, 1), user())
    assert (told["number"], told["told"]) == (2, "2 members in 2 countries; 1 is our partner")
    assert [(line["title"], line["end"]) for line in told["lines"]] == [
        ("Bay", "1 April 2012–30 June 2015"),
        ("Lake", "since 2010"),
    ]
    assert [(step["day"], step["number"]) for step in told["steps"]] == [
        ("1 July 2015", 1),
        ("1 April 2012", 2),
        ("1 January 2010", 1),
    ]
    assert [line["title"] for line in membership_of(row, date(2020, 1, 1), user("leo"))["left"]] == ["Bay"]


def test_applications_and_what_ended_on_an_unknown_day_do_not_count_and_suspended_members_do():
    row = network()
    for name, status in (("A", "applied"), ("B", "suspended"), ("C", "left"), ("D", "member")):
        join(row, organisation(name), status=status)
    today = date(2026, 1, 1)
    held = sorted(held_on(today).values_list("member__name", flat=True))
    assert held == ["B", "D"] == sorted(str(each.member) for each in Membership.objects.all() if holds(each, today))
    assert [line.title for line in network_panels.applications(row, user())] == ["A", "B"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"starts_on": "2010"}, {"starts_on": "2015"}),
        ({"starts_on": "2010", "ends_on": "2015-06-30"}, {"starts_on": "2015-06-30"}),
        ({"ends_on": "2015"}, {}),
        ({"starts_on": "2010", "status": "applied"}, {"starts_on": "2011"}),
    ],
)
def test_a_member_cannot_be_one_twice_at_a_time(first, second):
    row, lake = network(), organisation("Lake")
    join(row, lake, **first)
    with pytest.raises(Refused) as refused:
        join(row, lake, kind="observer", **second)
    assert "Lake is a member of Union of Cities already" in str(refused.value)
    assert row.memberships.count() == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"starts_on": "2010", "ends_on": "2015"}, {"starts_on": "2015"}),
        ({"starts_on": "2010", "ends_on": "2015-06-30"}, {"starts_on": "2015-07-01"}),
        ({"status": "left"}, {"starts_on": "2020"}),
    ],
)
def test_who_left_may_join_again(first, second):
    row, lake = network(), organisation("Lake")
    join(row, lake, **first)
    join(row, lake, **second)
    assert row.memberships.count() == 2


def test_a_list_of_members_can_be_brought_twice():
    row, lake, bay = network(), organisation("Lake"), organisation("Bay")
    given = [{"network": row, "member": each, "starts_on": "2011"} for each in (lake, bay)]
    first = join_networks(given, by=SYSTEM)
    assert [each.pk for each in join_networks(given, by=SYSTEM)] == [each.pk for each in first]
    assert row.memberships.count() == 2


def test_an_application_is_accepted_and_a_membership_ended():
    row, lake = network(), organisation("Lake")
    membership = join(row, lake, status="applied")
    said = {"id": membership.pk, "member": lake, "kind": "full", "status": "member", "starts_on": "2020", "ends_on": ""}

    def change(**more):
        services.revise(NetworkType, row, by=SYSTEM, memberships=[said | {"remark": ""} | more])
        return Membership.objects.get()

    accepted = change()
    left = change(status="left", ends_on="2024-05-01", remark="Merged")
    with pytest.raises(Refused):
        change(status="left", ends_on="2019")
    assert (accepted.pk, accepted.status, str(accepted.starts_on)) == (membership.pk, "member", "2020")
    assert (left.pk, left.status, str(left.ends_on), left.remark) == (membership.pk, "left", "2024-05-01", "Merged")


def test_the_form_writes_members_and_refuses_those_who_overlap():
    row, lake = network(), organisation("Lake")
    said = {"member": lake, "kind": "full", "status": "member", "starts_on": "2010", "ends_on": "", "remark": ""}
    services.revise(NetworkType, row, by=SYSTEM, memberships=[said])
    assert [str(each.starts_on) for each in row.memberships.all()] == ["2010"]
    with pytest.raises(Refused):
        services.revise(NetworkType, row, by=SYSTEM, memberships=[said, said | {"starts_on": "2012"}])
    assert row.memberships.count() == 1
    services.revise(NetworkType, row, by=SYSTEM, memberships=[])
    assert row.memberships.count() == 0


def test_a_network_is_no_member_of_itself_nor_registered_twice():
    row = network()
    with pytest.raises(Refused):
        join(row, row.organisation)
    with pytest.raises(Refused):
        register_network(by=SYSTEM, organisation=row.organisation)


def test_restricted_members_are_counted_and_named_to_nobody_else(client):
    row = network()
    join(row, organisation("Orchid", visibility="restricted"))
    join(row, organisation("Lake"))
    viewer, administrator = user("vera", role=Role.VIEWER), user("ada", role=Role.ADMINISTRATOR)
    told = [membership_of(row, date(2026, 1, 1), reader) for reader in (viewer, administrator)]
    assert [(each["number"], each["hidden"], len(each["lines"])) for each in told] == [(2, 1, 1), (2, 0, 2)]
    client.force_login(viewer)
    page = client.get(row.get_absolute_url()).content.decode()
    assert ("Orchid" in page, "1 more member that you may not open" in page) == (False, True)


def test_a_network_of_a_restricted_organisation_is_hidden_with_it(client):
    row = register_network(by=SYSTEM, organisation=organisation("Orchid", visibility="restricted"))
    client.force_login(user("vera", role=Role.VIEWER))
    assert client.get(row.get_absolute_url()).status_code == 404
    assert "Orchid" not in client.get("/networks/").content.decode()
    lake = organisation("Lake")
    join(row, lake)
    assert network_panels.networks_of_partner(lake, user("leo", role=Role.VIEWER)) == []


def test_only_who_may_change_a_network_adds_members():
    row, lake = network(), organisation("Lake")
    with pytest.raises(Forbidden):
        join_network(by=Actor(user("vera", role=Role.VIEWER)), network=row, member=lake)
    assert row.memberships.count() == 0


def test_a_partner_shows_its_networks_and_those_that_we_share(client):
    shared, other, lake = network("Shared"), network("Other"), organisation("Lake")
    join(shared, home(), starts_on="2010")
    for row in (shared, other):
        join(row, lake, starts_on="2012")
    lines = network_panels.networks_of_partner(lake, user())
    assert [(line.title, line.detail) for line in lines] == [
        ("Shared", "full member · we are a member too"),
        ("Other", "full member"),
    ]
    client.force_login(user("leo"))
    assert "we are a member too" in client.get(lake.get_absolute_url()).content.decode()


@pytest.mark.concept(120)
def test_a_published_number_of_members_stands_beside_that_on_record():
    row = network()
    keep_figure(by=SYSTEM, indicator="member universities", value=68, as_of="2022-06-10", organisation=row.organisation)
    join(row, organisation("Lake"), starts_on="2020")
    join(row, organisation("Bay"), starts_on="2023")
    [line] = of_network(row, user())
    assert (line.end, line.detail) == ("68", "10 June 2022 · 1 on record for that day")


def test_the_chart_is_drawn_from_the_first_day_until_today():
    row = network()
    join(row, organisation("Lake"), starts_on="2010-01-01")
    assert chart(steps(row.memberships.all()), date(2020, 1, 1)) is None
    join(row, organisation("Bay"), starts_on="2015-01-01")
    drawn = chart(steps(row.memberships.all()), date(2020, 1, 1))
    assert drawn is not None
    assert (drawn["most"], drawn["path"].count("V"), drawn["first"]) == (2, 2, "1 January 2010")


def test_a_day_that_makes_no_sense_is_told(client):
    row = network()
    client.force_login(user())
    page = client.get(row.get_absolute_url(), {"as_of": "soon"})
    assert (page.status_code, "is not understood as a date" in page.content.decode()) == (200, True)
