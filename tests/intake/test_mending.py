"""Mending a reading: adding what it missed, joining, splitting, and forgetting what was learnt."""

import pytest

from syndesis.agreements.services import register_agreement
from syndesis.core.services import Refused
from syndesis.directory.models import Position
from syndesis.directory.services import register_person
from syndesis.intake.models import LearntName
from syndesis.intake.services import accept, add_finding, join, split
from tests.directory.factories import organisation as on_record
from tests.directory.factories import user
from tests.intake import factories
from tests.intake.factories import SYSTEM, TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_words_of_the_text_become_a_finding_about_those_of_the_same_sentence():
    case = factories.intake()
    factories.organisation(case, "o1", "Harbour University")
    case.findings.update(spans=[[TEXT.rindex("Harbour University"), TEXT.rindex("Harbour University") + 18]])
    made = add_finding(by=SYSTEM, intake=case, category="figure", words="11,400   students")
    assert (made.read_by, made.confidence, TEXT[made.start : made.end]) == ("person", 1.0, "11,400 students")
    assert (made.data["value"], made.data["indicator"], made.data["organisation"]) == (11400, "students", "o1")


def test_an_organisation_is_linked_where_one_of_ours_is_called_so():
    ours = on_record("Harbour University")
    data = add_finding(by=SYSTEM, intake=factories.intake(), category="organisation", words="Harbour University").data
    assert (data["linked"], data["is_home"], data["candidates"][0]["key"]) == (True, False, str(ours.pk))


def test_the_place_meant_is_the_nearest_one():
    case = factories.intake()
    made = add_finding(by=SYSTEM, intake=case, category="organisation", words="Harbour University", near=len(TEXT))
    assert made.start == TEXT.rindex("Harbour University")


@pytest.mark.parametrize(
    ("category", "words", "why"),
    [
        ("person", "Nobody Here", "do not stand in the text"),
        ("person", "", "Select some words"),
        ("gossip", "Marta Oliveira", "Say what it is"),
        ("document", "Marta Oliveira", "Say what it is"),
        ("figure", "They agreed", "needs a number"),
    ],
)
def test_what_cannot_be_added_is_told(category, words, why):
    with pytest.raises(Refused, match=why):
        add_finding(by=SYSTEM, intake=factories.intake(), category=category, words=words)


def test_joined_findings_are_one_and_what_named_the_other_names_it():
    case = factories.intake()
    whole = factories.organisation(case, "o1", "Harbour University")
    short = factories.organisation(case, "o2", "HU")
    person = factories.person(case, "p1", "Marta Oliveira", "o2")
    join(by=SYSTEM, finding=whole, other=short)
    for row in (whole, short, person):
        row.refresh_from_db()
    assert (len(whole.spans), short.decision, person.data["organisation"]) == (2, "rejected", "o1")
    with pytest.raises(Refused, match="one kind"):
        join(by=SYSTEM, finding=whole, other=person)


def test_a_finding_that_ran_two_together_is_split():
    case = factories.intake()
    row = factories.organisation(case, "o1", "Harbour University")
    other = TEXT.index("Northern Polytechnic")
    case.findings.update(spans=[*row.spans, [other, other + 20]])
    row.refresh_from_db()
    made = split(by=SYSTEM, finding=row, words="Northern Polytechnic")
    row.refresh_from_db()
    assert (made.data["name"], made.spans, len(row.spans)) == ("Northern Polytechnic", [[other, other + 20]], 1)
    with pytest.raises(Refused, match="not all"):
        split(by=SYSTEM, finding=row, words="Harbour University")


def test_the_page_adds_joins_and_splits_and_opens_what_was_added(client):
    case = factories.intake()
    factories.organisation(case, "o1", "Harbour University")
    client.force_login(user("cora", "coordinator"))
    page = client.post(f"/intake/{case.pk}/add/", {"category": "person", "words": "Marta Oliveira"}, follow=True)
    made = case.findings.get(category="person")
    assert (made.data["given_name"], made.data["family_name"]) == ("Marta", "Oliveira")
    assert page.context["editing"] == made.pk
    told = client.post(f"/intake/{case.pk}/add/", {"category": "person", "words": "Not There"}, follow=True)
    assert "These words do not stand in the text." in told.content.decode()
    accept(by=SYSTEM, finding=made)
    made.refresh_from_db()
    assert str(made.record) == "Marta Oliveira"
    client.force_login(user("vera", "viewer"))
    assert client.post(f"/intake/{case.pk}/add/", {"category": "person", "words": "Marta"}).status_code in (302, 403)
    assert case.findings.count() == 2


def test_a_learnt_name_is_seen_and_forgotten(client):
    name = LearntName.objects.create(surface="harbour uni", organisation=on_record("Harbour University"))
    silent = on_record("Silent", visibility="restricted")
    hidden = LearntName.objects.create(surface="silent works", organisation=silent)
    client.force_login(user("cora", "coordinator"))
    page = client.get("/intake/names/").content.decode()
    assert ("harbour uni" in page, "silent works" in page) == (True, False)
    assert client.post(f"/intake/names/{hidden.pk}/forget/").status_code == 404
    client.post(f"/intake/names/{name.pk}/forget/")
    assert list(LearntName.objects.all()) == [hidden]


def test_a_choice_is_always_followed_unless_it_is_meant_here_only(client):
    case, polytechnic = factories.intake(), on_record("Polytechnic of the North")
    client.force_login(user("cora", "coordinator"))
    taught = {}
    for key, reach in (("o1", ""), ("o2", "here")):
        row = factories.organisation(case, key, "Northern Polytechnic")
        client.post(f"/findings/{row.pk}/choose/", {"choice": f"record:{polytechnic.pk}", "reach": reach})
        client.post(f"/findings/{row.pk}/accept/")
        (group,) = client.get(f"/intake/{case.pk}/").context["review"].groups
        taught[key] = [card["taught"] for card in group["findings"] if card["id"] == row.pk]
        assert LearntName.objects.count() == (1 if reach == "" else 0)
        client.post(f"/findings/{row.pk}/undo/")
        assert LearntName.objects.count() == 0  # taken back with the decision that taught it
        row.delete()
    assert taught == {"o1": ["“Northern Polytechnic”"], "o2": [""]}


def test_a_contradiction_shows_both_sides(client):
    case = factories.intake()
    park = on_record("Harbour University", country="ES")
    chosen = factories.organisation(case, "o1", "Harbour University", country="PT")
    case.findings.filter(pk=chosen.pk).update(choice=f"record:{park.pk}")
    person = register_person(by=SYSTEM, given_name="Marta", family_name="Oliveira")
    Position.objects.create(person=person, organisation=park, title="Rector", starts_on="2024")
    factories.person(case, "p1", "Marta Oliveira", "o1", role="dean")
    register_agreement(by=SYSTEM, title="Memorandum", organisations=[park], status="expired", signed_on="2015-04")
    factories.agreement(case, "a1", "cooperation agreement in April 2015", ["o1"], date="2015")
    client.force_login(user("ada", "administrator"))
    groups = client.get(f"/intake/{case.pk}/").context["review"].groups
    sides = {
        card["category"]: [(each.told, each.held) for each in card["contradictions"]]
        for group in groups
        for card in group["findings"]
    }
    assert sides == {
        "organisation": [("Portugal", "Spain")],
        "person": [("dean on 9 May 2025", "Rector since 2024")],
        "agreement": [("Signed", "Expired")],
    }
