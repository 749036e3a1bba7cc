"""What the search box finds, as the page of results shows it."""

import json

import pytest

from syndesis.catalogue import loader
from tests.catalogue.records import name, record
from tests.directory.factories import user
from tests.objects.samples import partner

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def test_a_partnership_is_no_second_hit_beside_its_partner(client):
    partner("Orchid University")
    client.force_login(user())
    groups = client.get("/search/?q=orchid").context["groups"]
    assert [(str(group["label"]), [hit["title"] for hit in group["hits"]]) for group in groups] == [
        ("Organisations", ["Orchid University"])
    ]
    shown = [
        template.name for template in client.get("/search/?q=orchid", headers={"hx-target": "find-results"}).templates
    ]
    assert (shown[0], "web/base.html" in shown) == ("ui/hits.html", False)


@pytest.mark.any_database
def test_the_catalogue_says_how_many_it_holds_and_offers_what_it_finds(client, tmp_path):
    path = tmp_path / "v1-2026-01-01-ror-data.jsonl"
    records = [record("03cve4549", name("Orchid University", "en", "ror_display", "label"))]
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    loader.load(path)
    client.force_login(user())
    page = client.get("/catalogue/?q=orchid").content.decode()
    assert ("1 organisation of the world" in page, "Take Orchid University into the record" in page) == (True, True)
