"""Saved views on the page: saved from the address, opened as tabs, the usual one, and how close the rows stand."""

import pytest

from syndesis.core.history import Actor
from syndesis.directory.objects import PartnerType
from syndesis.directory.services import start_partnership
from syndesis.objects.models import SavedView
from syndesis.objects.views import open_with, save_view
from tests.directory.factories import SYSTEM, organisation, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cora(client):
    row = user("cora", role="coordinator")
    client.force_login(row)
    return row


@pytest.fixture(autouse=True)
def partners():
    for name, country in (("Harbour", "ES"), ("Lake", "PT"), ("Hill", "NO")):
        start_partnership(by=SYSTEM, organisation=organisation(name, country=country))


def names(response) -> list[str]:
    return [row["cells"][0]["text"] for row in response.context["rows"]]


def tabs(response) -> list[tuple[str, bool]]:
    return [(str(tab["label"]), tab["current"]) for tab in response.context["saved"]["tabs"]]


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_what_the_list_asks_for_gets_a_name_and_becomes_a_tab(client, cora):
    listed = client.get("/partners/?country=ES&country=PT&sort=-name&page=1")
    sent = {"deed": "save", "query": listed.context["saved"]["query"], "name": "Iberia"}
    answer = client.post("/partners/views/", sent, follow=True)
    view = SavedView.objects.get()
    assert answer.redirect_chain == [(f"/partners/?country=ES&country=PT&sort=-name&view={view.pk}", 302)]
    assert (names(answer), tabs(answer)) == (["Lake", "Harbour"], [("All", False), ("Iberia", True)])
    assert told(answer) == ["The view “Iberia” is saved."]


def test_a_tab_leads_to_the_list_that_was_saved_and_tells_when_it_was_changed(client, cora):
    view = save_view(PartnerType, by=Actor(cora), name="Spain", query="country=ES")
    (tab,) = client.get("/partners/").context["saved"]["tabs"][1:]
    assert (tab["url"], tab["changed"]) == (f"?country=ES&view={view.pk}", False)
    changed = client.get(f"/partners/?country=ES&country=NO&view={view.pk}")
    assert (names(changed), changed.context["saved"]["tabs"][1]["changed"]) == (["Harbour", "Hill"], True)
    client.post(
        "/partners/views/",
        {"deed": "change", "view": view.pk, "name": "North and south", "query": changed.context["saved"]["query"]},
    )
    view.refresh_from_db()
    assert (view.name, view.query) == ("North and south", "country=ES&country=NO")


def test_the_list_opens_with_the_usual_view_until_the_address_says_something_else(client, cora):
    view = save_view(PartnerType, by=Actor(cora), name="Spain", query="country=ES")
    client.post("/partners/views/", {"deed": "open", "view": view.pk, "query": f"country=ES&view={view.pk}"})
    opened = client.get("/partners/")
    assert (names(opened), tabs(opened)) == (["Harbour"], [("All", False), ("Spain", True)])
    (spain,) = opened.context["active"]
    assert spain["url"] == f"?view={view.pk}"
    for address in (spain["url"], "?view=all", "?country=NO"):
        assert len(names(client.get(f"/partners/{address}"))) == (1 if "NO" in address else 3)
    assert opened.context["clear_url"] == "/partners/?view=all"
    client.post("/partners/views/", {"deed": "open", "view": "all"})
    assert len(names(client.get("/partners/"))) == 3


def test_pages_of_the_usual_view_keep_what_it_asks_for(client, cora):
    for number in range(60):
        start_partnership(by=SYSTEM, organisation=organisation(f"Universidad {number}", country="ES"))
    view = save_view(PartnerType, by=Actor(cora), name="Spain", query="country=ES")
    open_with(PartnerType, view, by=Actor(cora))
    assert f'href="?country=ES&amp;view={view.pk}&amp;page=2"' in client.get("/partners/").content.decode()


def test_an_own_view_is_nobody_elses(client, cora):
    view = save_view(PartnerType, by=Actor(user("vera", role="viewer")), name="Orchid", query="country=ES")
    listed = client.get(f"/partners/?country=ES&view={view.pk}")
    assert (names(listed), tabs(listed), "Orchid" in listed.content.decode()) == (["Harbour"], [], False)
    for deed in ("change", "delete", "open"):
        sent = {"deed": deed, "view": view.pk, "name": "Taken"}
        assert client.post("/partners/views/", sent).status_code == 404
    view.refresh_from_db()
    assert view.name == "Orchid"


def test_sharing_is_offered_to_those_only_who_may_share(client, cora):
    shared = save_view(PartnerType, by=Actor(cora), name="Spain", query="country=ES", shared=True)
    client.force_login(user("vera", role="viewer"))
    listed = client.get(f"/partners/?country=ES&view={shared.pk}")
    assert (tabs(listed), listed.context["saved"]["may_share"], listed.context["saved"]["may_change"]) == (
        [("All", False), ("Spain", True)],
        False,
        False,
    )
    for deed in ("save", "change", "delete"):
        sent = {"deed": deed, "view": shared.pk, "name": "Ours", "shared": "1", "query": "country=PT"}
        assert told(client.post("/partners/views/", sent, follow=True)) == ["Your role does not allow this."]
    assert list(SavedView.objects.values_list("name", "query")) == [("Spain", "country=ES")]


def test_a_deleted_view_leaves_the_list_as_it_is(client, cora):
    view = save_view(PartnerType, by=Actor(cora), name="Spain", query="country=ES")
    sent = {"deed": "delete", "view": view.pk, "query": "country=ES"}
    answer = client.post("/partners/views/", sent, follow=True)
    assert (answer.redirect_chain, names(answer), tabs(answer)) == ([("/partners/?country=ES", 302)], ["Harbour"], [])


@pytest.mark.parametrize("name", ["", "Spain"])
def test_a_name_that_cannot_be_is_told(client, cora, name):
    save_view(PartnerType, by=Actor(cora), name="Spain", query="country=ES")
    answer = client.post("/partners/views/", {"deed": "save", "query": "country=PT", "name": name}, follow=True)
    assert (len(told(answer)), SavedView.objects.count(), names(answer)) == (1, 1, ["Lake"])


def test_rows_stand_as_close_as_one_left_them_unless_the_address_says_otherwise(client, cora):
    answer = client.post("/partners/views/", {"deed": "density", "density": "compact", "query": "country=ES"})
    assert answer["Location"] == "/partners/?country=ES&density=compact"
    dense = [client.get(a).context["compact"] for a in ("/partners/", "/partners/?density=comfortable", "/people/")]
    assert dense == [True, False, False]


def test_a_form_sent_with_nonsense_leads_back_to_the_list(client, cora):
    for sent in ({}, {"deed": "paint"}, {"deed": "density", "density": "huge", "query": "//evil.example/?x=1"}):
        answer = client.post("/partners/views/", sent)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/partners/")
    assert client.get("/partners/views/").status_code == 405
