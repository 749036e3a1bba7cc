"""A meeting that is written down on one page, and one out of an invitation."""

from datetime import date, time
from urllib.parse import parse_qs, urlparse

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from syndesis.core.models import Role
from syndesis.directory.models import Contact, Person
from syndesis.directory.services import hold_position
from syndesis.engagement.models import Engagement, Initiative
from syndesis.engagement.services import log_engagement
from syndesis.work.models import Action
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    user = directory.user()
    client.force_login(user)
    return user


def invitation(*lines: str, uid: str = "one@calendar", method: str = "REQUEST") -> dict[str, SimpleUploadedFile]:
    text = [
        "BEGIN:VCALENDAR",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        *lines,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return {"file": SimpleUploadedFile("invite.ics", "\r\n".join(text).encode(), "text/calendar")}


@pytest.mark.concept(33)
@pytest.mark.concept(34)
def test_one_page_makes_the_meeting_its_people_outcomes_promises_and_the_next_step(client, writer):
    directory.home()
    partner, eva = directory.organisation("Harbour University", country="ES"), directory.person("Ruiz", "Eva")
    hold_position(by=SYSTEM, person=eva, title="Vice-Rector", organisation=partner)
    response = client.post(
        "/engagement/quick/",
        {
            "organisations": partner.pk,
            "held_on": "2026-03-04",
            "kind": "inbound",
            "title": "Energy",
            "people": eva.pk,
            "newcomers": "LIU Wei, head of the laboratory\nFelix VALDES",
            "outcomes": "- Two themes\nA list by May",
            "ours": "Send the programme",
            "theirs": "Name a coordinator\nHost the school",
            "next_step": "Ring Eva",
            "next_due": "April 2026",
        },
    )
    met = Engagement.objects.get()
    assert response.url == met.get_absolute_url()
    assert (met.kind, met.direction, str(met.held_on), met.title) == ("visit", "inbound", "2026-03-04", "Energy")
    there = [(str(row.person), str(row.position or "")) for row in met.participants.exclude(person=None)]
    assert [name for name, _position in there] == ["Eva Ruiz", "Wei Liu", "Felix Valdes"]
    assert met.participants.get(person=eva).position.title == "Vice-Rector"
    newcomer = Person.objects.get(family_name="Liu").positions.get()
    assert (newcomer.title, newcomer.organisation) == ("head of the laboratory", partner)
    assert [outcome.text for outcome in met.outcomes.all()] == ["Two themes", "A list by May"]
    promised = {(row.title, row.owed_by, row.stage, str(row.stage_on)) for row in Initiative.objects.all()}
    assert promised == {
        ("Send the programme", "us", "agreed", "2026-03-04"),
        ("Name a coordinator", "them", "agreed", "2026-03-04"),
        ("Host the school", "them", "agreed", "2026-03-04"),
    }
    assert {row.organisations.get() for row in Initiative.objects.all()} == {partner}
    step = Action.objects.get()
    assert (step.title, step.owner, str(step.due_on), step.about) == ("Ring Eva", writer, "2026-04", met)


def test_what_is_wrong_is_told_and_nothing_is_written(client, writer):
    partner = directory.organisation("Harbour University")
    given = {"organisations": partner.pk, "held_on": "soonish", "kind": "meeting", "ours": "x" * 301}
    response = client.post("/engagement/quick/", given)
    text = response.content.decode()
    assert (response.status_code, "soonish" in text, "Line 1 is longer than 300 characters." in text) == (
        422,
        True,
        True,
    )
    assert (Engagement.objects.count(), Initiative.objects.count()) == (0, 0)


def test_a_refused_part_takes_all_back(client):
    unit, partner = directory.organisation("Institute of Ice"), directory.organisation("Harbour University")
    client.force_login(directory.user("kim", Role.VIEWER, (unit,)))
    assert client.get("/engagement/quick/").status_code == 403
    assert (
        client.post(
            "/engagement/quick/", {"organisations": partner.pk, "held_on": "2026", "kind": "meeting"}
        ).status_code
        == 403
    )
    assert Engagement.objects.count() == 0


def test_sent_twice_it_is_one_meeting(client, writer):
    partner = directory.organisation("Harbour University")
    given = {
        "organisations": partner.pk,
        "held_on": "2026-03-04",
        "kind": "meeting",
        "ours": "Write",
        "once": "token-1",
    }
    assert [client.post("/engagement/quick/", given).status_code for _round in range(2)] == [302, 302]
    assert (Engagement.objects.count(), Initiative.objects.count()) == (1, 1)


def test_an_invitation_fills_the_form_with_those_whom_we_know(client, writer):
    partner, eva = directory.organisation("Harbour University"), directory.person("Ruiz", "Eva")
    hold_position(by=SYSTEM, person=eva, title="Vice-Rector", organisation=partner)
    hidden = directory.person("Shadow", "Sam")
    Person.objects.filter(pk=hidden.pk).update(visibility="restricted")
    for person, address in ((eva, "Eva@partner.example"), (hidden, "sam@partner.example")):
        Contact.objects.create(person=person, kind="email", value=address)
    lines = [
        "DTSTART;TZID=Europe/Madrid:20260304T093000",
        "DTEND;TZID=Europe/Madrid:20260304T110000",
        "SUMMARY:Working meeting",
        "LOCATION:Madrid",
        "ATTENDEE;CN=Eva R:mailto:eva@partner.example",
        "ATTENDEE;CN=Sam S:mailto:sam@partner.example",
        "ATTENDEE;CN=Liu Wei:mailto:liu@partner.example",
    ]
    client.force_login(directory.user("colin", Role.COORDINATOR, (partner,)))
    response = client.post("/engagement/calendar-entry/", invitation(*lines))
    assert urlparse(response.url).path == "/engagement/quick/"
    given = parse_qs(urlparse(response.url).query)
    assert given["people"] == [str(eva.pk)]
    assert given["organisations"] == [str(partner.pk)]
    assert given["newcomers"] == ["Sam S\nLiu Wei"]
    page = client.get(response.url).content.decode()
    assert "Eva Ruiz" in page
    sent = {
        "organisations": partner.pk,
        "people": eva.pk,
        "kind": "meeting",
        **{name: given[name][0] for name in ("held_on", "begins_at", "ends_at", "timezone", "title", "city", "uid")},
    }
    assert client.post("/engagement/quick/", sent).status_code == 302
    met = Engagement.objects.get()
    assert (met.calendar_uid, met.begins_at, met.ends_at, met.timezone, met.city) == (
        "one@calendar",
        time(9, 30),
        time(11),
        "Europe/Madrid",
        "Madrid",
    )


def test_an_invitation_sent_again_says_what_changed_and_is_taken_over_by_a_press(client, writer):
    met = log_engagement(by=SYSTEM, title="Working meeting", held_on="2026-03-04", calendar_uid="one@calendar")
    again = invitation("DTSTART;VALUE=DATE:20260311", "SUMMARY:Working meeting")
    address = client.post("/engagement/calendar-entry/", again).url
    assert urlparse(address).path == f"/engagement/{met.pk}/calendar-entry/"
    page = client.get(address).content.decode()
    assert ("March 4, 2026" in page or "4 March 2026" in page, "11" in page) == (True, True)
    client.post(address)
    met.refresh_from_db()
    assert met.held_on.first == date(2026, 3, 11)
    called_off = client.post(
        "/engagement/calendar-entry/", invitation("DTSTART;VALUE=DATE:20260311", method="CANCEL")
    ).url
    client.post(called_off)
    met.refresh_from_db()
    assert met.is_cancelled


def test_an_entry_of_a_meeting_that_one_may_not_see_makes_a_new_one(client):
    ours = directory.organisation("Institute of Ice")
    log_engagement(
        by=SYSTEM, title="Secret", held_on="2026-03-04", calendar_uid="one@calendar", visibility="restricted"
    )
    client.force_login(directory.user("colin", Role.COORDINATOR, (ours,)))
    response = client.post("/engagement/calendar-entry/", invitation("DTSTART;VALUE=DATE:20260311"))
    assert urlparse(response.url).path == "/engagement/quick/"


def test_what_is_no_calendar_is_told(client, writer):
    file = SimpleUploadedFile("notes.ics", b"Dear colleagues")
    response = client.post("/engagement/calendar-entry/", {"file": file})
    assert (response.status_code, "no calendar entry" in response.content.decode()) == (422, True)
