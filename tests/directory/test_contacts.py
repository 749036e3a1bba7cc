"""Contact data is kept for a purpose, and looked at again years after the last contact."""

from datetime import date

import pytest
from django.utils import timezone

from syndesis.core.history import Actor
from syndesis.core.models import HistoryEvent
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Contact
from syndesis.directory.queries.contact_review import due, due_for
from syndesis.directory.services import add_contact, keep_contact, remove_contact
from syndesis.engagement.services import add_participant, log_engagement
from tests.directory import factories

pytestmark = pytest.mark.django_db
BY, TODAY = factories.SYSTEM, date(2026, 3, 1)


def contact(name="Arno", added="2015-01-01", met="", **fields):
    person = factories.person(name)
    made = add_contact(by=BY, person=person, value=f"{name.lower()}@example.edu", **fields)
    Contact.objects.filter(pk=made.pk).update(added_on=date.fromisoformat(added))
    if met:
        held = log_engagement(by=BY, title="", kind="meeting", held_on=met)
        add_participant(by=BY, engagement=held, person=person)
    return made


def test_five_years_after_the_last_meeting_contact_data_is_due():
    silent = contact("Silent", met="2020-12-31")
    contact("Met", met="2022-05-01")
    contact("New", added="2025-01-01")
    never = contact("Never", added="2020-01-01")

    assert sorted(due(TODAY).values_list("pk", flat=True)) == [silent.pk, never.pk]


def test_a_meeting_that_lies_ahead_is_no_contact():
    planned = contact("Planned", met="2999-01-01")

    assert [row.pk for row in due(TODAY)] == [planned.pk]


def test_a_day_for_the_review_goes_before_the_years():
    contact("Later", review_on=date(2027, 1, 1))
    sooner = contact("Sooner", added="2026-01-01", review_on=date(2026, 2, 1))

    assert [row.pk for row in due(TODAY)] == [sooner.pk]


def test_the_number_of_years_is_a_setting(settings):
    settings.CONTACT_YEARS = 2
    row = contact(added="2023-06-01")

    assert [each.pk for each in due(TODAY)] == [row.pk]


def test_what_is_kept_has_a_purpose_and_another_review():
    row = contact()

    with pytest.raises(Refused, match="what it is kept for"):
        keep_contact(row, by=BY, purpose="  ")
    with pytest.raises(Refused, match="lies ahead"):
        keep_contact(row, by=BY, purpose="Invitations", review_on=date(2020, 1, 1))
    keep_contact(row, by=BY, purpose="Invitations to the summer school")

    row.refresh_from_db()
    today = timezone.localdate()
    assert (row.purpose, row.review_on.year) == ("Invitations to the summer school", today.year + 5)
    assert not due(today).exists()


def test_what_is_removed_is_gone_from_the_history_too():
    row = contact("Gone")

    remove_contact(row, by=BY)

    images = [str(old) for old in HistoryEvent.objects.filter(model="directory.contact").values_list("old", flat=True)]
    assert (Contact.objects.count(), [image for image in images if "gone@example.edu" in image]) == (0, [])


def test_nobody_decides_about_people_whom_they_may_not_change():
    row, reader = contact(), factories.user(role="viewer")

    assert due(TODAY).count() == 1
    assert not due_for(reader, TODAY).exists()
    with pytest.raises(Forbidden):
        keep_contact(row, by=Actor(reader), purpose="Curiosity")
    with pytest.raises(Forbidden):
        remove_contact(row, by=Actor(reader))


def test_an_address_is_kept_once_and_in_its_own_form():
    person = factories.person("Arno")

    first = add_contact(by=BY, person=person, value=" mailto:arno@example.edu ")
    second = add_contact(by=BY, person=person, value="ARNO@example.edu")

    assert (first.value, second.pk) == ("arno@example.edu", first.pk)
    with pytest.raises(Refused, match="no e-mail address"):
        add_contact(by=BY, person=person, value="arno at example")


def test_one_way_is_preferred():
    person = factories.person("Arno")
    for value in ("a@example.edu", "b@example.edu"):
        add_contact(by=BY, person=person, value=value, is_preferred=True)

    assert list(person.contacts.filter(is_preferred=True).values_list("value", flat=True)) == ["b@example.edu"]
