"""Documents through the API: handed in, read, decided about as on the page of reviews."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from syndesis.agreements.models import Agreement
from syndesis.core.models import Document, Role, Source
from syndesis.directory.models import Organisation, Person
from syndesis.intake.models import Decision, Finding, Intake
from syndesis.intake.services import read_intake
from tests.api.calls import V1, Api, of_role
from tests.directory import factories as directory
from tests.intake import factories
from tests.intake.formats import samples

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NEWS = "A visit\n\nOn 7 May 2025 a delegation of Harbour University visited Northern Polytechnic.\n"
SIGNED = "The universities signed a cooperation agreement in April 2015."


@pytest.fixture
def case() -> Intake:
    """What a good reading would find in the text, with two candidates of which one is restricted."""
    intake = factories.intake()
    home = directory.home()
    hidden = directory.organisation("Orchid Hidden", visibility="restricted")
    known = [factories.candidate("record", str(row.pk), row.name) for row in (home, hidden)]
    factories.organisation(intake, "o1", "Northern Polytechnic", linked=True, candidates=known)
    factories.organisation(intake, "o2", "Harbour University")
    factories.person(intake, "p1", "Marta Oliveira, vice-rector of Harbour University", "o2")
    factories.agreement(intake, "a1", SIGNED, ["o1", "o2"])
    return intake


def of_key(case: Intake, key: str) -> Finding:
    return case.findings.get(key=key)


def decide(api: Api, finding: Finding, deed: str, data=None):
    return api.post(f"/findings/{finding.pk}/{deed}/", data)


def handed_in(api: Api, content: bytes, name: str, **more: str):
    return api.client.post(f"{V1}/intake/", {"file": SimpleUploadedFile(name, content), **more})


def test_a_text_is_handed_in_and_read(ada):
    directory.home()
    response = ada.post("/intake/", {"text": NEWS, "title": "Guests", "visibility": "restricted", "kind": "minutes"})
    answer = response.json()
    assert (response.status_code, response["Location"], answer["status"]) == (201, answer["url"], "waiting")
    read_intake(answer["id"])
    read = ada.client.get(answer["url"]).json()
    assert (read["status"], read["document"]["kind"], read["document"]["file_name"]) == ("read", "minutes", "text.txt")
    assert {finding["category"] for finding in read["findings"]} >= {"organisation", "engagement"}
    text = ada.get(f"/intake/{answer['id']}/text/").json()["text"]
    assert [text[each["start"] : each["end"]] for each in read["findings"]] == [e["quote"] for e in read["findings"]]
    assert Document.objects.get().visibility == "restricted"


def test_a_file_is_handed_in_once(ada):
    content = samples.word("A visit", samples.NEWS)
    first, again = (handed_in(ada, content, "news.docx", title="Guests") for _time in range(2))
    assert (first.status_code, first.json()["document"]["title"]) == (201, "Guests")
    assert (again.status_code, again.json()["id"], Document.objects.count()) == (200, first.json()["id"], 1)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (samples.scan(), "scan.pdf", "scan.pdf is a scan"),
        (samples.locked_pdf(), "locked.pdf", "protected by a password"),
        (b"%PDF-1.4 broken", "broken.pdf", "broken.pdf is damaged"),
        (b"PK\x03\x04", "news.docx", "news.docx"),
        (b"", "empty.txt", "empty.txt is empty"),
        (b"text", "old.doc", "Save it as .docx"),
        (b"text", "program.exe", "documents of this kind are not read"),
        (b"text", "noname", "documents of this kind are not read"),
    ],
)
def test_what_cannot_be_read_is_refused_and_leaves_nothing(ada, content, name, words):
    response = handed_in(ada, content, name)
    assert (response.status_code, response.json()["code"]) == (422, "refused")
    assert words in response.json()["detail"]
    assert (Document.objects.count(), Intake.objects.count()) == (0, 0)


def test_what_is_too_large_is_refused(ada, settings):
    settings.UPLOAD_LIMIT = 100
    response = handed_in(ada, b"x" * 101, "news.txt")
    assert (response.status_code, response.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "file"),
        ({"text": ""}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": NEWS, "kind": "letter"}, "kind"),
        ({"text": NEWS, "published_on": "May"}, "published_on"),
        ({"text": NEWS, "source_url": "nowhere"}, "source_url"),
        ({"text": NEWS, "colour": "red"}, "colour"),
        ({"text": NEWS, "title": "x" * 501}, "title"),
    ],
)
def test_what_makes_no_sense_is_named(ada, sent, field):
    response = ada.post("/intake/", sent)
    assert (response.status_code, list(response.json()["errors"])) == (400, [field])
    assert Intake.objects.count() == 0


def test_who_only_reads_hands_nothing_in():
    response = of_role(Role.VIEWER).post("/intake/", {"text": NEWS})
    assert (response.status_code, Intake.objects.count()) == (403, 0)


def test_a_finding_says_where_it_stands_and_what_it_may_be(case):
    api = of_role(Role.MANAGER)
    o1, o2 = (api.get(f"/findings/{of_key(case, key).pk}/").json() for key in ("o1", "o2"))
    assert (o1["quote"], o1["category"], o1["decision"]) == ("Northern Polytechnic", "organisation", "open")
    assert (o1["adds_to"]["name"], o1["record"]) == ("Northern Polytechnic", None)
    assert [each["choice"] for each in o1["candidates"]] == [o1["proposal"]]
    assert (o2["proposal"], o2["candidates"], o2["adds_to"]) == ("new", [], None)
    assert "Orchid" not in api.get(f"/intake/{case.pk}/").content.decode()


def test_accepting_takes_along_what_is_needed_and_can_be_taken_back(case, ada):
    accepted = decide(ada, of_key(case, "a1"), "accept").json()
    assert {each["key"]: each["decision"] for each in accepted["changed"]} == dict.fromkeys(
        ("o1", "o2", "a1"), "accepted"
    )
    record = next(each["record"] for each in accepted["changed"] if each["key"] == "a1")
    assert ada.client.get(record["url"]).json()["id"] == Agreement.objects.get().pk
    assert of_key(case, "a1").change.source == Source.API
    assert decide(ada, of_key(case, "a1"), "accept").status_code == 422
    undone = decide(ada, of_key(case, "a1"), "undo").json()
    assert [(each["key"], each["decision"], each["record"]) for each in undone["changed"]] == [("a1", "open", None)]
    assert Agreement.objects.count() == 0


def test_what_came_of_it_and_was_used_since_is_not_taken_back(case, ada):
    decide(ada, of_key(case, "a1"), "accept")
    response = decide(ada, of_key(case, "o2"), "undo")
    assert (response.status_code, response.json()["code"]) == (409, "changed_since")
    assert "Harbour" not in response.content.decode()
    all_back = ada.post(f"/intake/{case.pk}/undo/")
    assert (all_back.status_code, len(all_back.json()["changed"]), Agreement.objects.count()) == (200, 3, 0)


def test_correcting_choosing_and_rejecting(case, ada):
    o2, p1 = of_key(case, "o2"), of_key(case, "p1")
    changed = decide(ada, o2, "correct", {"values": {"name": "Harbour Institute"}}).json()["changed"][0]
    assert (changed["data"]["name"], changed["as_read"]["name"]) == ("Harbour Institute", "Harbour University")
    chosen = decide(ada, o2, "choose", {"choice": "new"}).json()["changed"][0]
    assert (chosen["proposal"], chosen["decision"]) == ("new", "open")
    assert decide(ada, p1, "reject").json()["changed"][0]["decision"] == "rejected"
    assert decide(ada, p1, "correct", {"values": {"role": "rector"}}).status_code == 422
    decide(ada, o2, "accept")
    assert (Organisation.objects.filter(name="Harbour Institute").count(), Person.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("deed", "sent", "code"),
    [
        ("choose", {"choice": "record:x"}, 422),
        ("choose", {"choice": "catalogue:"}, 422),
        ("choose", {"choice": "x" * 41}, 400),
        ("choose", {}, 400),
        ("correct", {"values": {"colour": "red"}}, 422),
        ("correct", {"values": {"name": ""}}, 422),
        ("correct", {"values": {"kind": "circus"}}, 422),
        ("correct", {"values": {"name": "a\x00b"}}, 400),
        ("correct", {"values": {"name": ["a"]}}, 400),
        ("correct", {"values": {}}, 400),
        ("correct", {}, 400),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(case, ada, deed, sent, code):
    assert decide(ada, of_key(case, "o2"), deed, sent).status_code == code
    assert (of_key(case, "o2").as_read, of_key(case, "o2").choice) == (None, "")


def test_all_that_is_sure_is_accepted_at_once(case, ada):
    Finding.objects.filter(key="p1").update(confidence=0.4)
    for wrong in ({}, {"confidence": 2}, {"confidence": "much"}):
        assert ada.post(f"/intake/{case.pk}/accept/", wrong).status_code == 400
    response = ada.post(f"/intake/{case.pk}/accept/", {"confidence": 0.9})
    assert sorted(each["key"] for each in response.json()["changed"]) == ["a1", "o1", "o2"]
    assert of_key(case, "p1").decision == Decision.OPEN
    line = ada.get("/intake/").json()["results"][0]
    assert (line["id"], line["total"], line["decided"]) == (case.pk, 4, 3)


def test_a_restricted_document_is_nowhere():
    hidden = factories.intake("Orchid Hidden met us.", visibility="restricted")
    finding = factories.organisation(hidden, "o1", "Orchid Hidden")
    api = of_role(Role.MANAGER)
    assert api.get("/intake/").json()["count"] == 0
    for path in (f"/intake/{hidden.pk}/", f"/intake/{hidden.pk}/text/", f"/findings/{finding.pk}/"):
        assert (api.get(path).status_code, "Orchid" in api.get(path).content.decode()) == (404, False)
    for path in ("accept", "undo"):
        assert api.post(f"/intake/{hidden.pk}/{path}/", {"confidence": 0}).status_code == 404
    for deed in ("accept", "reject", "undo", "choose", "correct"):
        assert decide(api, finding, deed, {"choice": "new", "values": {"name": "x"}}).status_code == 404
    assert of_key(hidden, "o1").decision == Decision.OPEN


def test_who_may_not_write_decides_nothing(case):
    api = of_role(Role.VIEWER)
    for deed in ("accept", "reject", "choose", "correct"):
        sent = {"choice": "new"} if deed == "choose" else {"values": {"name": "x"}} if deed == "correct" else None
        assert decide(api, of_key(case, "o2"), deed, sent).status_code == 403
    assert set(case.findings.values_list("decision", flat=True)) == {"open"}


@pytest.mark.parametrize(
    ("scope", "reads", "writes"),
    [("intake", 200, 200), ("read", 200, 403), ("write", 200, 200), ("write:agreements", 403, 403)],
)
def test_tokens_are_for_documents_or_not(case, scope, reads, writes):
    api = Api(directory.user("ada", role=Role.ADMINISTRATOR), scope)
    assert api.get(f"/intake/{case.pk}/").status_code == reads
    assert decide(api, of_key(case, "o2"), "accept").status_code == writes


def test_what_is_wrong_inside_of_a_value_is_told_as_text_of_its_field(case, ada):
    told = decide(ada, of_key(case, "o2"), "correct", {"values": {"name": {}, "city": []}})
    assert (told.status_code, told.json()["errors"]) == (
        400,
        {"values": ["name: Not a valid string.", "city: Not a valid string."]},
    )
