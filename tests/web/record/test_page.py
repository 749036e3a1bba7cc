"""The page of a record: its fields in the reader's words, its panels, what can be done; and a quick look at it."""

import pytest

from syndesis.agreements.services import add_signatory, register_agreement
from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.services import cite
from syndesis.directory.models import Organisation
from syndesis.engagement.services import add_participant, log_engagement, record_promise
from syndesis.work.services import add_action, complete_action
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM
from tests.intake import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    user = directory.user("ada", role=Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def pairs(response) -> dict[str, list[tuple[str, str]]]:
    return {pair["label"]: [(v.text, v.url) for v in pair["says"]] for pair in response.context["pairs"]}


def lines(response, name: str) -> list[tuple[str, str]]:
    (section,) = [section for section in response.context["sections"] if section["id"] == name]
    return [(line["title"], line["detail"]) for line in section["lines"]]


def test_fields_that_hold_something_stand_in_the_words_of_the_reader(client, reader):
    unit = directory.organisation("International Office")
    agreement = register_agreement(
        by=SYSTEM,
        title="Memorandum",
        organisations=[unit],
        signed_on="2015-04",
        owner_unit=unit,
        notes="See https://archive.example/1\n<b>bold</b>",
    )
    response = client.get(agreement.get_absolute_url())
    assert pairs(response) == {
        "Unit in charge": [("International Office", unit.get_absolute_url())],
        "Signed": [("April 2015", "")],
    }
    assert [(chip["label"], chip.get("tone")) for chip in response.context["chips"]] == [
        ("In force", "good"),
        ("Framework agreement", ""),
    ]
    page = response.content.decode()
    assert '<a href="https://archive.example/1" rel="nofollow">' in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert [part["title"] for part in response.context["prose"]] == ["Remarks"]


def test_fields_follow_the_language_of_the_reader(client, reader):
    agreement = register_agreement(
        by=SYSTEM, title="Memorandum", organisations=[directory.organisation("Park")], signed_on="2015-04"
    )
    client.cookies["django_language"] = "es"
    response = client.get(agreement.get_absolute_url())
    assert [value for says in pairs(response).values() for value, _url in says] == ["abril de 2015"]


def test_a_restricted_record_is_no_link_and_has_no_name(client):
    secret = directory.organisation("Secret Institute", visibility="restricted")
    agreement = register_agreement(
        by=SYSTEM, title="Memorandum", organisations=[directory.organisation("Park")], owner_unit=secret
    )
    client.force_login(directory.user("vera", role=Role.VIEWER))
    assert pairs(client.get(agreement.get_absolute_url())) == {"Unit in charge": [("(not visible to you)", "")]}


def test_people_out_of_reach_neither_sign_nor_take_part(client):
    park, hidden = directory.organisation("Park"), directory.person("Secretive", "Sam")
    type(hidden).objects.filter(pk=hidden.pk).update(visibility="restricted")
    open_one = directory.person("Oliveira", "Marta")
    agreement = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park])
    visit = log_engagement(by=SYSTEM, title="Visit", organisations=[park])
    for person in (hidden, open_one):
        add_signatory(by=SYSTEM, agreement=agreement, organisation=park, person=person)
        add_participant(by=SYSTEM, engagement=visit, person=person)
    client.force_login(directory.user("vera", role=Role.VIEWER))
    response = client.get(agreement.get_absolute_url())
    signed = {party["name"]: [each["name"] for each in party["people"]] for party in response.context["parties"]}
    assert (signed, "Secretive" in response.content.decode()) == ({"Park": ["Marta Oliveira"]}, False)
    assert lines(client.get(f"{agreement.get_absolute_url()}?quick=1"), "parties") == [("Park", "Marta Oliveira")]
    page = client.get(visit.get_absolute_url()).content.decode()
    assert ("Marta Oliveira" in page, "Secretive" in page) == (True, False)


def test_evidence_of_a_field_stands_behind_it_and_that_of_the_record_behind_its_name(client, reader):
    intake, park = factories.intake(), directory.organisation("Park")
    agreement = register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], signed_on="2015-04")
    for field, words in (("", "They agreed"), ("signed_on", "summer school")):
        start = factories.TEXT.index(words)
        cite(by=SYSTEM, subject=agreement, text=intake.text, start=start, end=start + len(words), field=field)
    response = client.get(agreement.get_absolute_url())
    assert len(response.context["footnotes"]) == 1
    assert [len(pair["footnotes"]) for pair in response.context["pairs"]] == [1]


def test_a_record_of_another_shows_on_the_pages_of_both(client, reader):
    partner, person = directory.organisation("Harbour University"), directory.person("Oliveira", "Marta")
    visit = log_engagement(by=SYSTEM, title="Visit", organisations=[partner], held_on="2025-05-07")
    add_participant(by=SYSTEM, engagement=visit, person=person)
    record_promise(by=SYSTEM, title="Summer school", organisations=[partner], counterpart=person)
    response = client.get(person.get_absolute_url())
    assert (lines(response, "meetings"), lines(response, "promises")) == ([("Visit", "")], [("Summer school", "")])


def test_deeds_are_offered_to_those_who_may_change_the_record_as_it_stands(client):
    mara, vera = directory.user("mara", role=Role.CONTRIBUTOR), directory.user("vera", role=Role.VIEWER)
    action = add_action(by=Actor(mara), title="Send the text", owner=mara)
    page = action.get_absolute_url()
    offered = {}
    for reader in (mara, vera):
        client.force_login(reader)
        offered[reader.username] = [str(deed["label"]) for deed in client.get(page).context["actions"]]
    assert offered == {"mara": ["Archive", "Edit", "Drop", "Done"], "vera": []}


def test_a_deed_is_done_or_refused_with_a_message(client):
    mara = directory.user("mara", role=Role.CONTRIBUTOR)
    action = add_action(by=Actor(mara), title="Send the text", owner=mara)
    complete_action(action, by=Actor(mara))
    client.force_login(mara)
    response = client.post(f"{action.get_absolute_url()}drop/", follow=True)
    assert [str(message) for message in response.context["messages"]] == ["“Send the text” is closed: reopen it first."]
    response = client.post(f"{action.get_absolute_url()}reopen/", follow=True)
    assert [str(message) for message in response.context["messages"]] == ["Reopen: “Send the text”."]
    assert response.redirect_chain == [(action.get_absolute_url(), 302)]


def test_a_deed_is_not_done_by_who_only_reads_nor_leads_elsewhere(client):
    mara, vera = directory.user("mara", role=Role.CONTRIBUTOR), directory.user("vera", role=Role.VIEWER)
    action = add_action(by=Actor(mara), title="Send the text", owner=mara)
    client.force_login(vera)
    response = client.post(f"{action.get_absolute_url()}complete/", {"next": "https://elsewhere.example/"})
    action.refresh_from_db()
    assert (response.url, action.status) == (action.get_absolute_url(), "open")
    assert client.get(f"{action.get_absolute_url()}complete/").status_code == 405


def test_an_archived_record_is_still_read_and_can_be_brought_back(client, reader):
    person = directory.person("Oliveira", "Marta")
    type(person).objects.update(archived_at="2026-01-02T00:00Z")
    response = client.get(person.get_absolute_url())
    assert [chip["label"] for chip in response.context["chips"]] == ["archived on 2 January 2026"]
    assert [action["label"] for action in response.context["actions"]] == ["Erase", "Bring back"]


def test_a_quick_look_is_a_piece_of_a_page_with_the_first_lines(client, reader):
    partner = directory.organisation("Harbour University", country="ES")
    for number in range(6):
        log_engagement(by=SYSTEM, title=f"Visit {number}", organisations=[partner])
    response = client.get(f"{partner.get_absolute_url()}?quick=1")
    page = response.content.decode()
    assert ("<html" in page, "Harbour University" in page, pairs(response)) == (
        False,
        True,
        {"Country": [("Spain", "")]},
    )
    assert [(s["title"], s["count"], len(s["lines"])) for s in response.context["sections"]] == [
        ("Meetings and visits", 6, 4),
        ("Screening", 1, 1),
        ("Risk", 1, 1),
    ]


def test_the_page_of_a_partner_does_not_name_a_restricted_whole(client):
    whole = directory.organisation("Secret Institute", visibility="restricted")
    part = directory.organisation("Open Laboratory", parent=whole)
    client.force_login(directory.user("vera", role=Role.VIEWER))
    assert Organisation.objects.get(pk=part.pk).parent == whole
    for address in ("", "?quick=1", "history/", "compare/?from=0&all=1", "notes/"):
        assert "Secret" not in client.get(f"{part.get_absolute_url()}{address}").content.decode()
