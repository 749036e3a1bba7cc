"""The balance of exchange: places agreed and used by academic year, and who has sent more."""

from datetime import date

import pytest

from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.queries.balance import balance_of
from syndesis.agreements.services import register_agreement
from syndesis.agreements.wording.balance import reciprocity
from syndesis.core.models import Role
from syndesis.objects.services import revise
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def exchange(partner, **fields) -> Agreement:
    """Five out and five in each year, of five months; three and two more came than went in the first two years."""
    row = register_agreement(
        by=SYSTEM,
        title="Exchange",
        kind="exchange",
        organisations=[home(), partner],
        signed_on="2023-05-15",
        starts_on="2023-09-01",
        ends_on="2028-08-31",
        **fields,
    )
    places = [
        {"year": None, "direction": direction, "level": "any", "field": None, "places": 5, "months": 5}
        for direction in ("out", "in")
    ]
    used = [(2023, "out", 2), (2023, "in", 5), (2024, "out", 3), (2024, "in", 5), (2025, "out", 4), (2025, "in", 3)]
    revise(
        AgreementType,
        row,
        by=SYSTEM,
        places=places,
        places_used=[
            {"year": year, "direction": direction, "level": "master", "people": people, "remark": ""}
            for year, direction, people in used
        ],
    )
    row.refresh_from_db()
    return row


@pytest.mark.concept(48)
def test_the_balance_runs_over_the_term_and_is_said_in_words(client):
    partner = organisation("Harbour Institute", country="ES")
    row = exchange(partner)
    balance = balance_of([row], TODAY)
    told = [
        (year.year, year.agreed["out"], year.agreed["in"], year.used["out"], year.used["in"], year.running)
        for year in balance.years
    ]
    assert told == [(2023, 5, 5, 2, 5, 3), (2024, 5, 5, 3, 5, 5), (2025, 5, 5, 4, 3, 4), (2026, 5, 5, 0, 0, 4)]
    assert (balance.people, balance.months, balance.months_are_known) == (4, 20, True)
    assert reciprocity(balance) == "They sent 4 more than we did."
    client.force_login(user("ada"))
    page = client.get(f"/partners/{partner.pk}/").content.decode()
    assert "They sent 4 more than we did. In months, they sent 20 more." in page
    assert '<th scope="row">2024/25</th>' in page
    shown = client.get("/partners/?columns=name,exchange_balance&sort=-exchange_balance").content.decode()
    assert "they +4" in shown


@pytest.mark.any_database
def test_what_is_not_known_is_not_made_up():
    partner = organisation("Harbour Institute")
    draft = register_agreement(by=SYSTEM, title="Draft", status="draft", organisations=[home(), partner])
    draft.places.create(direction="out", places=3)
    assert balance_of([draft], TODAY).years == []
    draft.places_used.create(year=2020, direction="out", people=2)
    draft.places_used.create(year=2022, direction="in", people=2)
    balance = balance_of([draft], TODAY)
    assert [(year.year, year.running) for year in balance.years] == [(2020, -2), (2021, -2), (2022, 0)]
    assert (reciprocity(balance), balance.months_are_known) == ("They sent as many as we did.", False)


def test_a_restricted_agreement_tells_its_balance_to_nobody_else(client):
    partner = organisation("Harbour Institute")
    exchange(partner, visibility="restricted")
    client.force_login(user("vera", Role.VIEWER))
    assert "They sent" not in client.get(f"/partners/{partner.pk}/").content.decode()
