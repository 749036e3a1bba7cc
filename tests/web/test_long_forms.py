"""A form with many tables of rows: what holds nothing is folded, blank rows and vocabularies stand once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.activities.models import Activity, ActivityParty, ActivityPerson, Contribution, Theme
from syndesis.core.history import recording
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, organisation, person
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


def test_a_form_asks_which_tables_hold_rows_at_once_and_no_more_for_many_rows_than_for_one(client):
    signed_in(client)
    few, many = activity("Blades", kind="project"), activity("Coatings", kind="project")
    for made, number in ((few, 1), (many, 12)):
        partners = [organisation(f"{made.title} {place}") for place in range(number)]
        people = [person(f"{made.title}{place}") for place in range(number)]
        with recording(SYSTEM, "Rows"):
            ActivityParty.objects.bulk_create(
                ActivityParty(activity=made, organisation=each, role="industrial") for each in partners
            )
            ActivityPerson.objects.bulk_create(
                ActivityPerson(activity=made, person=one, organisation=each)
                for one, each in zip(people, partners, strict=True)
            )
            Theme.objects.bulk_create(Theme(activity=made, text=each.name, set_by=each) for each in partners)
            Contribution.objects.bulk_create(
                Contribution(activity=made, organisation=each, kind="money") for each in partners
            )
    client.get(f"/activities/{few.pk}/edit/")

    with CaptureQueriesContext(connection) as of_few:
        client.get(f"/activities/{few.pk}/edit/")
    with CaptureQueriesContext(connection) as of_many:
        page = client.get(f"/activities/{many.pk}/edit/").content.decode()

    assert (len(of_many), len(of_many) < 60) == (len(of_few), True)
    assert page.count('<div class="cell wide"><label for="id_contributions') == 13 * 3
