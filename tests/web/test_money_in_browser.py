"""Money and the catalogue of facilities in Chromium: no barrier in either theme nor on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from syndesis.activities.services.belongings import register_facility, register_property
from syndesis.activities.services.money import announce_call, record_grants
from tests.directory.factories import SYSTEM, home, organisation, person
from tests.web.browsing import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_their_pages_have_no_barriers(page, live_server):
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
    found = []
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        pages = ("/grants/money/", "/facilities/offered/", call.get_absolute_url(), held.get_absolute_url())
        for url in pages:
            page.goto(live_server.url + url)
            found += [(url, scheme, each["id"]) for each in Axe().run(page).response["violations"]]
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), url
    assert found == []
