"""Ways over others: partners of a partner, members' industrial partners, whom a partner opens the door to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.models import Visibility
from syndesis.directory.models import (
    Brokerage,
    Membership,
    Network,
    Organisation,
    OrganisationRelation,
    PartnershipStatus,
)
from syndesis.directory.panels.standing import reached_over, relations, through_it
from syndesis.directory.queries.ways import through, ways_to
from syndesis.directory.services import start_partnership
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(69)]


@pytest.fixture
def ours() -> Organisation:
    return home()


def partner(name: str, **fields: object) -> Organisation:
    row = organisation(name, **fields)
    start_partnership(by=SYSTEM, organisation=row)
    return row


def related(one: Organisation, kind: str, other: Organisation, **fields: str) -> OrganisationRelation:
    return OrganisationRelation.objects.create(organisation=one, kind=kind, other=other, **fields)


def network(name: str, *members: Organisation, **fields: str) -> Organisation:
    row = organisation(name, kind="association")
    kept = Network.objects.create(organisation=row)
    for member in members:
        Membership.objects.create(network=kept, member=member, **fields)
    return row


def told(lines: list) -> list[tuple[str, str]]:
    return [(line.title, line.detail) for line in lines]


def test_an_industrial_partner_of_a_partner_is_told_with_both_steps_and_its_source(ours):
    university, company = partner("Harbour University"), organisation("Rail Works", kind="company")
    relation = related(university, "industrial", company)
    reader = user()
    assert told(through_it(university, reader)) == [("Rail Works", "our partner → industrial partner")]
    assert [line.subject for line in through_it(university, reader)] == [relation]
    assert told(reached_over(company, reader)) == [("Harbour University", "our partner → industrial partner")]
    assert told(relations(company, reader)) == [("Harbour University", "has it as industrial partner")]


def test_a_network_of_ours_leads_to_the_industrial_partners_of_its_members(ours):
    member, company = organisation("Xi’an University"), organisation("Turbine Works", kind="company")
    aturc = network("ATURC", ours, member)
    related(member, "industrial", company)
    reader = user()
    steps = "our network → member: Xi’an University → industrial partner"
    assert told(through_it(aturc, reader)) == [("Turbine Works", steps)]
    assert told(reached_over(company, reader)) == [("ATURC", steps)]
    assert told(reached_over(member, reader)) == [("ATURC", "our network → member")]


def test_what_a_unit_of_a_partner_works_with_is_reached_over_the_partner(ours):
    university = partner("Harbour University")
    school = organisation("School of Waves", parent=organisation("Faculty", parent=university))
    related(school, "academic", organisation("Institute of Tides"))
    reader = user()
    assert told(through_it(university, reader)) == [
        ("Institute of Tides", "our partner → part of it: School of Waves → academic partner")
    ]


def test_a_partner_that_opens_a_door_is_a_way(ours):
    university, ministry = partner("Harbour University"), organisation("Ministry", kind="government")
    Brokerage.objects.create(partnership=university.partnership, organisation=ministry)
    assert told(reached_over(ministry, user())) == [("Harbour University", "our partner → it opens the door")]
    assert told(through_it(university, user("lana"))) == [("Ministry", "our partner → it opens the door")]


def test_partners_and_our_own_are_no_discovery_and_strangers_lead_nowhere(ours):
    one, other = partner("One University"), partner("Other University")
    institute = organisation("Our Institute", parent=ours)
    stranger, company = organisation("Stranger University"), organisation("Rail Works")
    related(one, "academic", other)
    related(one, "academic", institute)
    related(stranger, "industrial", company)
    reader = user()
    assert (through(one, reader), through(stranger, reader), through(ours, reader)) == ([], [], [])
    assert (ways_to(other, reader), ways_to(institute, reader), ways_to(company, reader)) == ([], [], [])


def test_what_has_ended_is_no_way_nor_is_a_predecessor(ours):
    university, company = partner("Harbour University"), organisation("Rail Works")
    related(university, "industrial", company, ends_on="2001")
    related(university, "predecessor", organisation("Harbour College"))
    left = organisation("Xi’an University")
    network("ATURC", left, ours, ends_on="2001")
    over = partner("Ended University")
    PartnershipStatus.objects.create(partnership=over.partnership, status="ended")
    related(over, "industrial", company)
    reader = user()
    assert (through(university, reader), ways_to(company, reader), ways_to(left, reader)) == ([], [], [])


def test_nobody_learns_of_a_restricted_organisation_on_the_way(ours):
    reader = user("lana", "viewer")
    university = partner("Harbour University")
    secret = organisation("Secret Works", visibility=Visibility.RESTRICTED)
    related(university, "industrial", secret)
    related(secret, "industrial", organisation("Rail Works"))
    hidden = partner("Hidden University", visibility=Visibility.RESTRICTED)
    target = organisation("Tram Works")
    related(hidden, "industrial", target)
    assert through(university, reader) == []
    assert (ways_to(target, reader), relations(university, reader)) == ([], [])
    assert told(through_it(university, user("root", "administrator"))) == [
        ("Secret Works", "our partner → industrial partner")
    ]


def test_more_relations_need_no_more_queries(ours):
    university, reader, numbers = partner("Harbour University"), user(), []
    target = organisation("Target Works")
    for round_ in range(2):
        for number in range(3):
            unit = organisation(f"School {round_}{number}", parent=university)
            works = organisation(f"Works {round_}{number}")
            related(unit, "industrial", works)
            related(works, "industrial", target)
        through(university, reader)  # what a reader may see is asked once
        with CaptureQueriesContext(connection) as queries:
            assert len(through(university, reader)) == 3 * (round_ + 1)
            ways_to(target, reader)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
