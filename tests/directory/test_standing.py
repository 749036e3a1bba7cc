"""Standing as of a day: statuses, fields, names, rankings; and the tree of units with heads and what they can do."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.models import Visibility
from syndesis.directory.models import (
    InstitutionalStatus,
    Organisation,
    OrganisationField,
    OrganisationRelation,
    RankingResult,
)
from syndesis.directory.objects import PartnerType
from syndesis.directory.objects.organisations import OrganisationType
from syndesis.directory.panels.standing import fields, places, rankings, residents, statuses
from syndesis.directory.queries.heads import is_head
from syndesis.directory.queries.standing import fields_on, is_closed, names_on, rankings_of, statuses_on
from syndesis.directory.queries.units import units_of
from syndesis.directory.services import (
    attest_position,
    define_field,
    register_person,
    rename_organisation,
    start_partnership,
)
from syndesis.objects.filtersets import filterset
from syndesis.objects.services import revise
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.mark.concept(56, 59)
def test_statuses_hold_from_a_day_until_a_day():
    ours = home()
    for name, facts in {
        "National research university": {"starts_on": "2010"},
        "Project 5-100": {"kind": "programme", "starts_on": "2013", "ends_on": "2020", "competitors": 14},
        "Priority-2030": {"kind": "programme", "starts_on": "2021", "given_by": "the Government"},
    }.items():
        InstitutionalStatus.objects.create(organisation=ours, name=name, **facts)
    on = {year: [row.name for row in statuses_on(ours, date(year, 7, 1))] for year in (2009, 2012, 2015, 2022)}
    assert on == {
        2009: [],
        2012: ["National research university"],
        2015: ["National research university", "Project 5-100"],
        2022: ["National research university", "Priority-2030"],
    }
    assert [(line.title, line.detail, line.end) for line in statuses(ours, user())] == [
        ("National research university", "", "since 2010"),
        ("Project 5-100", "from among 14 others", "2013–2020"),
        ("Priority-2030", "given by the Government", "since 2021"),
    ]


@pytest.mark.concept(60)
def test_priority_areas_are_those_of_the_day():
    ours = home()
    for name, days in {"New materials": {"ends_on": "2015"}, "Renewable energy": {"starts_on": "2016"}}.items():
        field = define_field(by=SYSTEM, name=name)
        OrganisationField.objects.create(organisation=ours, field=field, use="priority", **days)
    told = {year: fields_on(ours, date(year, 7, 1)) for year in (2014, 2020)}
    assert {year: [(use, str(row)) for use, rows in found.items() for row in rows] for year, found in told.items()} == {
        2014: [("priority", "New materials")],
        2020: [("priority", "Renewable energy")],
    }
    assert [line.title for line in fields(ours, user())] == ["Renewable energy"]


@pytest.mark.concept(9, 10)
def test_names_are_those_of_the_day():
    office = organisation("International Relations Office")
    rename_organisation(office, by=SYSTEM, name="International Cooperation Office", on="2015-09-01")
    rename_organisation(office, by=SYSTEM, name="International Office", on="2020-02-01")
    days = [date(2015, 8, 31), date(2015, 9, 1), date(2020, 1, 31), TODAY]
    assert [[name.text for name in names_on(office, day)] for day in days] == [
        ["International Relations Office"],
        ["International Cooperation Office"],
        ["International Cooperation Office"],
        ["International Office"],
    ]


@pytest.mark.concept(55)
def test_ranks_and_bands_of_us_and_of_partners_by_edition_and_category():
    ours, partner = home(), organisation("Harbour University")
    system = "THE World University Rankings"
    for row, edition, category, rank, rank_to in (
        (ours, 2014, "", 276, 300),
        (ours, 2015, "", 201, 250),
        (ours, 2015, "Russian technical universities", 1, None),
        (partner, 2015, "", 40, 40),
    ):
        RankingResult.objects.create(
            organisation=row, system=system, edition=edition, category=category, rank=rank, rank_to=rank_to
        )
    reader = user()
    assert [(line.detail, line.end) for line in rankings(ours, reader)] == [
        ("2015", "201–250"),
        ("Russian technical universities · 2015", "1"),
    ]
    assert [(line.detail, line.end) for line in rankings(partner, reader)] == [("2015", "40")]
    overall = rankings_of(ours)[0]
    assert ([row.edition for row in overall.results], overall.moved) == ([2015, 2014], 75)
    assert [row.edition for each in rankings_of(ours, date(2014, 12, 31)) for row in each.results] == [2014]


@pytest.mark.concept(125)
def test_an_organisation_has_other_places_than_its_seat():
    centre = organisation("Science and Technology Innovation Center", kind="other", country="CN", city="Xi’an")
    row = {"name": "Congress hall", "address": "1 Gaoxin Road", "city": "Xi’an", "country": "CN"}
    revise(OrganisationType, centre, by=SYSTEM, places=[row])
    assert [(line.title, line.detail) for line in places(centre, user())] == [
        ("Congress hall", "1 Gaoxin Road, Xi’an, China")
    ]


@pytest.mark.parametrize(
    ("closed_on", "flag", "expected"),
    [("", False, False), ("", True, True), ("2024", False, True), ("2099", False, False)],
)
def test_what_is_closed_is_told_by_its_day_or_without(closed_on, flag, expected):
    organisation("College", closed_on=closed_on, is_closed=flag)
    assert is_closed(Organisation.objects.get()) is expected


def test_what_closed_this_year_is_closed_once_somebody_says_so():
    organisation("College", closed_on="2026")
    college = Organisation.objects.get()
    assert not is_closed(college, date(2026, 11, 21))
    college.is_closed = True
    assert is_closed(college, date(2026, 11, 21))
    assert not is_closed(college, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("head", True),
        ("Director", True),
        ("Director of Technopark “Polytechnic”", True),
        ("Consul General", True),
        ("заведующий лабораторией", True),
        ("主任", True),
        ("deputy director for international affairs", False),
        ("Vice-Rector for International Affairs", False),
        ("заместитель директора", False),
        ("副院长", False),
        ("professor", False),
        ("coordinator of cooperation with the Russian Federation", False),
        ("", False),
    ],
)
def test_who_leads_is_told_by_the_title(title, expected):
    assert is_head(title) is expected


def heads(person: str, title: str, at: Organisation, day: str = "2021-02-16", **facts: str) -> None:
    row = register_person(by=SYSTEM, family_name=person, **facts)
    attest_position(by=SYSTEM, person=row, title=title, organisation=at, on=day)


@pytest.mark.concept(8, 74, 76)
def test_our_tree_tells_kinds_heads_former_names_competences_and_residents():
    ours = home()
    laboratory = organisation("Laboratory of Lightweight Materials and Structures", parent=ours, kind="laboratory")
    heads("Panchenko", "head", laboratory)
    heads("Deputy", "deputy head", laboratory)
    OrganisationField.objects.create(
        organisation=laboratory, field=define_field(by=SYSTEM, name="Lightweight materials"), use="competence"
    )
    park = organisation("Technopark", parent=ours, kind="technology_park")
    heads("Rayak", "director", park)
    startup = organisation("Composites Startup", kind="startup")
    OrganisationRelation.objects.create(organisation=startup, kind="resident", other=park)
    office = organisation("International Relations Office", parent=ours, kind="office", names=[("IO", "", "acronym")])
    rename_organisation(office, by=SYSTEM, name="International Office")
    group = organisation("Group of Visas", parent=office, kind="office")
    told = [
        (
            unit.level,
            unit.organisation.name,
            [str(person) for person, _position in unit.heads],
            unit.former_names,
            unit.competences,
            unit.residents,
        )
        for unit in units_of(ours, user(), TODAY)
    ]
    assert told == [
        (1, "International Office", [], ["International Relations Office"], [], 0),
        (2, "Group of Visas", [], [], [], 0),
        (1, laboratory.name, ["Panchenko"], [], ["Lightweight materials"], 0),
        (1, "Technopark", ["Rayak"], [], [], 1),
    ]
    assert [unit.organisation for unit in units_of(office, user("lana"), TODAY)] == [group]
    assert [line.title for line in residents(park, user("nina"))] == ["Composites Startup"]


@pytest.mark.concept(6, 7)
def test_a_hidden_unit_is_left_out_and_what_lies_below_moves_up():
    university = organisation("Harbour University")
    secret = organisation("Secret Faculty", parent=university, visibility=Visibility.RESTRICTED)
    school = organisation("School of Waves", parent=secret, kind="school")
    heads("Verborgen", "dean", school, visibility=Visibility.RESTRICTED)
    reader = user(role="viewer")
    assert [(unit.level, unit.organisation.name, unit.heads) for unit in units_of(university, reader, TODAY)] == [
        (1, "School of Waves", [])
    ]


def test_more_units_need_no_more_queries():
    university, reader, numbers = organisation("Harbour University"), user(), []
    for round_ in range(2):
        for number in range(4):
            unit = organisation(f"School {round_}{number}", parent=university)
            heads(f"Head {round_}{number}", "dean", unit)
        units_of(university, reader, TODAY)
        with CaptureQueriesContext(connection) as queries:
            assert len(units_of(university, reader, TODAY)) == 4 * (round_ + 1)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


@pytest.mark.concept(49)
def test_partners_are_domestic_or_foreign_as_seen_from_our_country():
    ours = home()
    for name, country in (("Tomsk Polytechnic", "RU"), ("Harbour University", "ES"), ("Nowhere College", "")):
        start_partnership(by=SYSTEM, organisation=organisation(name, country=country))
    reader = user()

    def asked(value: str) -> list[str]:
        return [str(row) for row in filterset(PartnerType)({"placement": value}, user=reader).qs]

    assert (asked("domestic"), asked("foreign")) == (["Tomsk Polytechnic"], ["Harbour University"])
    Organisation.objects.filter(pk=ours.pk).update(country="ES")
    assert (asked("domestic"), asked("foreign")) == (["Harbour University"], ["Tomsk Polytechnic"])
    Organisation.objects.filter(pk=ours.pk).update(country="")
    assert (asked("domestic"), asked("foreign")) == ([], [])


@pytest.mark.concept(3, 4, 5)
def test_companies_consulates_and_technology_parks_have_kinds_of_their_own():
    for kind in ("company", "embassy", "technology_park"):
        organisation(f"A {kind}", kind=kind, country="ES")
    reader = user()
    for kind in ("company", "embassy", "technology_park"):
        assert [str(row) for row in filterset(OrganisationType)({"kind": kind}, user=reader).qs] == [f"A {kind}"]
