"""What is particular to some types, and what the contract does not ask."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.agreements.models import Agreement
from syndesis.core.models import Role
from syndesis.directory.merging import merge_organisations, take_back
from syndesis.directory.models import Organisation, Partnership, Person
from syndesis.engagement.models import Initiative
from tests.api.calls import Api, keys, of_role
from tests.directory.factories import SYSTEM, home, organisation, user
from tests.objects.samples import action, agreement, engagement, partner, person, promise

pytestmark = pytest.mark.django_db


def test_the_root_says_which_types_there_are_and_what_the_token_may():
    api = Api(user("vera", role=Role.VIEWER), "read:people")
    types = {each["name"]: (each["may_read"], each["may_add"]) for each in api.get("/").json()["types"]}
    assert (types["people"], types["partners"]) == ((True, False), (False, False))
    api = of_role(Role.CONTRIBUTOR, "carl")
    assert {each["name"] for each in api.get("/").json()["types"] if not each["may_add"]} == {"enquiries", "regions"}


def test_an_agreement_is_made_with_its_parties_and_makes_them_partners(ada):
    ours, theirs = home(), organisation("Orchid University")
    made = ada.post(
        "/agreements/",
        {"title": "Framework", "organisations": [ours.pk, theirs.pk], "signed_on": "2011-04", "status": "active"},
    ).json()
    assert [each["name"] for each in made["organisations"]] == ["Northern Polytechnic", "Orchid University"]
    assert (made["signed_on"], made["starts_on"], made["owner_unit"]["id"]) == ("2011-04", None, ours.pk)
    assert str(Partnership.objects.get().started_on) == "2011-04"
    assert ada.get(f"/partners/{theirs.pk}/").json()["agreement_count"] == 1


def test_partnerships_begin_with_the_first_agreement_of_a_batch(ada):
    theirs, others = organisation("Orchid University"), organisation("Lake Institute")
    rows = [
        {"title": "Second", "organisations": [theirs.pk], "signed_on": "2015"},
        {"title": "First", "organisations": [theirs.pk, others.pk], "signed_on": "2011-04"},
        {"title": "Undated", "organisations": [theirs.pk]},
    ]
    assert ada.post("/agreements/", rows).status_code == 201
    assert {str(row.organisation): str(row.started_on) for row in Partnership.objects.all()} == {
        "Orchid University": "2011-04",
        "Lake Institute": "2011-04",
    }


def test_what_the_rules_forbid_is_refused_with_its_field(ada):
    theirs = organisation("Orchid University")
    response = ada.post("/agreements/", {"organisations": [theirs.pk], "signed_on": "2012", "ends_on": "2011"})
    assert (response.status_code, response.json()) == (
        422,
        {
            "detail": "The end lies before the beginning.",
            "code": "refused",
            "errors": {"ends_on": ["The end lies before the beginning."]},
        },
    )
    assert Agreement.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ["a list"]),
        ("title", "x" * 301),
        ("title", "a\x00b"),
        ("title", None),
        ("kind", "treaty"),
        ("kind", {"a": 1}),
        ("organisations", []),
        ("organisations", "1"),
        ("organisations", [True]),
        ("organisations", [2**63]),
        ("organisations", [-1]),
        ("organisations", [1.5]),
        ("framework", "17"),
        ("framework", 10**30),
        ("signed_on", "12.04.2011"),
        ("signed_on", "2011-13"),
        ("signed_on", "0000"),
        ("signed_on", 2011),
        ("visibility", ""),
        ("colour", "red"),
    ],
)
def test_what_cannot_be_is_named_by_its_field(ada, field, value):
    theirs = organisation("Orchid University")
    response = ada.post("/agreements/", {"title": "Framework", "organisations": [theirs.pk], field: value})
    assert (response.status_code, list(response.json()["errors"])) == (400, [field])
    assert Agreement.objects.count() == 0


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "nonsense",
        '{"title": NaN}',
        "[" * 100_000,
        '{"title": ' + "9" * 5000 + "}",
        '{"title": "\\ud800"}',
        '{"\\udfff": 1}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_json_is_refused(ada, body):
    response = ada.client.post("/api/v1/agreements/", data=body, content_type="application/json")
    assert (response.status_code, set(response.json()) >= {"detail", "code"}) == (400, True)


@pytest.mark.parametrize("body", ["[]", '"text"', "17", "null", "[1]", "[[]]", "{}"])
def test_what_is_no_record_is_refused(ada, body):
    for method in (ada.client.post, ada.client.patch):
        response = method("/api/v1/agreements/", data=body, content_type="application/json")
        assert (response.status_code, response.json()["code"]) == (400, "invalid")
    row, _party = agreement("Harbour")
    if body != "{}":
        response = ada.client.patch(f"/api/v1/agreements/{row.pk}/", data=body, content_type="application/json")
        assert (response.status_code, response.json()["code"]) == (400, "invalid")


def test_another_kind_of_content_is_not_read(ada):
    response = ada.client.post("/api/v1/agreements/", data="title=a", content_type="application/x-www-form-urlencoded")
    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")


def test_a_batch_has_an_end(ada):
    rows = [{"family_name": "Lindqvist"}] * 1001
    assert ada.post("/people/", rows).status_code == 400
    assert ada.post("/people/", rows[:1000]).status_code == 201
    assert Person.objects.count() == 1000


def test_more_than_is_taken_at_once_is_refused(ada, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = ada.post("/people/", {"family_name": "x" * 1000})
    assert (response.status_code, response.json()["code"]) == (413, "too_large")


def test_many_are_changed_in_one_deed_or_none(ada):
    rows = [person(name)[0] for name in ("Aa", "Bb")]
    wanted = [{"id": row.pk, "salutation": "Professor"} for row in rows]
    assert [each["salutation"] for each in ada.patch("/people/", wanted).json()] == ["Professor"] * 2
    wrong = ada.patch("/people/", [{"id": rows[0].pk, "salutation": "Dr"}, {"id": rows[1].pk, "family_name": ""}])
    assert (wrong.status_code, wrong.json()["rows"]) == (400, {"1": {"family_name": ["This field may not be blank."]}})
    twice = ada.patch("/people/", [wanted[0], wanted[0]])
    assert (twice.status_code, list(twice.json()["rows"])) == (400, ["1"])
    assert list(Person.objects.values_list("salutation", flat=True)) == ["Professor"] * 2


def test_what_is_asked_of_a_new_one_only_is_moved_by_nobody(ada):
    row, _party = promise("Summer school")
    response = ada.patch(f"/promises/{row.pk}/", {"stage": "done"})
    assert (response.status_code, list(response.json()["errors"])) == (400, ["stage"])
    assert Initiative.objects.get(pk=row.pk).stage == "mentioned"


def test_deeds_are_calls_of_their_own(ada):
    row, _subject = action("Call the dean")
    done = ada.post(f"/actions/{row.pk}/complete/")
    assert (done.status_code, done.json()["status"]) == (200, "done")
    dropped = ada.post(f"/actions/{row.pk}/drop/")
    assert (dropped.status_code, dropped.json()["code"]) == (422, "refused")
    assert ada.post(f"/actions/{row.pk}/reopen/").json()["status"] == "open"
    assert ada.post(f"/actions/{row.pk}/explode/").status_code == 404


def test_a_deed_that_takes_a_record_out_of_sight_says_so(ada):
    """Who helps only as an owner does not see any more what was given away."""
    row, party = agreement("Harbour", visibility="restricted")
    lana = of_role(Role.COORDINATOR, "lana", answers_for=(party,))
    assert lana.get(f"/agreements/{row.pk}/").status_code == 200
    others = ada.patch(f"/agreements/{row.pk}/", {"organisations": [organisation("Lake Institute").pk]})
    assert (others.status_code, lana.get(f"/agreements/{row.pk}/").status_code) == (200, 404)


def test_filters_are_those_of_the_page(ada):
    row, party = agreement("Harbour", kind="contract", status="draft")
    agreement("Lake")
    for given in ({"kind": "contract"}, {"kind": ["contract", "grant"]}, {"organisations": party.pk}, {"q": "harbour"}):
        assert keys(ada.get("/agreements/", given)) == [row.pk]
    wrong = ada.get("/agreements/", {"kind": "treaty", "organisations": "987654", "signed_on_from": "soon"})
    assert (wrong.status_code, sorted(wrong.json()["errors"])) == (400, ["kind", "organisations", "signed_on_from"])


def test_pages_know_their_neighbours(ada):
    rows = [person(f"Aa{number}")[0].pk for number in range(5)]
    found, path = [], "/people/?limit=2"
    for _number in range(3):
        answer = ada.get(path).json()
        found.append([row["id"] for row in answer["results"]])
        path = (answer["next"] or "").partition("/api/v1")[2]
    assert (found, path, answer["count"]) == ([rows[:2], rows[2:4], rows[4:]], "", 5)
    assert answer["previous"].endswith("/people/?limit=2&page=2")
    assert ada.get("/people/", {"page": "9"}).json()["results"] == []


def test_a_session_of_a_series_is_on_no_list_but_is_read(ada):
    series, _guest = engagement("Forum")
    made = ada.post("/engagements/", {"organisations": [organisation("Lake").pk], "series": series.pk}).json()
    assert keys(ada.get("/engagements/")) == [series.pk]
    assert ada.get(f"/engagements/{made['id']}/").json()["series"]["id"] == series.pk


def test_what_lies_outside_of_a_contributors_units_is_not_made():
    ours, foreign = home(), organisation("Orchid University")
    api = of_role(Role.CONTRIBUTOR, answers_for=(ours,))
    own = {"title": "Ours", "organisations": [ours.pk], "status": "draft", "owner_unit": ours.pk}
    assert api.post("/agreements/", own).status_code == 201
    other = {"title": "Theirs", "organisations": [foreign.pk], "status": "draft", "owner_unit": foreign.pk}
    for sent in (other, [own, other]):
        assert api.post("/agreements/", sent).status_code == 403
    assert list(Agreement.objects.values_list("title", flat=True)) == ["Ours"]


def test_search_finds_within_reach_and_says_where(ada):
    row, _same = partner("Orchid University")
    hit = ada.get("/search/", {"q": "orchid"}).json()["results"][0]
    assert {**hit, "points": 0, "subtitle": ""} == {
        "type": "organisations",
        "id": row.pk,
        "title": "Orchid University",
        "subtitle": "",
        "url": f"http://testserver/api/v1/organisations/{row.pk}/",
        "page": f"/partners/{row.pk}/",
        "points": 0,
    }
    narrow = Api(ada.user, "read:people")
    assert narrow.get("/search/", {"q": "orchid"}).json()["results"] == []
    assert list(narrow.get("/search/", {"q": "orchid", "type": "partners"}).json()["errors"]) == ["type"]
    for wrong in ("", " ", "x" * 201, "a\x00b"):
        assert list(ada.get("/search/", {"q": wrong}).json()["errors"]) == ["q"]


def test_a_partnership_is_no_second_hit_beside_its_partner_unless_it_is_asked_for(ada):
    _row, _same = partner("Orchid University")

    def types(**given):
        return [hit["type"] for hit in ada.get("/search/", {"q": "orchid", **given}).json()["results"]]

    assert (types(), types(type="partnerships")) == (["organisations"], ["partnerships"])
    narrow = Api(ada.user, "read:partnerships")
    assert [hit["type"] for hit in narrow.get("/search/", {"q": "orchid"}).json()["results"]] == ["partnerships"]


@pytest.mark.concept(10)
def test_the_address_of_a_merged_record_leads_on_to_the_one_that_stays(ada):
    kept, gone = organisation("Orchid University"), organisation("Orchid Univ.")
    merge_organisations(kept, gone, by=SYSTEM)
    for api in (ada, of_role(Role.VIEWER, "vera")):
        answer = api.get(f"/organisations/{gone.pk}/")
        way = f"http://testserver/api/v1/organisations/{kept.pk}/"
        assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (301, way, "no-store")
        assert answer.json()["merged_into"] == {"id": kept.pk, "name": "Orchid University", "url": way}
    Organisation.objects.filter(pk=kept.pk).update(visibility="restricted")
    assert of_role(Role.VIEWER, "vito").get(f"/organisations/{gone.pk}/").status_code == 404
    take_back(gone, by=SYSTEM)
    assert ada.get(f"/organisations/{gone.pk}/").json()["id"] == gone.pk


def test_history_hides_parties_that_the_reader_may_not_see(ada):
    row, party = agreement("Harbour")
    Organisation.objects.filter(pk=party.pk).update(visibility="restricted")
    seen = [
        event["changes"]
        for api in (ada, of_role(Role.MANAGER, "mona"))
        for deed in api.get(f"/agreements/{row.pk}/history/").json()["results"]
        for event in deed["events"]
        if event["type"] == "agreementparty"
    ]
    assert len(seen) == 3
    assert sum(party.name in str(changes) for changes in seen) == 1


def test_reading_one_asks_a_number_of_queries_that_does_not_grow(ada):
    row, _party = agreement("Harbour")
    numbers = []
    for more in (1, 20):
        parties = [organisation(f"Lake {more} {number}").pk for number in range(more)]
        ada.patch(f"/agreements/{row.pk}/", {"organisations": parties})
        with CaptureQueriesContext(connection) as queries:
            assert len(ada.get(f"/agreements/{row.pk}/").json()["organisations"]) == more
        numbers.append(len(queries))
    assert numbers == [numbers[0]] * 2


def test_the_language_of_messages_is_the_one_that_is_asked_for(ada):
    response = ada.client.get("/api/v1/people/987654/", headers={"Accept-Language": "ru"})
    assert (response.status_code, response["Content-Language"]) == (404, "ru")


def test_nothing_is_written_by_asking(ada):
    from syndesis.core.models import HistoryEvent

    person("Lindqvist")
    before = HistoryEvent.objects.count()
    for path in ("/", "/me/", "/people/", "/search/?q=lindqvist", "/schema/", "/intake/"):
        assert ada.get(path).status_code == 200
    assert (HistoryEvent.objects.count(), SYSTEM.user) == (before, None)
