"""Lists in the browser's eyes: what the cells say, the menu around them, the way to a new partner."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from syndesis.agreements.services import register_agreement
from syndesis.directory.services import attest_position, set_tier, start_partnership
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.objects import registered
from tests.directory import factories as directory
from tests.directory.factories import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    user = directory.user()
    client.force_login(user)
    return user


def cells(response) -> list[list[object]]:
    """Each row as a reader takes it in: words, or days of silence, with the second line."""
    return [
        [(str(c["text"] or "") if c.get("days") is None else c["days"], str(c["detail"] or "")) for c in row["cells"]]
        for row in response.context["rows"]
    ]


@pytest.mark.every_database
def test_a_partner_shows_its_tier_agreements_open_promises_and_silence(client, reader):
    partner = directory.organisation("Harbour University", country="ES", city="Harbour City")
    start_partnership(by=SYSTEM, organisation=partner)
    set_tier(by=SYSTEM, organisation=partner, tier="strategic")
    for title in ("Memorandum", "Contract"):
        register_agreement(by=SYSTEM, title=title, organisations=[partner])
    for stage in ("agreed", "dropped"):
        record_promise(by=SYSTEM, title="Summer school", stage=stage, organisations=[partner])
    today = timezone.localdate()
    for day in (today - timedelta(days=12), today + timedelta(days=30)):
        log_engagement(by=SYSTEM, title="Visit", held_on=day, organisations=[partner])
    response = client.get("/partners/")
    assert cells(response) == [
        [
            ("Harbour University", "Harbour City"),
            ("Spain", ""),
            ("University", ""),
            ("Strategic partner", ""),
            ("2", ""),
            ("", ""),
            ("1", ""),
            (12, ""),
        ]
    ]
    assert response.context["rows"][0]["cells"][3]["tone"] == "accent"
    assert response.context["summary"].startswith("1 partner in 1 country as of ")


def test_only_who_may_add_a_partner_is_led_to_it(client):
    offered = []
    for role in ("viewer", "contributor"):
        client.force_login(directory.user(role, role=role))
        offered.append([action["url"] for action in client.get("/partners/").context["actions"]])
    assert offered == [[], ["/imports/new/?type=partners", "/partners/new/"]]


@pytest.mark.every_database
def test_a_person_shows_positions_and_employers(client, reader):
    person, office = directory.person("Sokolov", "Ivan"), directory.organisation("International Office")
    for title in ("Head", "Director"):
        attest_position(by=SYSTEM, person=person, organisation=office, title=title, on="2025")
    assert cells(client.get("/people/")) == [
        [("Ivan Sokolov", ""), ("Head; Director", ""), ("International Office", "")]
    ]


def test_an_agreement_without_title_is_called_after_its_parties(client, reader):
    park = directory.organisation("Harbour Park")
    register_agreement(by=SYSTEM, title="", reference="12/3", organisations=[park], signed_on="2015-04", ends_on="2030")
    assert cells(client.get("/agreements/")) == [
        [
            ("Framework agreement with Harbour Park", "12/3"),
            ("In force", ""),
            ("April 2015", ""),
            ("31 December 2030", ""),
            ("31 December 2030", ""),
        ]
    ]


def test_an_engagement_shows_when_it_was_held(client, reader):
    log_engagement(by=SYSTEM, title="Summit", kind="summit", held_on="2019-12-09", no_later_than=True, format="online")
    assert cells(client.get("/engagement/")) == [
        [("Summit", ""), ("by 9 December 2019", ""), ("Summit", ""), ("", ""), ("online", "")]
    ]


@pytest.mark.every_database
def test_a_dropped_promise_is_not_silent(client, reader):
    partner, since = directory.organisation("Harbour University"), timezone.localdate() - timedelta(days=90)
    for stage in ("dropped", "running"):
        record_promise(by=SYSTEM, title=stage, stage=stage, organisations=[partner], stage_on=since)
    rows = {row[0]: row[4] for row in cells(client.get("/promises/"))}
    assert rows == {("dropped", "Harbour University"): ("", ""), ("running", "Harbour University"): (90, "")}


def test_a_chosen_value_is_offered_to_be_taken_back(client, reader):
    for kind in ("visit", "summit"):
        log_engagement(by=SYSTEM, title=kind, kind=kind, held_on=date(2025, 5, 7))
    context = client.get("/engagement/?kind=visit&sort=kind").context
    assert [(str(value["label"]), value["url"]) for value in context["active"]] == [("Visit", "?sort=kind")]
    assert [(v["label"], v["url"], v["current"]) for v in context["facets"][0]["values"]] == [
        ("Summit", "?sort=kind&kind=visit&kind=summit", False),
        ("Visit", "?sort=kind", True),
    ]


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/", "Today"),
        ("/partners/new/", "Partners"),
        ("/people/", "People"),
        ("/engagement/", "Engagement"),
        ("/calendar/", "Calendar"),
        ("/agreements/bulk/?deed=edit&all=1", "Agreements"),
    ],
)
def test_the_menu_knows_where_one_is(client, reader, path, entry):
    register_agreement(by=SYSTEM, title="Memorandum", organisations=[directory.organisation("Harbour Park")])
    menu = client.get(path).context["menu"]
    types = {str(kind.plural) for kind in registered()}
    chief = ["Actions", "Partners", "People", "Agreements", "Activities", "Engagement", "Promises"]
    assert sorted(str(each["label"]) for each in menu if not each["rarer"]) == sorted(
        ["Today", *chief, "Approvals", "Calendar", "Intake", "Catalogue"]
    )
    assert {str(each["label"]) for each in menu if each["rarer"]} == types - set(chief) | {"Risk desk", "Mobility"}
    assert [str(each["label"]) for each in menu if each["current"]] == [entry]


def test_what_was_asked_and_makes_no_sense_is_told_above_the_rows(client, reader):
    for title in ("Memorandum", "Contract"):
        register_agreement(by=SYSTEM, title=title, organisations=[directory.organisation(f"Party of {title}")])
    response = client.get("/agreements/?signed_on_from=soon&status=golden&sort=colour&organisations=99")
    assert [error["label"] for error in response.context["errors"]] == ["Status", "Parties", "Signed, from", "sort"]
    assert (len(response.context["rows"]), response.context["active"]) == (2, [])
    assert "There is no such record: 99." in response.content.decode()


def test_each_filter_in_force_is_named_with_the_way_out_of_it(client, reader):
    party = directory.organisation("Harbour Park")
    register_agreement(by=SYSTEM, title="Memorandum", organisations=[party], signed_on="2015-04")
    query = f"status=active&organisations={party.pk}&signed_on_from=2015&signed_on_until=May+2015"
    assert [(str(a["label"]), a["url"].count("=")) for a in client.get(f"/agreements/?{query}").context["active"]] == [
        ("In force", 3),
        ("Parties: Harbour Park", 3),
        ("Signed: from 2015", 3),
        ("Signed: until May 2015", 3),
    ]


def test_without_script_a_typed_name_narrows_the_list_to_what_bears_it(client, reader):
    party = directory.organisation("Harbour Park")
    directory.organisation("Harbour Parking")
    answer = client.get("/agreements/?status=active&organisations-text=harbour+park")
    assert answer["Location"] == f"/agreements/?status=active&organisations={party.pk}"
    unknown = client.get("/agreements/?organisations-text=Nowhere+at+all", follow=True)
    assert unknown.redirect_chain == [("/agreements/", 302)]
    assert [str(message) for message in unknown.context["messages"]] == [
        "Nothing on record is called “Nowhere at all”."
    ]


@pytest.mark.every_database
def test_a_typed_name_finds_nothing_that_one_may_not_see(client):
    directory.organisation("Orchid Institute", visibility="restricted")
    client.force_login(directory.user("vera", role="viewer"))
    assert client.get("/agreements/?organisations-text=Orchid+Institute")["Location"] == "/agreements/"


def test_columns_are_chosen_by_a_form_and_moved_by_links(client, reader):
    start_partnership(by=SYSTEM, organisation=directory.organisation("Harbour University", city="Gijón"))
    response = client.get("/partners/?columns=name&columns=kind&columns=city&sort=name")
    assert [str(head["label"]) for head in response.context["columns"]] == ["Partner", "Kind", "City"]
    entries = {entry["name"]: entry for entry in response.context["chooser"]["entries"]}
    assert list(entries)[:3] == ["name", "kind", "city"]
    assert (entries["name"]["fixed"], entries["tier"]["shown"], entries["kind"]["left_url"]) == (True, False, "")
    assert entries["city"]["left_url"] == "?sort=name&columns=name%2Ccity%2Ckind"
    assert response.context["chooser"]["carried"] == [{"name": "sort", "value": "name"}]


def test_files_are_offered_of_what_the_list_asks_for(client, reader):
    files = client.get("/partners/?country=ES&columns=name,city&view=7&page=2").context["exports"]
    assert [group["links"][0]["url"] for group in files] == [
        "/partners/export/csv/?country=ES&columns=name%2Ccity",
        "/partners/export/csv/?country=ES&columns=name%2Ccity&fields=all",
    ]


def test_a_facet_of_many_values_is_folded_but_for_what_is_chosen(client, reader):
    for number, country in enumerate(("ES", "PT", "NO", "DE", "FR", "IT", "CN", "IN", "BR", "MX")):
        for each in range(10 - number):
            start_partnership(by=SYSTEM, organisation=directory.organisation(f"{country} {each}", country=country))
    (facet,) = [f for f in client.get("/partners/?country=MX").context["facets"] if f["name"] == "country"]
    assert [value["label"] for value in facet["values"]][-2:] == ["India", "Mexico"]
    assert [value["label"] for value in facet["more"]] == ["Brazil"]


def test_the_archive_is_offered_to_those_who_write(client):
    row = directory.organisation("Harbour University")
    start_partnership(by=SYSTEM, organisation=row)
    for role, offered in (("viewer", ""), ("contributor", "?archived=1")):
        client.force_login(directory.user(role, role=role))
        assert client.get("/partners/").context["archive_url"] == offered
    archive = client.get("/partners/?archived=1")
    assert ([str(a["label"]) for a in archive.context["active"]], archive.context["rows"]) == (["In the archive"], [])
