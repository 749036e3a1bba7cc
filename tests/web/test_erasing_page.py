"""Erasing a person: the preview says what would change, and only then it is done."""

import pytest
from django.urls import reverse

from syndesis.core.models import Visibility
from syndesis.directory.models import Person
from syndesis.directory.services import add_contact
from syndesis.engagement.models import Engagement
from syndesis.engagement.services import add_participant, log_engagement
from tests.directory import factories

pytestmark = pytest.mark.django_db
BY = factories.SYSTEM


@pytest.fixture
def person() -> Person:
    row = factories.person("Arnolfi", "Dmitri")
    add_contact(by=BY, person=row, value="arnolfi@example.edu")
    met = log_engagement(by=BY, title="Talk with Dmitri Arnolfi", kind="meeting", held_on="2020")
    add_participant(by=BY, engagement=met, person=row)
    return row


def address(person) -> str:
    return reverse("web:person_erase", args=[person.pk])


@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("manager", 200), ("coordinator", 403)])
def test_managers_and_administrators_come_to_the_page(client, person, role, status):
    client.force_login(factories.user(role=role))

    offered = [action["url"] for action in client.get(person.get_absolute_url()).context["actions"]]

    assert (client.get(address(person)).status_code, address(person) in offered) == (status, status == 200)


def test_the_page_says_what_goes_what_stays_and_where_the_name_stands(client, person):
    client.force_login(factories.user())

    shown = client.get(address(person)).context

    assert shown["goes"] == ["name, title or salutation, remarks", "1 address or number"]
    assert shown["stays"] == ["Participants: 1"]
    assert [(p["what"], p["before"], p["name"]) for p in shown["sure"]] == [
        ("Engagement", "Talk with ", "Dmitri Arnolfi")
    ]


def test_what_the_reader_may_not_see_is_counted_and_not_shown(client, person):
    Engagement.objects.update(visibility=Visibility.RESTRICTED)
    client.force_login(factories.user())

    answer = client.get(address(person))

    assert [place["is_hidden"] for place in answer.context["sure"]] == [True]
    assert b"Talk with" not in answer.content


def test_nothing_is_erased_before_somebody_says_that_they_looked(client, person):
    client.force_login(factories.user())

    answer = client.post(address(person))

    person.refresh_from_db()
    assert (answer.status_code, person.erased_at) == (422, None)


def test_the_person_is_erased_and_the_places_that_were_not_ticked_stay(client, person):
    meant = log_engagement(by=BY, title="Dinner with Arnolfi", kind="meeting")
    other = log_engagement(by=BY, title="Arnolfi Street", kind="meeting")
    client.force_login(factories.user())
    offered = {
        place["before"] + place["name"]: place["key"] for place in client.get(address(person)).context["doubtful"]
    }

    client.post(
        address(person),
        {"sure": "1", "shown": list(offered.values()), "taken": [offered["Dinner with Arnolfi"]]},
    )

    meant.refresh_from_db(), other.refresh_from_db()
    assert (meant.title, other.title) == ("Dinner with ███████", "Arnolfi Street")
    answer = client.get(person.get_absolute_url())
    assert (answer.context["title"], answer.context["actions"]) == ("Erased person", [])
    assert b"Arnolfi" not in client.get(reverse("web:people")).content
    assert client.get(address(person)).status_code == 404
