"""What the search box finds, as the page of results shows it."""

import pytest

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
