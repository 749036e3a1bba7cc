"""A form with many tables of rows: what holds nothing is folded, blank rows and vocabularies stand once."""

import pytest

from syndesis.activities.models import Activity
from tests.web.forms import facts, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_without_script_the_spare_row_is_filled_in_and_vocabularies_are_known_by_their_words(client):
    signed_in(client)
    page = client.get("/activities/new/")
    content = page.content.decode()
    assert (content.count('<option value="Spain">'), content.count("EUR – Euro")) == (1, 1)
    assert (content.count('<details class="form-fold"'), "<template data-rows-template>" in content) == (12, False)
    sent = facts(page) | {
        "title": ["Winter School"],
        "kind": ["winter_school"],
        "cohorts-0-year": ["2024"],
        "cohorts-0-country": ["china"],
        "school-0-fee": ["10"],
        "school-0-currency": ["EUR – Euro"],
    }
    assert client.post("/activities/new/", sent).status_code == 302
    made = Activity.objects.get()
    assert [(row.year, row.country) for row in made.cohorts.all()] == [(2024, "CN")]
    assert made.school.currency == "EUR"

    again = client.get(f"/activities/{made.pk}/edit/").content.decode()

    assert 'value="China"' in again
    assert again.count('<details class="form-fold"') == 11
    wrong = client.post("/activities/new/", sent | {"cohorts-0-country": ["Atlantis"]})
    assert wrong.status_code == 422
    assert b"Atlantis" in wrong.content
