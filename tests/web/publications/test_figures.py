"""Counts of publications: each number opens as many records, and nothing is told of who is not to be seen."""

import re

import pytest

from syndesis.activities.services.publications import register_publications
from syndesis.directory.models import Field
from syndesis.directory.services import define_field
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(100)]
WAYS = ("partner", "field", "year", "quartile", "country", "kind", "index")


@pytest.fixture
def works():
    ours, harbour = home(), organisation("Harbour University", country="CN")
    unit = organisation("Institute of Ice", parent=harbour)
    dock, quiet = organisation("Dock", country="NO"), organisation("Quiet", country="SE", visibility="restricted")
    ice: Field = define_field(by=SYSTEM, name="Ice")
    facts = [
        {"year": 2021, "quartile": 1, "organisations": [ours, harbour, unit], "indexed_in": "DOAJ, Scopus"},
        {"year": 2021, "quartile": 2, "organisations": [unit, dock], "fields": [ice]},
        {"year": 2020, "organisations": [dock, quiet], "fields": [ice], "kind": "book", "indexed_in": "Scopus"},
        {"organisations": [quiet], "visibility": "restricted", "year": 2021, "quartile": 1, "fields": [ice]},
    ]
    rows = [{"title": f"Work {number}"} | row for number, row in enumerate(facts)]
    return register_publications(rows, by=SYSTEM)


def lines(client, way: str, asked: str = "") -> dict[str, int]:
    table = client.get(f"/publications/figures/?by={way}{asked}").context["table"]
    return {line["label"]: line["number"] for line in table["lines"]}


def test_publications_are_counted_by_what_the_reader_may_see(client, works):
    client.force_login(user("vera", role="viewer"))
    assert lines(client, "partner") == {"Harbour University": 2, "Dock": 2}
    assert lines(client, "field") == {"Ice": 2}
    assert lines(client, "year") == {"2021": 2, "2020": 1}
    assert lines(client, "quartile") == {"Q1": 1, "Q2": 1, "not known": 1}
    assert lines(client, "country") == {"China": 2, "Norway": 2}
    assert lines(client, "kind") == {"Article": 2, "Book": 1}
    assert lines(client, "index") == {"Scopus": 2, "DOAJ": 1, "not known": 1}
    assert lines(client, "partner", "&year=2020") == {"Dock": 1}
    client.force_login(user("ada", role="administrator"))
    assert lines(client, "partner") == {"Harbour University": 2, "Dock": 2, "Quiet": 2}


@pytest.mark.any_database
def test_every_number_opens_as_many_records(client, works):
    client.force_login(user())
    told = {}
    for way in WAYS:
        page = client.get(f"/publications/figures/?by={way}")
        links = re.findall(r'<a href="(/publications/[^"]+)">([\d,]+)</a>', page.content.decode())
        told |= {url.replace("&amp;", "&"): int(number) for url, number in links}
    assert len(told) > 2 * len(WAYS)
    assert {url: len(client.get(url).context["rows"]) for url in told} == told


@pytest.mark.any_database
def test_what_is_older_than_the_last_ten_years_stands_in_one_column_and_is_opened_together(client):
    harbour = organisation("Harbour University", country="CN")
    rows = [{"title": f"Of {year}", "year": year, "organisations": [harbour]} for year in range(2010, 2026)]
    register_publications(rows, by=SYSTEM)
    client.force_login(user())
    table = client.get("/publications/figures/").context["table"]
    assert (table["head"], table["years"][:2], table["years"][-2:]) == (
        "Partner",
        ["2025", "2024"],
        ["2016", "Earlier"],
    )
    [line] = table["lines"]
    assert [cell["number"] for cell in line["years"]] == [1] * 10 + [6]
    assert len(client.get(line["years"][-1]["url"]).context["rows"]) == 6
