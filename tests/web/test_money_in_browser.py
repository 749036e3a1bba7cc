"""Money and the catalogue of facilities in Chromium: no barrier, wherever one looks at them."""

import pytest

from syndesis.activities.services.belongings import register_facility, register_property
from syndesis.activities.services.money import announce_call, record_grants
from tests.directory.factories import SYSTEM, home, organisation, person
from tests.web.browsing import LOOKS_BY_DAY, look_at, sign_in, troubles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scheme"), LOOKS_BY_DAY)
def test_their_pages_have_no_barriers(page, live_server, width, scheme):
    unit, funder = home(), organisation("Science Foundation of the Northern Coast")
    call = announce_call(by=SYSTEM, title="Joint call", organisations=[funder], amount=5, currency="EUR")
    record_grants(
        [
            {"title": "Rotors that last", "funder": funder, "amount": 21_000_000, "own_share": 5, "currency": "RUB"},
            {"title": "Rotors in the cold", "funder": funder, "amount": 186_500, "currency": "EUR"},
        ],
        by=SYSTEM,
    )
    held = register_property(by=SYSTEM, title="Wheel", shares=[{"organisation": unit, "percent": 60}])
    register_facility(
        by=SYSTEM, name="Friction stir welder", is_offered=True, terms="By the hour", contact=person("Panchenko")
    )
    sign_in(page, live_server)
    look_at(page, width, scheme)
    for url in ("/grants/money/", "/facilities/offered/", call.get_absolute_url(), held.get_absolute_url()):
        page.goto(live_server.url + url)
        assert (url, troubles(page)) == (url, [])
