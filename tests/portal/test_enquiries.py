"""The public form: what comes in by it, and who is kept from it."""

import re

import pytest
from django.core import signing
from django.test import Client

from syndesis.core.history import Actor
from syndesis.core.models import HistoryEvent, Note, Source
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.directory.models import Field
from syndesis.engagement.models import Enquiry
from syndesis.engagement.services.enquiries import (
    answer_enquiry,
    choose_organisation,
    dismiss_enquiry,
    enquiry_becomes_promise,
    receive_enquiry,
    reopen_enquiry,
    take_in_hand,
)
from syndesis.engagement.services.throttling import ENQUIRY, LIMITS
from tests.directory.factories import home, organisation, user

pytestmark = pytest.mark.django_db
GIVEN = {
    "subject": "A joint school",
    "text": "We would like to hold a summer school with you.",
    "sender": "Rui Costa",
    "email": "rui@harbour.example",
    "organisation_name": "Harbour University",
    "country": "PT",
    "consent": "on",
}


@pytest.fixture
def patient(monkeypatch) -> None:
    """Whoever fills the form took their time."""
    monkeypatch.setattr("syndesis.portal.forms.FASTEST", 0)


def sent(client, **given: str):
    stamp = re.search(r'name="stamp" value="([^"]+)"', client.get("/enquire/").content.decode())
    return client.post("/enquire/", GIVEN | {"stamp": stamp[1] if stamp else ""} | given)


def enquiry(**facts: str) -> Enquiry:
    told = {name: GIVEN[name] for name in ("subject", "text", "sender", "email", "organisation_name", "country")}
    return receive_enquiry(**told | facts)


@pytest.mark.concept(113)
def test_a_stranger_asks_by_the_public_form_and_staff_find_it(client, patient):
    home()
    response = sent(client)
    assert (response.status_code, response["Location"]) == (302, "/enquire/thanks/?lang=en")
    made = Enquiry.objects.get()
    assert (made.subject, made.sender, made.country, made.status) == ("A joint school", "Rui Costa", "PT", "new")
    client.force_login(user())
    assert "A joint school" in client.get("/").content.decode()
    assert "summer school" in client.get(made.get_absolute_url()).content.decode()


@pytest.mark.parametrize("language", ["en", "ru", "es", "zh-hans"])
def test_the_form_comes_in_four_languages_without_a_cookie(client, language):
    response = client.get(f"/enquire/?lang={language}")
    assert f'<html lang="{language}">' in response.content.decode()
    assert response.cookies == {}
    assert "<script" not in response.content.decode()


def test_nothing_is_kept_without_consent(client, patient):
    assert sent(client, consent="").status_code == 422
    assert not Enquiry.objects.exists()


def test_a_robot_is_thanked_and_nothing_is_kept(client, patient):
    response = sent(client, website="https://spam.example")
    assert (response.status_code, Enquiry.objects.count()) == (302, 0)


@pytest.mark.parametrize("key", ["", "made up", "another's"])
def test_a_form_of_no_page_of_ours_is_asked_again(client, patient, key):
    response = sent(client, stamp=key and signing.TimestampSigner(key=key, salt="other").sign("enquiry"))
    assert (response.status_code, Enquiry.objects.count()) == (422, 0)
    assert "A joint school" in response.content.decode()


def test_a_form_that_is_filled_in_no_time_is_asked_again(client):
    assert (sent(client).status_code, Enquiry.objects.count()) == (422, 0)


def test_no_more_than_some_come_from_one_network_within_the_hour(client, patient):
    assert [sent(client).status_code for _number in range(LIMITS[ENQUIRY] + 1)] == [302] * LIMITS[ENQUIRY] + [429]
    assert sent(Client(REMOTE_ADDR="203.0.113.9")).status_code == 302
    assert Enquiry.objects.count() == LIMITS[ENQUIRY] + 1


def test_the_form_offers_no_field_that_only_those_responsible_may_see(client):
    for name, visibility in (("Light metals", "internal"), ("Secret matters", "restricted")):
        Field.objects.create(name=name, visibility=visibility)
    page = client.get("/enquire/").content.decode()
    assert ("Light metals" in page, "Secret matters" in page) == (True, False)


@pytest.mark.concept(113)
def test_an_enquiry_goes_from_hand_to_promise():
    ours, theirs, by = home(), organisation("Harbour University"), Actor(user())
    made = enquiry()
    assert made.owner_unit == ours
    made = take_in_hand(made, by=by)
    assert (made.status, made.assignee) == ("in_hand", by.user)
    with pytest.raises(Refused):
        enquiry_becomes_promise(made, by=by)
    choose_organisation(made, by=by, organisation=theirs)
    promise = enquiry_becomes_promise(made, by=by)
    assert (promise.title, promise.stage, list(promise.organisations.all())) == ("A joint school", "proposed", [theirs])
    with pytest.raises(Refused):
        enquiry_becomes_promise(made, by=by)
    made = answer_enquiry(made, by=by, remark="Invited to a talk.")
    assert (made.status, Note.objects.get().text) == ("answered", "Invited to a talk.")
    with pytest.raises(Refused):
        take_in_hand(made, by=by)
    assert reopen_enquiry(made, by=by).status == "in_hand"


def test_who_only_reads_changes_no_enquiry():
    made, viewer = enquiry(), Actor(user("vera", role="viewer"))
    for deed in (take_in_hand, answer_enquiry, dismiss_enquiry, reopen_enquiry, enquiry_becomes_promise):
        with pytest.raises(Forbidden):
            deed(made, by=viewer)


def test_the_history_says_that_a_stranger_wrote():
    made = enquiry()
    event = HistoryEvent.objects.get(model="engagement.enquiry", object_id=made.pk)
    assert event.change is not None
    assert event.change.source == Source.FORM


def test_who_asks_for_it_is_erased_from_the_record_and_its_history(client):
    by = Actor(user())
    made = answer_enquiry(enquiry(), by=by, remark="Rui Costa was invited.")
    client.force_login(by.user)
    client.post(f"{made.get_absolute_url()}erase/")
    made.refresh_from_db()
    assert (made.subject, made.sender, made.email, made.text, made.status) == ("—", "", "", "", "answered")
    kept = [str(row) for model in (Enquiry, Note, HistoryEvent) for row in model.objects.values()]
    assert [row for row in kept if "Costa" in row or "harbour.example" in row or "joint school" in row.casefold()] == []


def test_every_deed_stands_on_the_page(client):
    home()
    theirs, made = organisation("Harbour University"), enquiry()
    client.force_login(user())
    page = client.get(made.get_absolute_url()).content.decode()
    assert "mailto:rui@harbour.example" in page
    assert theirs.name in page
    for name, given in (("take", {}), ("organisation", {"organisation": theirs.pk}), ("promise", {})):
        assert client.post(f"{made.get_absolute_url()}{name}/", given).status_code == 302
    made.refresh_from_db()
    assert (made.organisation, made.initiative.title, made.status) == (theirs, "A joint school", "in_hand")
    client.post(f"{made.get_absolute_url()}dismiss/", {"remark": "Not for us"})
    made.refresh_from_db()
    assert made.status == "dismissed"


def test_no_other_system_writes_enquiries(client):
    client.force_login(user(role="administrator"))
    made = enquiry()
    data = {"content_type": "application/json", "data": {}}
    assert client.post("/api/v1/enquiries/", **data).status_code in (404, 405)
    assert client.patch(f"/api/v1/enquiries/{made.pk}/", **data).status_code in (404, 405)
