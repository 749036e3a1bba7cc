"""The page of an agreement tells its term, parties and tree, and takes signatories; the form tells what is alike."""

import pytest
from django.urls import reverse

from syndesis.agreements import services
from syndesis.agreements.models import Agreement, Signatory
from syndesis.engagement.services import link_agreement, log_engagement
from tests.directory.factories import SYSTEM, home, organisation, person
from tests.web.forms import signed_in

pytestmark = pytest.mark.django_db


def agreement(title: str, *parties, **fields):
    return services.register_agreement(by=SYSTEM, title=title, organisations=parties, **fields)


@pytest.mark.concept(42, 45, 46, 47)
def test_the_page_tells_term_parties_scope_and_tree_and_nothing_that_is_hidden(client):
    ours, harbour, orchid = home(), organisation("Harbour University"), organisation("Orchid", visibility="restricted")
    frame = agreement("Frame", ours, harbour, signed_on="2011-04", kind="framework", status="active")
    row = agreement(
        *("Exchange of students", ours, harbour),
        framework=frame,
        kind="exchange",
        status="active",
        signed_on="2016-05-01",
        ends_on="2021-04-30",
        notice=3,
    )
    agreement(
        "Longer",
        ours,
        orchid,
        base=row,
        base_relation="extension",
        signed_on="2021-03",
        ends_on="2030",
        status="active",
    )
    agreement(
        *("Hidden successor", orchid),
        base=row,
        base_relation="successor",
        signed_on="2029",
        status="draft",
        visibility="restricted",
    )
    row.scopes.create(kind="students")
    visit = log_engagement(
        by=SYSTEM, title="Rector's visit", kind="visit", held_on="2016-05-01", organisations=[harbour]
    )
    link_agreement(by=SYSTEM, engagement=visit, agreement=row)
    signed_in(client)
    page = client.get(row.get_absolute_url())
    term, tree = page.context["term"], page.context["tree"]
    assert (term["short"], term["decide_by"]) == ("until 31 December 2030", "30 September 2030")
    assert term["steps"] == [
        "Until 30 April 2021 by its text.",
        "Extended until 31 December 2030 by the extension of 1 March 2021.",
        "Notice of 3 months: decide by 30 September 2030.",
    ]
    assert [each["name"] for each in page.context["parties"]] == ["Northern Polytechnic", "Harbour University"]
    [top] = tree
    [here] = top["children"]
    assert [top["title"], here["title"], *((each["title"], each["relation"]) for each in here["children"])] == [
        "Frame",
        "Exchange of students",
        ("Longer", "Extension"),
    ]
    assert [group["chips"][0]["label"] for group in page.context["scope"]] == ["Student exchange"]
    text = page.content.decode()
    assert ("Rector" in text, "Orchid" in text, "Hidden" in text) == (True, False, False)


def test_a_signatory_is_added_and_taken_out_on_the_page_and_what_is_wrong_stays_typed(client):
    harbour, quince = organisation("Harbour University"), person("Quince")
    row = agreement("Tides", harbour, signed_on="2015-04")
    signed_in(client)
    url = reverse("web:agreement_sign_for", args=[row.pk])
    wrong = client.post(url, {"organisation": harbour.pk, "person": "", "position_then": "Provost"})
    assert (wrong.status_code, 'value="Provost"' in wrong.content.decode()) == (422, True)
    assert (
        client.post(url, {"organisation": harbour.pk, "person": quince.pk, "position_then": "Provost"}).status_code
        == 302
    )
    signed = Signatory.objects.get()
    assert (signed.person, signed.position_then) == (quince, "Provost")
    assert "Provost" in client.get(row.get_absolute_url()).content.decode()
    client.post(reverse("web:agreement_unsign", args=[row.pk, signed.pk]))
    assert not Signatory.objects.exists()


def test_who_enters_an_agreement_that_is_there_is_told_once_and_may_go_on(client):
    ours, harbour, other = home(), organisation("Harbour University"), organisation("Other University")
    agreement("Known", ours, harbour, kind="memorandum", reference="M-1")
    agreement("Another kind", ours, harbour, kind="exchange")
    agreement("With more", ours, harbour, other, kind="memorandum")
    agreement("Hidden", ours, harbour, kind="memorandum", visibility="restricted")
    signed_in(client)
    typed = {"organisations": [ours.pk, harbour.pk], "kind": "memorandum", "reference": ""}
    like = reverse("web:agreements_like")
    assert [each["title"] for each in client.post(like, typed).context["found"]] == ["Known"]
    assert [each["title"] for each in client.post(like, {"reference": "m-1"}).context["found"]] == ["Known"]
    new = reverse("web:agreement_new")
    sent = typed | {"title": "Known again", "status": "draft", "notice_unit": "months", "visibility": "internal"}
    first = client.post(new, sent)
    assert (first.status_code, Agreement.objects.filter(title="Known again").count()) == (422, 0)
    known = Agreement.objects.get(title="Known")
    assert client.post(new, sent | {"alike": f"agreement:{known.pk}"}).status_code == 302
    assert Agreement.objects.filter(title="Known again").count() == 1


def test_administrators_set_the_pattern_of_numbers(client):
    signed_in(client, role="administrator")
    url = reverse("web:settings_numbering")
    assert client.post(url, {"pattern": "{kind}"}).status_code == 422
    assert client.post(url, {"pattern": "{year}-{number:03}"}).status_code == 302
    assert agreement("Tides", organisation("Harbour"), signed_on="2020").reference == "2020-001"
