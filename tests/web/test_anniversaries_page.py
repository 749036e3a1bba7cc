"""The page of the anniversaries of a year, where there are many of them."""

import pytest

from syndesis.directory.services import start_partnership
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = [pytest.mark.django_db, pytest.mark.concept(43)]


def test_of_many_anniversaries_one_month_lies_open(client):
    client.force_login(user())
    for month in ("01", "02", "03"):
        for number in range(21):
            partner = organisation(f"Partner {number} of {month}")
            start_partnership(by=SYSTEM, organisation=partner, started_on=f"1980-{month}-05")

    def folded(query):
        months = client.get(f"/partners/anniversaries/?{query}").context["months"]
        return [(month["title"], month["folded"]) for month in months]

    assert folded("year=1990") == [("January", False), ("February", True), ("March", True)]
    assert folded("year=1990&q=of 02") == [("February", False)]
