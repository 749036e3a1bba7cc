"""The pages of money: what grants come to, the catalogue of facilities, calls in the calendar and in Today."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from syndesis.activities.services.belongings import register_facilities
from syndesis.activities.services.money import announce_call, record_grants
from syndesis.core.history import Actor
from syndesis.core.models import Role, Visibility
from syndesis.directory.services import define_field
from syndesis.engagement.choices import FeedOf
from syndesis.engagement.services.feeds import make_feed
from syndesis.web.today import today_page
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def mara(client):
    row = user(role=Role.COORDINATOR)
    client.force_login(row)
    return row


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sums(text: str) -> list[list[str]]:
    """The cells of the table."""
    rows = re.findall(r"<tr>(.*?)</tr>", text.partition('class="table dense counts sums"')[2], re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(unescape(re.sub(r"<[^>]*>", " ", cell)).split()) for cell in row] for row in cells[1:]]


@pytest.mark.concept(63)
def test_each_sum_is_of_one_currency_and_leads_to_the_grants_behind_it(client, mara):
    unit, rsf = home(), organisation("Science Foundation")
    hidden = organisation("Quince", visibility=Visibility.RESTRICTED)
    many = [
        ("Rotors", rsf, 6_000_000, 1_000_000, "RUB", "2024", "Teams"),
        ("Blades", rsf, 2_000_000, None, "RUB", "2025", ""),
        ("Wheels", rsf, 50_000, None, "EUR", "", "Teams"),
        ("Hubs", hidden, 150_000, None, "EUR", "2025-03", ""),
        ("Bolts", rsf, None, 7, "USD", "2025", ""),
        ("Gears", rsf, None, None, "", "2025", ""),
    ]
    record_grants(
        [
            {"title": title, "funder": funder, "amount": amount, "own_share": own, "currency": currency,
             "awarded_on": awarded, "programme": programme, "owner_unit": unit}
            for title, funder, amount, own, currency, awarded, programme in many
        ],
        by=SYSTEM,
    )  # fmt: skip
    text = page(client, "/grants/money/")
    assert sums(text) == [
        ["Science Foundation", "2", "RUB 8,000,000", "RUB 1,000,000", "100/100 100 %"],
        ["1", "€50,000", "", "25/100 25 %"],
        ["1", "amount not known", "$7", ""],
        ["1", "amount not known", "", ""],
        ["(not visible to you)", "1", "€150,000", "", "75/100 75 %"],
    ]
    assert "Quince" not in text
    by_year = page(client, "/grants/money/?by=year")
    assert [row[0] for row in sums(by_year)] == ["2025", "1", "1", "1", "2024", "not known"]
    by_programme = page(client, "/grants/money/?by=programme")
    links = re.findall(r'<td class="num"><a href="([^"]*)"', text + by_year + by_programme)
    behind = [sorted(re.findall(r"data-open>([^<]*)</a>", page(client, unescape(link)))) for link in links]
    assert behind == [
        ["Blades", "Rotors"], ["Wheels"], ["Bolts"], ["Gears"],
        ["Hubs"], ["Blades"], ["Bolts"], ["Gears"], ["Rotors"], ["Wheels"],
        ["Wheels"], ["Rotors"], ["Hubs"], ["Blades"], ["Bolts"], ["Gears"],
    ]  # fmt: skip


@pytest.mark.concept(75)
def test_the_catalogue_names_what_is_offered_with_terms_and_whom_to_ask(client, mara):
    unit, light, energy = home(), define_field(by=SYSTEM, name="Light frames"), define_field(by=SYSTEM, name="Energy")
    offered = {"is_offered": True, "owner_unit": unit, "terms": "By the hour"}
    register_facilities(
        [
            {"name": "Friction welder", "field": light, "contact": person("Panchenko"), **offered},
            {"name": "Turbine bench", "field": energy, **offered},
            {"name": "Secret oven", "field": energy, "visibility": Visibility.RESTRICTED, **offered},
            {"name": "Clean room", "field": light, "owner_unit": unit},
        ],
        by=SYSTEM,
    )
    text = page(client, "/facilities/offered/")
    assert re.findall(r"<h2><a [^>]*>([^<]*)</a></h2>", text) == ["Turbine bench", "Friction welder"]
    assert ("By the hour" in text, "Panchenko" in text, "Secret oven" in text) == (True, True, False)
    narrowed = page(client, f"/facilities/offered/?field={light.pk}")
    assert re.findall(r"<h2><a [^>]*>([^<]*)</a></h2>", narrowed) == ["Friction welder"]


@pytest.mark.concept(62)
def test_the_deadline_of_a_call_is_in_the_calendar_in_today_and_in_the_feed(client, mara):
    today = timezone.localdate()
    near, rsf = today + timedelta(days=20), organisation("Science Foundation")
    for title, days in (("Joint call", 20), ("Gone", -1), ("Far", 700)):
        closes_on = today + timedelta(days=days)
        announce_call(by=SYSTEM, title=title, organisations=[rsf], closes_on=closes_on)
    calendar = page(client, f"/calendar/?kind=call&day={near}")
    assert re.findall(r"Last day to apply: [^<]*", calendar) == ["Last day to apply: Joint call"]
    [section] = [each for each in today_page(mara, today).ours if each["title"] == "Calls that close soon"]
    assert [(line["title"], line["detail"]) for line in section["lines"]] == [("Joint call", "Science Foundation")]
    listed = page(client, section["url"])
    assert re.findall(r"data-open>([^<]*)</a>", listed) == ["Joint call"]
    answering = user("answering", Role.COORDINATOR, answers_for=(rsf,))
    for reader, told in ((answering, True), (mara, False)):
        _feed, secret = make_feed(by=Actor(reader), of=FeedOf.MINE)
        body = client.get(f"/calendar/{secret}.ics").content.decode()
        assert ("Joint call" in body) is told
