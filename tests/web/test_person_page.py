"""The page of a person: what they are and were, how they are reached, what they took part in."""

from datetime import date

import pytest
from django.urls import reverse

from syndesis.core.models import Visibility
from syndesis.core.services import keep_document
from syndesis.directory.models import Contact, Person
from syndesis.directory.services import (
    add_contact,
    attest_position,
    credit_document,
    hold_position,
    identify_person,
    name_person,
)
from syndesis.engagement.services import add_participant, log_engagement
from tests.directory import factories

pytestmark = pytest.mark.django_db
BY = factories.SYSTEM


@pytest.fixture
def person() -> Person:
    return factories.person("Arno", "Dmitri")


def page(client, person, role="manager", **kwargs):
    client.force_login(factories.user(f"a_{role}", role=role))
    return client.get(person.get_absolute_url(), **kwargs)


@pytest.mark.concept(12)
def test_the_head_says_title_and_office_together(client, person):
    university = factories.organisation("Harbour University")
    hold_position(by=BY, person=person, organisation=university, title="vice-rector", starts_on="2018")
    hold_position(by=BY, person=person, organisation=university, title="professor", kind="academic", starts_on="2001")

    assert page(client, person).context["subtitle"] == "Professor, Vice-rector · Harbour University"


@pytest.mark.concept(11)
def test_positions_stand_in_time_those_of_today_first(client, person):
    office = factories.organisation("International Office")
    for title, day in (("director", "2015-09-15"), ("head", "2019-12-09")):
        attest_position(by=BY, person=person, organisation=office, title=title, on=day)

    shown = page(client, person).context

    assert [(row["when"], row["title"]) for row in shown["now"]] == [("2019", "Head")]
    assert [(row["when"], row["title"], row["attested"]) for row in shown["before"]] == [
        ("2015", "Director", "15 September 2015")
    ]


@pytest.mark.concept(11)
def test_each_meeting_says_what_the_person_was_then(client, person):
    office = factories.organisation("International Office")
    for title, day in (("director", "2015-09-15"), ("head", "2019-12-09")):
        attest_position(by=BY, person=person, organisation=office, title=title, on=day)
        met = log_engagement(by=BY, title=f"Meeting of {day}", kind="meeting", held_on=day)
        add_participant(by=BY, engagement=met, person=person)

    sections = {section["id"]: section for section in page(client, person).context["sections"]}

    assert [(line["title"], line["detail"]) for line in sections["meetings"]["lines"]] == [
        ("Meeting of 2019-12-09", "head"),
        ("Meeting of 2015-09-15", "director"),
    ]


def test_names_identifiers_and_documents_stand_on_the_page(client, person):
    name_person(by=BY, person=person, given_name="Дмитрий", family_name="Арно", language="ru")
    identify_person(by=BY, person=person, scheme="orcid", value="0000-0002-1825-0097")
    text = keep_document(by=BY, content=b"x", media_type="text/plain", file_name="x.txt", title="A visit", text="x")
    credit_document(by=BY, document=text.document, role="author", as_written="D. Arno", person=person)

    html = page(client, person).content.decode()

    for words in ("Дмитрий Арно", "https://orcid.org/0000-0002-1825-0097", "A visit"):
        assert words in html


def test_an_employer_whom_the_reader_may_not_see_is_not_named(client, person):
    hidden = factories.organisation("Hidden Agency", visibility=Visibility.RESTRICTED)
    hold_position(by=BY, person=person, organisation=hidden, title="Agent", starts_on="2018")

    html = page(client, person, role="coordinator").content.decode()

    assert ("Agent" in html, "Hidden Agency" in html) == (True, False)


def test_who_may_not_see_the_person_sees_no_contact_data(client, person):
    add_contact(by=BY, person=person, value="arno@example.edu")
    Person.objects.filter(pk=person.pk).update(visibility=Visibility.RESTRICTED)

    assert page(client, person, role="coordinator").status_code == 404


def test_no_list_and_no_file_of_people_holds_contact_data(client, person):
    add_contact(by=BY, person=person, value="arno@example.edu", purpose="Invitations")
    client.force_login(factories.user(role="administrator"))

    for address in (reverse("web:people"), reverse("web:people_export", args=["csv"])):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert (answer.status_code, b"arno@example.edu" in body, b"Arno" in body) == (200, False, True)


def test_a_viewer_reads_and_changes_nothing(client, person):
    contact = add_contact(by=BY, person=person, value="arno@example.edu")
    position = hold_position(by=BY, person=person, title="Dean", starts_on="2018")

    shown = page(client, person, role="viewer")

    assert (b"arno@example.edu" in shown.content, shown.context["contact_form"], shown.context["move_url"]) == (
        True,
        None,
        "",
    )
    for name, key in (("contact_remove", contact.pk), ("position_end", position.pk), ("contact_keep", contact.pk)):
        assert client.post(reverse(f"web:person_{name}", args=[person.pk, key])).status_code == 404
    for name in ("move", "contact_add"):
        assert client.post(reverse(f"web:person_{name}", args=[person.pk])).status_code == 404


def test_a_position_is_ended_and_another_begins_elsewhere(client, person):
    old, new = factories.organisation("Harbour University"), factories.organisation("Lake University")
    hold_position(by=BY, person=person, organisation=old, title="Dean", starts_on="2018")
    client.force_login(factories.user(role="coordinator"))

    sent = {"organisation": new.pk, "title": "Rector", "kind": "office", "on": "September 2024"}
    answer = client.post(reverse("web:person_move", args=[person.pk]), sent)

    assert answer.status_code == 302
    assert [(p.title, str(p.starts_on), str(p.ends_on or "")) for p in person.positions.order_by("pk")] == [
        ("Dean", "2018", "2024-09"),
        ("Rector", "2024-09", ""),
    ]


def test_contact_data_is_added_kept_and_removed_from_the_page(client, person):
    client.force_login(factories.user(role="coordinator"))
    add, wrong = reverse("web:person_contact_add", args=[person.pk]), {"kind": "email", "value": "arno at example"}

    assert client.post(add, wrong).status_code == 422
    client.post(add, {"kind": "email", "value": "arno@example.edu"})
    row = Contact.objects.get()
    keep, remove = (reverse(f"web:person_contact_{deed}", args=[person.pk, row.pk]) for deed in ("keep", "remove"))
    assert client.post(keep, {"purpose": ""}).status_code == 422
    client.post(keep, {"purpose": "Invitations", "review_on": "2031-01-01"})
    row.refresh_from_db()
    assert (row.purpose, row.review_on) == ("Invitations", date(2031, 1, 1))
    assert client.post(remove, {"next": reverse("web:people_contacts")}).url == reverse("web:people_contacts")
    assert not Contact.objects.exists()


def test_what_is_to_be_reviewed_stands_on_a_page_and_on_today(client, person):
    row = add_contact(by=BY, person=person, value="arno@example.edu", review_on=date(2020, 1, 1))
    other = factories.person("Berg")
    add_contact(by=BY, person=other, value="berg@example.edu")
    client.force_login(factories.user(role="coordinator"))

    shown = client.get(reverse("web:people_contacts"))
    today = client.get(reverse("web:home")).context["today"]
    listed = client.get(reverse("web:people"), {"contacts": "review"})

    assert [line["value"] for line in shown.context["lines"]] == [row.value]
    assert [(section["title"], section["count"]) for section in today.mine] == [("Contact data to review", 1)]
    assert (b"Dmitri Arno" in listed.content, b"Berg" in listed.content) == (True, False)


def test_a_person_is_registered_with_position_employer_and_address(client):
    university = factories.organisation("Harbour University")
    client.force_login(factories.user(role="coordinator"))

    sent = {"family_name": "HERRERO", "visibility": "internal", "position": "Coordinator", "employer": university.pk,
            "position_since": "2021", "email": "herrero@example.edu"}  # fmt: skip
    client.post(reverse("web:person_new"), sent)

    made = Person.objects.get()
    assert (made.family_name, made.given_name) == ("Herrero", "")
    assert [(str(p), p.organisation, str(p.starts_on)) for p in made.positions.all()] == [
        ("Coordinator", university, "2021")
    ]
    assert made.contacts.get().value == "herrero@example.edu"


def test_the_rows_of_a_person_are_edited_in_the_form(client, person):
    held = add_contact(by=BY, person=person, value="arno@example.edu")
    client.force_login(factories.user(role="coordinator"))
    edit = reverse("web:person_edit", args=[person.pk])
    version = client.get(edit).context["hidden"]

    sent = {
        **dict(version), "given_name": "Dmitri", "family_name": "Arno", "visibility": "internal",
        "identifiers-0-scheme": "orcid", "identifiers-0-value": "https://orcid.org/0000-0002-1825-0097",
        "names-0-family_name": "АРНО", "names-0-kind": "alias",
        "contacts-0-id": held.pk, "contacts-0-gone": "on", "contacts-0-kind": "email", "contacts-0-value": held.value,
    }  # fmt: skip
    answer = client.post(edit, sent)

    assert answer.status_code == 302, answer.context["form"].errors
    assert (person.identifiers.get().value, person.names.get().family_name, person.contacts.count()) == (
        "0000-0002-1825-0097",
        "Арно",
        0,
    )
