"""Who makes an organisation or a person by a call is told which others look like it."""

import pytest

from syndesis.core.models import Role, Visibility
from tests.api.calls import of_role
from tests.directory.factories import organisation, person

pytestmark = [pytest.mark.django_db, pytest.mark.concept(10, 13)]


def test_a_new_organisation_is_made_and_what_looks_like_it_told():
    known = organisation("Tsinghua University", country="CN")
    organisation("Tsinghua University Press", country="CN")
    organisation("University of Tsinghua", visibility=Visibility.RESTRICTED)
    answer = of_role(Role.COORDINATOR).post("/organisations/", {"name": "Tsingua University", "country": "CN"})
    told = answer.json()["possible_duplicates"]
    assert (answer.status_code, [(each["id"], each["name"], each["level"]) for each in told]) == (
        201,
        [(known.pk, "Tsinghua University", "possible")],
    )
    assert [reason["code"] for reason in told[0]["reasons"]] == ["misspelt", "country", "kind"]


def test_one_that_looks_like_nothing_says_so():
    person("Herrero", "Miguel")
    answer = of_role(Role.MANAGER).post("/people/", {"family_name": "Petrova", "given_name": "Anna"})
    assert (answer.status_code, answer.json()["possible_duplicates"]) == (201, [])


def test_other_types_say_nothing_of_it():
    row = organisation("Harbour Park")
    answer = of_role(Role.MANAGER).post("/agreements/", {"title": "Memorandum", "organisations": [row.pk]})
    assert (answer.status_code, "possible_duplicates" in answer.json()) == (201, False)
