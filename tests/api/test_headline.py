"""The head-line of the partners through the API."""

import pytest

from syndesis.core.models import Role
from syndesis.directory.services import start_partnership
from tests.api.calls import of_role
from tests.directory.factories import SYSTEM, organisation

pytestmark = pytest.mark.django_db
HEADLINE = "/partners/headline/"


def partner(name, country, **fields):
    start_partnership(by=SYSTEM, organisation=organisation(name, country=country, **fields), started_on="2011")


@pytest.mark.concept(50)
def test_the_headline_counts_what_the_filters_leave_and_the_reader_may_see():
    for name, country in (("Lake", "ES"), ("Bay", "ES"), ("Harbour", "CN")):
        partner(name, country)
    partner("Orchid", "PT", visibility="restricted")
    manager, administrator = of_role(Role.MANAGER, "mona"), of_role(Role.ADMINISTRATOR, "ada")
    told = manager.get(HEADLINE, {"as_of": "2015"}).json()
    assert told == {
        "partners": 3,
        "countries": 2,
        "as_of": "2015-12-31",
        "text": "3 partners in 2 countries as of 31 December 2015",
        "by_country": [{"country": "ES", "partners": 2}, {"country": "CN", "partners": 1}],
    }
    assert manager.get(HEADLINE, {"country": "CN"}).json()["partners"] == 1
    assert administrator.get(HEADLINE).json()["countries"] == 3


@pytest.mark.parametrize("name", ["colour", "page", "tier"])
def test_what_is_no_filter_is_refused(name):
    response = of_role(Role.VIEWER).get(HEADLINE, {name: "golden"})
    assert (response.status_code, list(response.json()["errors"])) == (400, [name])
