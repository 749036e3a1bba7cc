"""The page of an engagement, and the small forms on it, without script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from syndesis.core.attachments import NewFile, attach_files
from syndesis.core.models import Role
from syndesis.directory.services import attest_position, define_field
from syndesis.engagement.models import Engagement
from syndesis.engagement.services import (
    add_agenda_item,
    add_participant,
    add_photograph,
    log_engagement,
    quote,
    record_promise,
)
from syndesis.engagement.services.proposals import register_proposal
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.fixture
def meeting() -> Engagement:
    lake = organisation("Lake University")
    return log_engagement(by=SYSTEM, title="Talks", held_on="2024-05-07", organisations=[home(), lake], format="hybrid")


def page(client, row, role=Role.MANAGER, **more):
    client.force_login(user(f"a_{role}", role=role))
    return client.get(row.get_absolute_url(), **more)


def add(client, row, part, **said):
    return client.post(reverse("web:engagement_entry_add", args=[row.pk, part]), said)


@pytest.mark.concept(22, 27)
def test_who_took_part_stands_by_sides_in_the_order_of_protocol(client, meeting):
    school, dean = organisation("School of Mines", parent=organisation("Bay University")), person("Dean", "Ann")
    attest_position(by=SYSTEM, person=dean, organisation=school, title="dean", on="2024-05-07")
    guest = person("Rector", "Bea")
    attest_position(by=SYSTEM, person=guest, organisation=school.parent, title="rector", on="2024-05-07")
    for who in (dean, guest):
        add_participant(by=SYSTEM, engagement=meeting, person=who)
    sides = page(client, meeting).context["sides"]
    assert {side["name"]: [each["name"] for each in side["people"]] for side in sides} == {
        "Bay University": ["Bea Rector", "Ann Dean"],
        "Northern Polytechnic": [],
        "Lake University": [],
    }
    assert [(each["then"], each["unit"]) for each in sides[0]["people"]] == [
        ("Rector", ""),
        ("Dean", "School of Mines"),
    ]


@pytest.mark.concept(24, 125)
def test_the_head_says_when_where_and_how(client):
    hall = organisation("Innovation Centre", kind="other")
    row = log_engagement(
        by=SYSTEM, title="Forum", held_on="2024-05-07", begins_at="10:00", ends_at="12:30", timezone="Asia/Shanghai",
        venue=hall, city="Xi’an", country="CN", format="hybrid", theme="Cities", is_cancelled=True,
    )  # fmt: skip
    context = page(client, row).context
    told = {str(pair["label"]): pair["value"] for pair in context["when_and_where"]}
    assert told == {
        "Hours": "10:00–12:30 (Asia/Shanghai)",
        "Venue": "Innovation Centre",
        "Place": "Xi’an, China",
        "Theme": "Cities",
    }
    assert "cancelled" in [str(chip["label"]) for chip in context["chips"]]


@pytest.mark.concept(26, 29, 35)
def test_the_chain_leads_before_and_after(client, meeting):
    lake = meeting.participants.get(organisation__is_home=False).organisation
    summit = log_engagement(by=SYSTEM, title="Summit", held_on="2024-05")
    log_engagement(by=SYSTEM, title="First visit", held_on="2015-04", organisations=[lake])
    log_engagement(by=SYSTEM, title="Second visit", held_on="2019", organisations=[lake])
    log_engagement(by=SYSTEM, title="Third visit", held_on="2026-01", organisations=[lake])
    log_engagement(by=SYSTEM, title="Quiet visit", held_on="2023", organisations=[lake], visibility="restricted")
    log_engagement(by=SYSTEM, title="Working meeting", held_on="2024-06", follows=meeting)
    Engagement.objects.filter(pk=meeting.pk).update(part_of=summit)
    assert [(line["title"], line["detail"]) for line in page(client, meeting, Role.VIEWER).context["chain"]] == [
        ("Summit", "part of"),
        ("Working meeting", "followed by"),
        ("Second visit", "the meeting before, with the same partner"),
        ("Third visit", "the next, with the same partner"),
    ]


@pytest.mark.concept(30, 109)
def test_other_records_on_the_same_fields_are_offered(client):
    cities, water = define_field(by=SYSTEM, name="Cities"), define_field(by=SYSTEM, name="Water")
    forum = log_engagement(by=SYSTEM, title="Forum", held_on="2022", fields=[cities])
    activity("Clean City", fields=[cities])
    activity("Clean River", fields=[water])
    activity("Secret City", fields=[cities], visibility="restricted")
    log_engagement(by=SYSTEM, title="Seminar", held_on="2023", fields=[cities, water])
    found = page(client, forum, Role.VIEWER).context["same_fields"]
    assert {line["title"] for line in found} == {"Clean City", "Seminar"}


def test_what_the_reader_may_not_see_stands_nowhere(client, meeting):
    hidden = organisation("Orchid", visibility="restricted")
    spy = person("Orchidea")
    type(spy).objects.filter(pk=spy.pk).update(visibility="restricted")
    add_participant(by=SYSTEM, engagement=meeting, organisation=hidden)
    add_participant(by=SYSTEM, engagement=meeting, person=spy)
    add_agenda_item(by=SYSTEM, engagement=meeting, title="Orchid talks", venue=hidden)
    quote(by=SYSTEM, engagement=meeting, speaker=spy, text="Orchids everywhere")
    record_promise(by=SYSTEM, title="Orchid garden", engagement=meeting, visibility="restricted")
    answer = page(client, meeting, Role.VIEWER)
    assert answer.status_code == 200
    assert "rchid" not in answer.content.decode()
    assert "entry-add" not in answer.content.decode()


def test_more_of_everything_needs_no_more_queries(client, meeting, django_assert_max_num_queries):
    def fill(number: int) -> None:
        for place in range(number):
            who = person(f"Name{place}")
            add_participant(by=SYSTEM, engagement=meeting, person=who)
            add_agenda_item(by=SYSTEM, engagement=meeting, title=f"Item {place}", speakers=[who])
            quote(by=SYSTEM, engagement=meeting, speaker=who, text="Words")

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    fill(2)
    page(client, meeting)
    with CaptureQueriesContext(connection) as few:
        client.get(meeting.get_absolute_url())
    fill(8)
    with django_assert_max_num_queries(len(few)):
        client.get(meeting.get_absolute_url())


@pytest.mark.concept(27)
def test_an_item_with_its_speakers_is_added_on_the_page(client, meeting):
    speaker = person("Valdés")
    client.force_login(user())
    answer = add(client, meeting, "agenda", title="Welcome", kind="talk", speakers=[speaker.pk])
    assert answer["Location"] == f"{meeting.get_absolute_url()}#agenda"
    item = meeting.agenda.get()
    assert (item.title, [str(each) for each in item.speakers.all()]) == ("Welcome", ["Valdés"])


def test_what_is_wrong_stands_on_the_page_with_what_was_typed(client, meeting):
    client.force_login(user())
    answer = add(client, meeting, "agenda", title="", kind="talk", place="Room 7")
    assert (answer.status_code, answer.context["forms"]["agenda"]["open"]) == (422, True)
    assert "Room 7" in answer.content.decode()
    assert add(client, meeting, "participants", role="guest").status_code == 422
    assert meeting.agenda.count() == 0


@pytest.mark.concept(28, 33, 126)
def test_outcomes_benefits_and_words_are_added_on_the_page(client, meeting):
    client.force_login(user())
    add(client, meeting, "outcomes", text="Directions", count="3")
    add(client, meeting, "benefits", kind="lead", text="A test hall")
    add(client, meeting, "quotations", speaker=person("Valdés").pk, text="Vale.", language="es")
    add(client, meeting, "participants", person=person("Ocaña").pk, role="speaker")
    assert (meeting.outcomes.get().count, meeting.benefits.get().kind) == (3, "lead")
    assert (meeting.quotations.get().language, meeting.participants.get(person__family_name="Ocaña").role) == (
        "es",
        "speaker",
    )
    words = meeting.quotations.get()
    client.post(reverse("web:engagement_clear", args=[meeting.pk, words.pk]), {"clearance": "cleared"})
    words.refresh_from_db()
    assert words.clearance == "cleared"


@pytest.mark.concept(119)
def test_a_photograph_is_added_and_shown_with_caption_credit_and_consent(client, meeting):
    client.force_login(user())
    said = {"caption": "The hall", "credit": "A. B.", "consent": "cleared"}
    add(client, meeting, "photographs", file=SimpleUploadedFile("hall.png", PNG, "image/png"), **said)
    shown = client.get(meeting.get_absolute_url()).context["photographs"]
    assert [(each["caption"], each["credit"], str(each["consent"])) for each in shown] == [
        ("The hall", "A. B.", "may be published")
    ]
    picture = client.get(shown[0]["source"])
    assert (picture.status_code, picture["Content-Type"], b"".join(picture.streaming_content)) == (
        200,
        "image/png",
        PNG,
    )


@pytest.mark.concept(31)
def test_what_was_presented_lies_with_the_engagement(client, meeting):
    attach_files(by=SYSTEM, subject=meeting, given=[NewFile("strategic-plans.pdf", b"%PDF-1.7")])
    assert "strategic-plans.pdf" in page(client, meeting, Role.VIEWER).content.decode()


@pytest.mark.concept(35)
def test_a_working_meeting_shows_the_proposals_that_it_discusses(client, meeting):
    seen = register_proposal(by=SYSTEM, title="Joint laboratories", organisations=[])
    hidden = register_proposal(by=SYSTEM, title="Quiet proposal", organisations=[], visibility="restricted")
    add_agenda_item(by=SYSTEM, engagement=meeting, title="Mechanisms", proposal=seen)
    add_agenda_item(by=SYSTEM, engagement=meeting, title="Mechanisms", proposal=hidden)
    shown = page(client, meeting, Role.VIEWER).context["agenda"]
    assert [str(item["proposal"]) for item in shown] == ["Joint laboratories"]


def test_the_picture_of_a_restricted_engagement_is_shown_to_nobody_else(client):
    row = log_engagement(by=SYSTEM, title="Quiet", visibility="restricted")
    picture = add_photograph(by=SYSTEM, engagement=row, given=NewFile("a.png", PNG))
    client.force_login(user(role=Role.VIEWER))
    assert client.get(reverse("web:file", args=[picture.document_id])).status_code == 404


def test_speakers_have_their_talks_on_the_page_of_the_item(client, meeting):
    first, second = person("Arno"), person("Basil")
    item = add_agenda_item(by=SYSTEM, engagement=meeting, title="Talks", speakers=[first])
    held = item.speakers.get()
    client.force_login(user())
    url = reverse("web:engagement_entry", args=[meeting.pk, "agenda", item.pk])
    assert client.get(url).status_code == 200
    said = {"title": "Talks", "kind": "talk", "order": "1", "speakers-0-id": held.pk, "speakers-0-person": first.pk}
    said |= {"speakers-0-talk": "On water", "speakers-1-person": second.pk, "speakers-1-talk": "On air"}
    assert client.post(url, said).status_code == 302
    assert [(str(each), each.talk) for each in item.speakers.all()] == [("Arno", "On water"), ("Basil", "On air")]


def test_a_row_is_taken_out(client, meeting):
    item = add_agenda_item(by=SYSTEM, engagement=meeting, title="Talks")
    client.force_login(user())
    client.post(reverse("web:engagement_entry_remove", args=[meeting.pk, "agenda", item.pk]))
    assert meeting.agenda.count() == 0


def test_who_may_not_change_an_engagement_adds_nothing_to_it(client, meeting):
    client.force_login(user(role=Role.VIEWER))
    assert add(client, meeting, "outcomes", text="Directions", count="1").status_code == 404
    assert meeting.outcomes.count() == 0
