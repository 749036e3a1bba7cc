"""A renewal pack tells what was expected of an agreement and what came of it, to those who may know."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.activities.services import register_activity
from syndesis.agreements.models import (
    Agreement,
    ExchangePlaces,
    ExchangeUse,
    ExpectedOutcome,
    Obligation,
    RiskAssessment,
)
from syndesis.agreements.services import register_agreement
from syndesis.core.models import Role, User
from syndesis.directory.models import Organisation
from syndesis.engagement.services import log_engagement, record_promise
from syndesis.insight.briefings import Briefing, papers
from syndesis.insight.briefings.word import docx
from syndesis.insight.renewals import renewal_pack
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db
TODAY, BEGUN, UNTIL = date(2026, 11, 1), "2022-09-01", "2027-08-31"
IN_TERM, BEFORE = "2024-05-02", "2019-05-02"


@pytest.fixture
def partner() -> Organisation:
    home()
    return organisation("Harbour University")


@pytest.fixture
def row(partner) -> Agreement:
    return register_agreement(
        by=SYSTEM, title="Exchange", kind="exchange", status="active", organisations=[partner], signed_on=BEGUN,
        ends_on=UNTIL, notice=6, reference="A-17",
    )  # fmt: skip


def fill(agreement: Agreement, partner: Organisation, name: str, **hidden) -> None:
    """One of each that a pack tells of, in the term; and what lies before it, which it must not tell."""
    for on, day in (("", IN_TERM), ("Old ", BEFORE)):
        facts = {"by": SYSTEM, "organisations": [partner], **hidden}
        register_activity(title=f"{on}{name} school", kind="summer_school", starts_on=day, ends_on=day, **facts)
        register_activity(title=f"{on}{name} paper", kind="publication", starts_on=day, ends_on=day, **facts)
        log_engagement(title=f"{on}{name} talks", held_on=day, **facts)
        record_promise(title=f"{on}{name} kept", stage="done", stage_on=day, **facts)
        record_promise(title=f"{on}{name} dropped", stage="dropped", stage_on=day, **facts)
    record_promise(by=SYSTEM, title=f"{name} open", organisations=[partner], stage_on=IN_TERM, **hidden)


def told(agreement: Agreement, reader: User) -> Briefing:
    fresh = Agreement.objects.prefetch_related("parties__organisation").get(pk=agreement.pk)
    return renewal_pack(fresh, User.objects.get(pk=reader.pk), TODAY, "en")


def lines(made: Briefing) -> dict[str, list[str]]:
    return {part.name: [line.title for line in part.lines] for part in made.parts if part.lines}


def facts(made: Briefing) -> dict[str, tuple[str, str]]:
    return {fact.label: (fact.value, fact.url) for part in made.parts for fact in part.facts}


@pytest.mark.concept(48)
def test_what_was_expected_stands_against_what_came_of_it_in_the_term(row, partner):
    fill(row, partner, "New")
    register_activity(by=SYSTEM, title="Without a day", organisations=[], agreement=row)
    ExpectedOutcome.objects.create(agreement=row, text="Students a year", target=10, realised=12)
    ExpectedOutcome.objects.create(agreement=row, text="Joint papers", target=4, realised=1, by_year=2025)
    ExchangePlaces.objects.create(agreement=row, direction="out", places=4)
    ExchangePlaces.objects.create(agreement=row, direction="out", places=6, year=2024)
    for year, way, people in ((2023, "out", 3), (2024, "out", 2), (2024, "in", 4), (2019, "in", 90)):
        ExchangeUse.objects.create(agreement=row, year=year, direction=way, people=people)
    Obligation.objects.create(agreement=row, text="Report", due_on=date(2026, 1, 31), state="done")
    Obligation.objects.create(agreement=row, text="Second report", due_on=date(2026, 10, 31))
    RiskAssessment.objects.create(organisation=partner, assessed_on=TODAY, valid_until=UNTIL, level=2)
    made = told(row, user())
    assert facts(made) == {
        "Outcomes reached": ("1 of 2", "#outcomes"),
        "Activities": ("2", "#activities"),
        "Meetings and visits": ("1", "#meetings"),
        "Joint publications": ("1", "#publications"),
        "Places used": ("9 of 22", "#exchange"),
        "Promises kept": ("1", "#kept"),
        "Still open": ("1", "#open"),
        "Dropped": ("1", "#dropped"),
        "Obligations met": ("1 of 2", "#obligations"),
        "Risk": ("2: moderate", "#risk"),
    }
    found = lines(made)
    assert (found["outcomes"], found["activities"]) == (
        ["Students a year", "Joint papers"],
        ["Without a day", "New school"],
    )
    assert (found["meetings"], found["publications"], found["kept"], found["open"], found["dropped"]) == (
        ["New talks"], ["New paper"], ["New kept"], ["New open"], ["New dropped"],
    )  # fmt: skip
    assert (found["exchange"], found["obligations"]) == (
        ["2022/23", "2023/24", "2024/25", "2025/26", "2026/27", "In all"],
        ["Report", "Second report"],
    )
    exchange = next(part for part in made.parts if part.name == "exchange")
    assert (exchange.lines[2].end, exchange.lines[-1].end, exchange.lines[-1].detail) == (
        "From us: 2 of 6 · To us: 4 of —",
        "From us: 5 of 22 · To us: 4 of —",
        "1 more from us",
    )
    outcome = next(part for part in made.parts if part.name == "outcomes")
    assert [(line.end, line.tone) for line in outcome.lines] == [("12 of 10", ""), ("1 of 4", "bad")]


def test_nothing_restricted_is_told_or_counted_for_who_may_not_see_it(row, partner):
    fill(row, partner, "Open")
    before = told(row, user("reader", role=Role.VIEWER))
    fill(row, partner, "Zzyzx", visibility="restricted")
    Obligation.objects.create(agreement=row, text="Zzyzx report", visibility="restricted", due_on=TODAY)
    secret = organisation("Zzyzx Institute", visibility="restricted")
    row.parties.create(organisation=secret)
    after = told(row, User.objects.get(username="reader"))
    assert after == before
    chief = told(row, user("chief", role=Role.ADMINISTRATOR))
    assert facts(chief)["Activities"] == ("2", "#activities")
    assert "Zzyzx" in str(chief.parts[0].pairs)


def test_it_asks_equally_often_however_much_there_is(row, partner):
    reader = user()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            told(row, reader)
        return len(queries)

    fill(row, partner, "First")
    Obligation.objects.create(agreement=row, text="Report", owed_by=partner)
    few = asked()
    for name in ("Second", "Third"):
        fill(row, partner, name)
        Obligation.objects.create(agreement=row, text=name, owed_by=partner)
    assert asked() == few


@pytest.mark.any_database
def test_it_is_a_paper_and_a_word_file_too(row, partner):
    fill(row, partner, "New")
    made = told(row, user())
    assert papers.pdf(made, TODAY).startswith(b"%PDF")
    assert docx(made, TODAY).startswith(b"PK")


def test_a_term_of_which_the_beginning_is_unknown_counts_all_that_was(row, partner):
    Agreement.objects.filter(pk=row.pk).update(signed_on="", signed_on_first=None, signed_on_last=None)
    fill(row, partner, "New")
    assert facts(told(row, user()))["Meetings and visits"] == ("2", "#meetings")
