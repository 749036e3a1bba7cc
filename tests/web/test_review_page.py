"""The review works by buttons, without script: each decision is a form of its own."""

import pytest
from django.contrib.messages import get_messages

from syndesis.core.jobs.worker import run_waiting
from syndesis.directory.models import Organisation
from syndesis.intake.models import Decision, Intake, IntakeStatus
from tests.directory import factories as directory
from tests.intake import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    user = directory.user()
    client.force_login(user)
    return user


@pytest.fixture
def intake():
    case = factories.intake()
    factories.organisation(case, "o1", "Harbour University")
    factories.person(case, "p1", "Marta Oliveira, vice-rector of Harbour University", "o1")
    return case


def told(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_page_shows_the_whole_text_and_a_card_for_each_finding(client, reviewer, intake):
    page = client.get(f"/intake/{intake.pk}/").context["review"]
    assert "".join(segment.text for segment in page.segments) == intake.text.text
    assert [(group["category"], [card["title"] for card in group["findings"]]) for group in page.groups] == [
        ("organisation", ["Harbour University"]),
        ("person", ["Marta Oliveira"]),
    ]


def test_what_could_not_be_read_is_read_once_more(client, reviewer, intake):
    intake.findings.all().delete()
    Intake.objects.update(status=IntakeStatus.FAILED, error="It broke off.")
    assert "It broke off." in client.get(f"/intake/{intake.pk}/").content.decode()
    response = client.post(f"/intake/{intake.pk}/again/")
    assert (response.url, Intake.objects.get().status) == (f"/intake/{intake.pk}/", IntakeStatus.WAITING)
    run_waiting()
    assert (Intake.objects.get().status, Intake.objects.get().error) == (IntakeStatus.READ, "")


def test_accepting_returns_to_the_finding(client, reviewer, intake):
    finding = intake.findings.get(key="o1")
    response = client.post(f"/findings/{finding.pk}/accept/")
    assert (response.status_code, response.url) == (302, f"/intake/{intake.pk}/#finding-{finding.pk}")
    assert Organisation.objects.get().name == "Harbour University"


def test_with_htmx_only_the_cards_that_changed_come_back(client, reviewer, intake):
    person = intake.findings.get(key="p1")
    factories.figure(intake, "f1", "11,400 students", "")
    response = client.post(f"/findings/{person.pk}/accept/", headers={"HX-Request": "true"})
    assert [(card["category"], card["status"]) for card in response.context["changed"]] == [
        ("organisation", "accepted"),
        ("person", "accepted"),
    ]


def test_an_undo_that_is_refused_says_what_stands_against_it(client, reviewer, intake):
    for key in ("o1", "p1"):
        client.post(f"/findings/{intake.findings.get(key=key).pk}/accept/")
    response = client.post(f"/findings/{intake.findings.get(key='o1').pk}/undo/")
    assert told(response)[-1] == "This cannot be taken back: changed or used since: vice-rector."
    assert intake.findings.get(key="o1").decision == Decision.ACCEPTED


def test_a_wrong_correction_is_told_and_nothing_is_accepted(client, reviewer, intake):
    factories.agreement(intake, "a1", "a cooperation agreement", ["o1"])
    finding = intake.findings.get(key="a1")
    response = client.post(f"/findings/{finding.pk}/correct/", {"date": "April 2015"})
    assert told(response) == ["April 2015 is not a date: write 2011, 2011-04 or 2011-04-12."]
    assert intake.findings.get(key="a1").decision == Decision.OPEN


def test_a_name_typed_without_script_chooses_the_record_of_that_name(client, reviewer, intake):
    kuala = directory.organisation("Harbour University Kuala")
    finding = intake.findings.get(key="o1")
    client.post(f"/findings/{finding.pk}/choose/", {"choice": "", "choice_text": "harbour univ kuala"})
    assert intake.findings.get(key="o1").choice == f"record:{kuala.pk}"


def test_all_is_accepted_and_taken_back_at_once(client, reviewer, intake):
    assert told(client.post(f"/intake/{intake.pk}/accept/")) == ["2 findings accepted."]
    assert told(client.post(f"/intake/{intake.pk}/undo/"))[-1] == "2 acceptances taken back."
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize("deed", ["accept", "reject", "undo", "choose", "correct"])
def test_a_viewer_changes_nothing_and_a_stranger_sees_nothing(client, intake, deed):
    finding = intake.findings.get(key="o1")
    assert client.post(f"/findings/{finding.pk}/{deed}/").url.startswith("/sign-in/")
    client.force_login(directory.user("vera", role="viewer"))
    client.post(f"/findings/{finding.pk}/{deed}/", {"choice": "new"})
    finding.refresh_from_db()
    assert (finding.decision, finding.choice) == (Decision.OPEN, "")


def test_a_restricted_document_is_not_found_by_others(client, intake):
    intake.text.document.__class__.objects.update(visibility="restricted")
    client.force_login(directory.user("vera", role="coordinator"))
    document = intake.text.document
    statuses = [
        client.get(path).status_code
        for path in (f"/intake/{intake.pk}/", f"/documents/{document.pk}/", f"/documents/{document.pk}/file/")
    ]
    finding = intake.findings.get(key="o1")
    assert [*statuses, client.post(f"/findings/{finding.pk}/accept/").status_code] == [404] * 4
    assert client.get("/intake/").context["documents"] == []


def test_the_page_needs_no_more_queries_for_more_findings(client, reviewer, intake):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/intake/{intake.pk}/").status_code == 200
        return len(captured)

    queries()
    before = queries()
    for number in range(20):
        factories.person(intake, f"x{number}", "Marta Oliveira", "o1", family_name=f"Oliveira{number}")
    assert queries() == before


def test_a_namesake_can_be_kept_apart(client, reviewer, intake):
    from syndesis.directory.models import Person
    from syndesis.directory.services import attest_position

    partner, known = directory.organisation("Harbour University"), directory.person("Oliveira", "Marta")
    attest_position(by=directory.SYSTEM, person=known, organisation=partner, title="Dean", on="2020")
    finding = intake.findings.get(key="p1")
    page = client.get(f"/intake/{intake.pk}/").context["review"]
    assert [
        card["existing"]["label"] for group in page.groups for card in group["findings"] if card["id"] == finding.pk
    ] == ["adds to Marta Oliveira"]
    client.post(f"/findings/{finding.pk}/choose/", {"choice": "new"})
    client.post(f"/findings/{finding.pk}/accept/")
    assert [str(person) for person in Person.objects.all()] == ["Marta Oliveira", "Marta Oliveira"]


def test_the_counts_say_what_would_enter_the_record(client, reviewer, intake):
    from tests.activities.factories import activity

    known = activity("Harbour laboratory", kind="laboratory", organisations=[directory.organisation("Harbour Park")])
    factories.organisation(intake, "o2", "Northern Polytechnic", name="Harbour Park")
    factories.activity(intake, "c1", "a summer school", ["o1"])
    factories.activity(intake, "c2", "strategic partner", ["o1"], status="proposed")
    factories.activity(intake, "c3", "Harbour University (HU)", ["o2"], name=known.title, kind="laboratory")
    factories.commitment(intake, "m1", "They agreed to open a summer school", ["o1"])
    page = client.get(f"/intake/{intake.pk}/").context["review"]
    cards = {group["label"]: group["findings"] for group in page.groups[2:]}
    told = {
        str(label): [
            card["existing"]["label"] if card["existing"] else card["subtitle"].rpartition(" · ")[2] for card in each
        ]
        for label, each in cards.items()
    }
    assert told == {
        "Activities": ["enters as an activity", "adds to Harbour laboratory"],
        "Promises": ["enters as a promise", "Harbour University"],
    }
    assert [group["count"] for group in page.groups[2:]] == [2, 2]


def test_a_card_says_that_a_promise_is_kept(client, reviewer, intake):
    from syndesis.engagement.services import record_promise

    partner = directory.organisation("Harbour University")
    record_promise(by=directory.SYSTEM, title="Summer school", organisations=[partner])
    factories.activity(intake, "c1", "open a summer school", ["o1"], name="Summer school")
    page = client.get(f"/intake/{intake.pk}/").context["review"]
    (card,) = page.groups[-1]["findings"]
    assert card["existing"]["label"] == "makes an activity of the promise Summer school"
