"""The pages of people, agreements, engagements and promises; documents with the places that the record points to."""

import pytest

from syndesis.agreements.services import register_agreement
from syndesis.core.history import Actor
from syndesis.core.services import cite
from syndesis.directory.services import attest_position
from syndesis.engagement.services import add_participant, link_agreement, log_engagement, note_outcome, record_promise
from syndesis.intake import services
from tests.directory import factories as directory
from tests.intake import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    user = directory.user()
    client.force_login(user)
    return user


def sections(response) -> dict[str, list[str]]:
    return {str(s["title"]): [str(line["title"]) for line in s.get("lines", [])] for s in response.context["sections"]}


def pairs(response) -> dict[str, list[str]]:
    return {pair["label"]: [value.text for value in pair["says"]] for pair in response.context["pairs"]}


@pytest.mark.concept(22, 24, 25, 33)
def test_an_engagement_shows_who_took_part_and_what_came_out(client, reader):
    partner, person = directory.organisation("Harbour University"), directory.person("Oliveira", "Marta")
    position = attest_position(by=directory.SYSTEM, person=person, organisation=partner, title="Vice-rector", on="2025")
    visit = log_engagement(by=directory.SYSTEM, title="", kind="visit", held_on="2025-05-07", organisations=[partner])
    add_participant(by=directory.SYSTEM, engagement=visit, person=person, position=position)
    note_outcome(by=directory.SYSTEM, engagement=visit, text="Directions for joint projects", count=3)
    record_promise(by=directory.SYSTEM, title="Summer school", organisations=[partner], engagement=visit)
    agreement = register_agreement(by=directory.SYSTEM, title="Memorandum", organisations=[partner])
    link_agreement(by=directory.SYSTEM, engagement=visit, agreement=agreement)
    response = client.get(visit.get_absolute_url())
    context, (side,) = response.context, response.context["sides"]
    assert (context["title"], sections(response)["Agreements"]) == ("Visit with Harbour University", ["Memorandum"])
    assert (side["name"], [row["name"] for row in side["people"]]) == ("Harbour University", ["Marta Oliveira"])
    assert [(row["text"], row["count"]) for row in context["outcomes"]] == [("Directions for joint projects", 3)]
    assert [row["title"] for row in context["promises"]] == ["Summer school"]


@pytest.mark.concept(42, 45)
def test_an_agreement_shows_its_parties_and_where_it_was_signed(client, reader):
    park = directory.organisation("Harbour Park", kind="technology_park")
    agreement = register_agreement(by=directory.SYSTEM, title="", organisations=[park], signed_on="2015-04")
    visit = log_engagement(by=directory.SYSTEM, title="Delegation", kind="visit", held_on="2015-04")
    link_agreement(by=directory.SYSTEM, engagement=visit, agreement=agreement)
    response = client.get(agreement.get_absolute_url())
    assert pairs(response) == {"Signed": ["April 2015"]}
    assert [party["name"] for party in response.context["parties"]] == ["Harbour Park"]
    assert sections(response) == {
        "Obligations": [],
        "Renewal": ["What came of it, and what comes after it"],
        "Risk of the parties": ["Harbour Park"],
        "Screening": ["Not screened yet"],
        "Signed or discussed at": ["Delegation"],
    }


@pytest.mark.concept(11)
def test_a_person_shows_every_position_and_meeting(client, reader):
    office, person = directory.organisation("International Office"), directory.person("Sokolov", "Ivan")
    attest_position(by=directory.SYSTEM, person=person, organisation=office, title="Director", on="2015-11-21")
    attest_position(by=directory.SYSTEM, person=person, organisation=office, title="Head", on="2019-12-09")
    response = client.get(person.get_absolute_url())
    shown = {when: [row["title"] for row in response.context[when]] for when in ("now", "before")}
    assert shown == {"now": ["Head"], "before": ["Director"]}
    assert sections(response) == {"Meetings": [], "Screening": ["Not screened yet"]}


@pytest.mark.concept(37)
def test_a_promise_shows_its_stages_with_their_sentences(client, reader):
    intake, partner = factories.intake(), directory.organisation("Harbour University")
    promise = record_promise(by=directory.SYSTEM, title="Summer school", stage="agreed", organisations=[partner])
    start = factories.TEXT.index("They agreed")
    cite(by=directory.SYSTEM, subject=promise.stages.get(), text=intake.text, start=start, end=start + 36)
    response = client.get(promise.get_absolute_url())
    stage = response.context["sections"][0]["lines"][0]
    assert (stage["title"], [n.quote for n in stage["footnotes"]]) == (
        "Agreed",
        ["They agreed to open a summer school."],
    )


@pytest.mark.concept(115)
def test_a_document_marks_the_places_that_the_record_points_to(client, reader):
    intake = factories.intake()
    factories.organisation(intake, "o1", "Harbour University")
    factories.finding(
        intake, "issuer", "document", "Northern Polytechnic", role="issuer", as_written="Northern Polytechnic"
    )
    services.accept_above(by=Actor(reader), intake=intake, confidence=0.9)
    document = intake.text.document
    response = client.get(f"/documents/{document.pk}/")
    marked = [(s.text, s.classes) for s in response.context["segments"] if s.anchors]
    assert marked == [("Harbour University", "organisation"), ("Northern Polytechnic", "document")]
    assert [place["label"] for place in response.context["evidence"]] == ["Harbour University"]
    issuer = response.context["pairs"][0]
    assert (issuer["label"], issuer["value"]) == ("issued by", "Northern Polytechnic")
    file = client.get(f"/documents/{document.pk}/file/")
    assert (b"".join(file.streaming_content).decode(), file["Content-Disposition"]) == (
        factories.TEXT,
        'attachment; filename="news.txt"',
    )


def test_a_restricted_record_is_on_no_page_of_another(client):
    secret = directory.organisation("Secret Institute", visibility="restricted")
    meeting = log_engagement(by=directory.SYSTEM, title="Meeting", held_on="2025", organisations=[secret])
    client.force_login(directory.user("vera", role="viewer"))
    assert "Secret Institute" not in client.get(meeting.get_absolute_url()).content.decode()


def test_a_restricted_organisation_is_named_in_no_title_and_found_by_no_search(client):
    secret = directory.organisation("Secret Institute", visibility="restricted")
    partner = directory.organisation("Harbour University")
    meeting = log_engagement(by=directory.SYSTEM, title="", held_on="2025", organisations=[secret, partner])
    agreement = register_agreement(by=directory.SYSTEM, title="", organisations=[secret, partner], signed_on="2025")
    record_promise(by=directory.SYSTEM, title="Summer school", organisations=[secret, partner], stage_on="2025")
    person = directory.person("Oliveira", "Marta")
    position = attest_position(by=directory.SYSTEM, person=person, organisation=secret, title="Vice-rector", on="2025")
    add_participant(by=directory.SYSTEM, engagement=meeting, person=person, position=position)
    client.force_login(directory.user("vera", role="viewer"))
    pages = ["/", "/partners/", "/people/", "/agreements/", "/engagement/", "/promises/", "/search/?q=secret+institute"]
    pages += [r.get_absolute_url() for r in (meeting, agreement, partner, person)]
    pages += [
        "/organisations/options/?q=secret",
        "/agreements/?q=secret",
        "/engagement/?q=secret",
        "/promises/?q=secret",
    ]
    named = [path for path in pages if "Secret Institute" in client.get(path).content.decode()]
    assert named == []
    for path in ("/agreements/", "/engagement/", "/promises/"):
        assert [client.get(path + query).context["page"].paginator.count for query in ("?q=secret", "?q=harbour")] == [
            0,
            1,
        ]
