"""The partner page shows the whole relation, each fact with the sentence that says so."""

from datetime import date

import pytest

from syndesis.core.history import Actor
from syndesis.core.models import Document
from syndesis.directory.models import Organisation
from syndesis.engagement.models import Engagement
from syndesis.engagement.services import log_engagement
from syndesis.intake import services
from syndesis.web.partner import partner_page
from tests.directory import factories as directory
from tests.intake import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
SERIES = "On 16, 18 and 19 February 2021 both universities met online."


@pytest.fixture
def reader():
    return directory.user(role="administrator")


@pytest.fixture
def partner(reader) -> Organisation:
    """A partner as the review of one document leaves it."""
    home = directory.home()
    text = factories.TEXT + " " + SERIES
    intake = factories.intake(text)
    factories.organisation(
        intake, "o1", "Northern Polytechnic", linked=True, candidates=[factories.candidate("record", str(home.pk))]
    )
    factories.organisation(
        intake, "o2", "Harbour University", acronym="HU", tier="strategic", tier_span={"start": 0, "end": 47}
    )
    factories.person(intake, "p1", "Marta Oliveira, vice-rector of Harbour University", "o2")
    visit = "On 7 May 2025 Marta Oliveira, vice-rector of Harbour University, visited us."
    factories.engagement(intake, "e1", visit, ["o1", "o2"], ("p1",))
    days = ["2021-02-16", "2021-02-18", "2021-02-19"]
    factories.engagement(
        intake,
        "e2",
        SERIES,
        ["o1", "o2"],
        dates=days,
        date=days[0],
        kind="online_meeting",
        format="online",
        direction="",
    )
    factories.agreement(intake, "a1", "The universities signed a cooperation agreement in April 2015.", ["o1", "o2"])
    factories.commitment(intake, "c1", "They agreed to open a summer school.", ["o1", "o2"])
    factories.figure(intake, "f1", "Harbour University has 11,400 students.", "o2")
    services.accept_above(by=Actor(reader), intake=intake, confidence=0.9)
    return Organisation.objects.get(is_home=False)


def entries(page):
    return [(year.year, entry.when, entry.kind, entry.title) for year in page.timeline for entry in year.entries]


@pytest.mark.every_database
@pytest.mark.concept(1, 10, 11, 23, 25, 26, 37, 42, 43, 117)
def test_the_page_tells_the_relation_in_one_timeline(partner, reader):
    page = partner_page(partner, reader, TODAY)
    assert entries(page) == [
        (2025, "9 May", "promise", "Agreed: Summer school"),
        (2025, "9 May", "news", "A visit"),
        (2025, "7 May", "engagement", "Visit"),
        (2025, "April", "agreement", "Anniversary: 10 years since the first agreement"),
        (2021, "16–19 Feb", "engagement", "Online meetings, 3 sessions"),
        (2015, "April", "agreement", "First agreement signed: Framework agreement"),
    ]
    assert page.tier is not None
    assert (page.tier["label"], page.since, page.other_names_shown) == ("Strategic partner", "April 2015", "HU")
    assert [(row["now"], row["then"]) for row in page.people] == [("2025 vice-rector", [])]
    assert [(row["stage"], row["title"], row["silent_days"]) for row in page.promises] == [
        ("agreed", "Summer school", 560)
    ]


@pytest.mark.concept(120)
def test_every_fact_has_a_footnote_that_opens_the_sentence(partner, reader):
    page = partner_page(partner, reader, TODAY)
    told = {entry.title: entry.footnotes for year in page.timeline for entry in year.entries if entry.kind != "news"}
    assert {title: [note.number for note in notes] for title, notes in told.items()} == {title: [1] for title in told}
    assert told["Online meetings, 3 sessions"][0].quote == SERIES
    document = Document.objects.get()
    assert told["Visit"][0].url.startswith(f"/documents/{document.pk}/#e")


def test_the_position_held_then_is_shown_though_a_later_one_is_known(partner, reader):
    from syndesis.directory.models import Person
    from syndesis.directory.services import attest_position

    attest_position(
        by=directory.SYSTEM, person=Person.objects.get(), organisation=partner, title="rector", on="2026-02-01"
    )
    page = partner_page(partner, reader, TODAY)
    assert [(row["now"], row["then"]) for row in page.people] == [("2026 rector", ["2025 vice-rector"])]
    visit = next(e for year in page.timeline for e in year.entries if e.title == "Visit")
    assert visit.detail == "Marta Oliveira (then vice-rector)"


def test_an_undated_meeting_is_shown_as_reported(partner, reader):
    log_engagement(
        by=directory.SYSTEM, title="", kind="meeting", held_on="2019-12-09", no_later_than=True, organisations=[partner]
    )
    assert (2019, "by 9 Dec", "engagement", "Meeting") in entries(partner_page(partner, reader, TODAY))


@pytest.mark.every_database
def test_what_is_restricted_leaves_no_trace_on_the_page(partner):
    Engagement.objects.filter(kind="visit").update(visibility="restricted")
    Document.objects.update(visibility="restricted")
    page = partner_page(partner, directory.user("vera", role="viewer"), TODAY)
    assert [e for e in entries(page) if e[2] in ("news", "engagement")] == [
        (2021, "16–19 Feb", "engagement", "Online meetings, 3 sessions")
    ]
    assert [note for year in page.timeline for entry in year.entries for note in entry.footnotes] == []
    assert page.documents == []


def test_the_page_needs_no_more_queries_for_more_records(partner, reader, django_assert_max_num_queries, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            partner_page(partner, reader, TODAY)
        return len(captured)

    queries()
    before = queries()
    for day in range(1, 11):
        log_engagement(by=directory.SYSTEM, title="", held_on=f"2024-03-{day:02d}", organisations=[partner])
    assert queries() == before


def test_a_restricted_partner_is_not_found(client):
    partner = directory.organisation("Harbour University", visibility="restricted")
    client.force_login(directory.user("vera", role="viewer"))
    assert client.get(f"/partners/{partner.pk}/").status_code == 404
