"""The demonstration holds what was published of statuses, rankings, fields, heads and successors."""

from datetime import date

import pytest

from syndesis.core.models import User
from syndesis.directory.models import Organisation
from syndesis.directory.queries.standing import fields_on, is_closed, rankings_of, statuses_on, successors_of
from syndesis.directory.queries.units import units_of
from syndesis.directory.queries.ways import through

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
HOME = "Peter the Great St. Petersburg Polytechnic University"
TODAY = date(2026, 11, 21)


def organisation(name: str) -> Organisation:
    return Organisation.objects.get(name=name)


@pytest.fixture
def reader() -> User:
    return User.objects.get(username="viewer")


@pytest.mark.concept(56, 59)
def test_national_research_university_since_2010_and_project_5_100_among_14_others():
    held = [(row.name, str(row.starts_on or ""), row.competitors) for row in statuses_on(organisation(HOME))]
    assert held == [
        ("Priority-2030", "", None),
        ("National research university", "2010", None),
        ("Project 5-100", "2013", 14),
    ]


@pytest.mark.concept(55)
def test_the_band_of_2015_and_the_first_place_among_russian_technical_universities():
    told = [(each.category, row.edition, row.ranks) for each in rankings_of(organisation(HOME)) for row in each.results]
    assert told == [("", 2015, "201–250"), ("Russian technical universities", 2015, "1")]


@pytest.mark.concept(30, 60)
def test_the_focus_areas_and_what_was_discussed():
    priorities = {str(row) for row in fields_on(organisation(HOME), TODAY)["priority"]}
    assert priorities == {
        "New materials",
        "Experimental nuclear physics",
        "Biotechnology",
        "Nanotechnology",
        "Information and Communication Technologies (ICTs)",
        "Renewable energy",
    }
    assert len(fields_on(organisation("Universidad Politécnica de Madrid"), TODAY)["theme"]) == 5
    assert [str(row) for row in fields_on(organisation("Talgo"), TODAY)["sector"]] == ["Manufacturing"]


@pytest.mark.concept(8, 9, 74, 76)
def test_our_laboratory_technopark_and_renamed_office(reader):
    units = {unit.organisation.name: unit for unit in units_of(organisation(HOME), reader, TODAY)}
    laboratory = units["Laboratory of Lightweight Materials and Structures"]
    park, office = units["Technopark “Polytechnic”"], units["International Office"]
    assert [str(person) for person, _position in laboratory.heads] == ["Oleg Panchenko"]
    assert laboratory.competences == ["Lightweight materials and structures"]
    assert ([str(person) for person, _position in park.heads], park.residents) == (["M. E. Rayak"], 1)
    assert set(office.former_names) == {"International Relations Office", "International Cooperation Office"}


@pytest.mark.concept(4, 9)
def test_city_is_closed_and_continued_and_the_consulate_is_one(reader):
    city = organisation("City, University of London")
    assert is_closed(city)
    assert [str(row) for row in successors_of(city, reader)] == ["City St George's, University of London"]
    assert organisation("Consulate General of Spain in St. Petersburg").kind == "embassy"


@pytest.mark.concept(69)
def test_members_lead_to_their_industrial_partners(reader):
    network = organisation("Association of Technical Universities of Russia and China")
    assert [str(way[-1].end) for way in through(network, reader)] == ["Huanghe Rail Systems (invented)"]
