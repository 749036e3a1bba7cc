"""The world map of the partners: the same set as the list, in its countries and points."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from syndesis.core.countries import countries, country_number
from syndesis.core.models import Role
from syndesis.directory.models import Organisation
from syndesis.directory.objects import PartnerType
from syndesis.directory.queries.headline import headline
from syndesis.directory.services import set_tier, start_partnership
from syndesis.directory.services.offices import register_office
from syndesis.web.maps import key_of, ladder
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db
MAP, POINTS = "/partners/map/", "/partners/map/points/"


def partner(name, country="ES", tier="", since=None, **fields):
    row = organisation(name, country=country, **fields)
    start_partnership(by=SYSTEM, organisation=row, started_on=since)
    if tier:
        set_tier(by=SYSTEM, organisation=row, tier=tier)
    return row


@pytest.fixture
def reader(client):
    row = user("vera", role=Role.VIEWER)
    client.force_login(row)
    return row


def shown(client, query="", url=MAP) -> list[tuple[str, int]]:
    return [(row["name"], row["number"]) for row in client.get(f"{url}{query}").context["countries"]]


def points(client, query="") -> list[str]:
    return sorted(each["name"] for each in client.get(f"{POINTS}{query}").json()["records"])


@pytest.mark.every_database
@pytest.mark.concept(49)
@pytest.mark.concept(50)
def test_the_headline_stands_on_list_and_map_for_every_filter(client, reader):
    partner("Lake", "ES", tier="strategic")
    partner("Bay", "ES")
    partner("Our neighbour", "RU")
    partner("Nowhere", "")
    summaries = {
        query: {client.get(f"{url}{query}").context["summary"] for url in ("/partners/", MAP)}
        for query in ("", "?country=ES", "?tier=strategic", "?q=neighbour", "?q=nobody")
    }
    day = " as of "
    assert {query: {each.split(day)[0] for each in told} for query, told in summaries.items()} == {
        "": {"4 partners in 2 countries"},
        "?country=ES": {"2 partners in 1 country"},
        "?tier=strategic": {"1 partner in 1 country"},
        "?q=neighbour": {"1 partner in 1 country"},
        "?q=nobody": {"0 partners in 0 countries"},
    }


@pytest.mark.every_database
def test_the_headline_is_told_as_of_the_day_that_is_asked_for(client, reader):
    partner("Lake", since="2011-04")
    partner("Bay", since="2020")
    told = [client.get(f"{url}?as_of=2015").context["summary"] for url in ("/partners/", MAP)]
    assert told == ["1 partner in 1 country as of 31 December 2015"] * 2
    assert shown(client, "?as_of=2015") == [("Spain", 1)]


def test_the_words_of_the_headline_follow_the_language(reader):
    partner("Lake")
    with translation.override("ru"):
        told = str(headline(PartnerType.rows(reader), None))
    assert "%(" not in told


@pytest.mark.every_database
def test_countries_and_points_are_those_of_the_same_rows(client, reader):
    partner("Lake", "ES", latitude=40.4, longitude=-3.7)
    partner("Bay", "ES")
    partner("Harbour", "CN", latitude=31.2, longitude=121.5)
    partner("Nowhere", "")
    assert shown(client) == [("Spain", 2), ("Country not known", 1), ("China", 1)]
    assert points(client) == ["Harbour", "Lake"]
    assert (shown(client, "?country=CN"), points(client, "?country=CN")) == ([("China", 1)], ["Harbour"])
    spain = client.get(MAP).context["countries"][0]
    assert (spain["shape"], spain["url"], spain["told"], spain["step"]) == (
        "724",
        "?country=ES",
        "Spain: 2 partners",
        2,
    )


def test_what_is_restricted_or_archived_is_on_no_map(client, reader):
    partner("Lake", "ES", latitude=1.0, longitude=1.0)
    hidden = partner("Orchid", "PT", latitude=2.0, longitude=2.0, visibility="restricted")
    gone = partner("Gone", "IT", latitude=3.0, longitude=3.0)
    Organisation.objects.filter(pk=gone.pk).update(archived_at="2024-01-01T00:00Z")
    assert (shown(client), points(client)) == ([("Spain", 1)], ["Lake"])
    client.force_login(user("ada", role=Role.ADMINISTRATOR))
    assert (shown(client), points(client)) == ([("Spain", 1), ("Portugal", 1)], ["Lake", "Orchid"])
    assert hidden.pk


@pytest.mark.every_database
@pytest.mark.concept(21)
def test_offices_of_ours_stand_on_the_map_unless_closed_or_hidden(client, reader):
    partner("Lake", "ES")
    ours = home()
    for name, fields, about in (
        ("Open office", {"latitude": 1.0, "longitude": 2.0}, {}),
        ("Office without a place", {}, {"status": "planned"}),
        ("Closed office", {"latitude": 1.0, "longitude": 2.0}, {"status": "closed"}),
        ("Orchid office", {"latitude": 1.0, "longitude": 2.0, "visibility": "restricted"}, {}),
    ):
        unit = organisation(name, kind="office", parent=ours, country="CN", **fields)
        register_office(by=SYSTEM, organisation=unit, **about)
    listed = [line["title"] for line in client.get(MAP).context["offices"]]
    assert listed == ["Office without a place", "Open office"]
    assert [each["name"] for each in client.get(POINTS).json()["offices"]] == ["Open office"]
    assert client.get(f"{MAP}?country=ES").context["offices"] == []


def test_list_and_map_lead_to_each_other_with_all_that_is_asked(client, reader):
    partner("Lake", "ES")
    ways = client.get("/partners/?country=ES&q=lake").context["shapes"]
    assert [(way["url"], way["current"]) for way in ways] == [
        ("/partners/?country=ES&q=lake", True),
        ("/partners/map/?country=ES&q=lake", False),
        ("/partners/anniversaries/?country=ES&q=lake", False),
    ]


def test_a_mistake_is_told_on_the_map_as_on_the_list(client, reader):
    partner("Lake", "ES")
    assert [client.get(f"{url}?tier=golden").context["errors"] != [] for url in ("/partners/", MAP)] == [True, True]


def test_the_map_needs_as_many_queries_for_many_partners_as_for_few(client, reader):
    numbers = []
    for more in (5, 40):
        for number in range(more):
            partner(f"Partner {more} {number}", "ES", latitude=1.0, longitude=1.0)
        counted = []
        for url in (MAP, POINTS):
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            counted.append(len(queries))
        numbers.append(counted)
    assert numbers[0] == numbers[1]


def test_nearly_every_country_has_a_number():
    without = [code for code, _name in countries() if not country_number(code)]
    assert without == []
    assert len({country_number(code) for code, _name in countries()}) == len(countries())


def test_the_map_is_for_those_who_have_signed_in(client):
    assert [client.get(url).status_code for url in (MAP, POINTS)] == [302, 302]


@pytest.mark.parametrize(
    ("most", "label", "shades"), [(1, "1", 1), (3, "2–4", 2), (100, "25 and more", 5), (1110, "1,000 and more", 5)]
)
def test_the_shades_follow_how_many_partners_the_fullest_country_has(most, label, shades):
    used = [each["label"] for each in key_of(most, ladder(most)) if each["used"]]
    assert (used[-1], len(used)) == (label, shades)
