"""A calendar gathers what is on which day, within the sight of who asks."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.agreements.services import register_agreement
from syndesis.core.models import Role
from syndesis.directory.services import define_region, start_partnership
from syndesis.engagement.calendar import Kind, Within, calendar_of
from syndesis.engagement.models import Proposal
from syndesis.engagement.services import log_engagement
from tests.directory.factories import SYSTEM, home, organisation, user
from tests.work.factories import action

pytestmark = pytest.mark.django_db
MARCH = {"first": date(2026, 3, 1), "last": date(2026, 3, 31)}


@pytest.fixture
def reader():
    return user(role=Role.COORDINATOR)


def titles(reader, **asked) -> list[str]:
    return [entry.title for entry in calendar_of(Within(reader=reader, **(MARCH | asked)))]


def met(title, day="2026-03-10", *organisations, **fields):
    return log_engagement(by=SYSTEM, title=title, held_on=day, organisations=organisations, **fields)


@pytest.mark.concept(43)
def test_a_month_has_meetings_deadlines_ends_of_agreements_anniversaries_and_answers(reader):
    home()
    partner = organisation("Harbour University", country="ES")
    start_partnership(by=SYSTEM, organisation=partner, started_on="2011-03-12")
    met("Talks", "2026-03-10", partner)
    action("Send the text", due_on="2026-03")
    register_agreement(by=SYSTEM, title="Framework", organisations=[partner], ends_on="2026-03-20")
    Proposal.objects.create(title="Joint school", status="sent", due_on="2026-03-15")
    assert titles(reader) == [
        "Talks",
        "15 years with Harbour University",
        "Answer by: Joint school",
        "Ends: Framework",
        "Send the text",
    ]
    assert titles(reader, kinds=[Kind.AGREEMENT]) == ["Ends: Framework"]


def test_a_series_shows_by_its_sessions_and_a_long_visit_on_all_its_days(reader):
    met("Talks", "2026-02-16", sessions=["2026-02-16", "2026-02-18", "2026-03-19"])
    met("Long visit", "2026-02-25", held_until="2026-04-02")
    met("Over", "2026-02-25", held_until="2026-02-28")
    found = calendar_of(Within(reader=reader, **MARCH))
    assert [(entry.title, entry.first.isoformat()) for entry in found] == [
        ("Long visit", "2026-02-25"),
        ("Talks", "2026-03-19"),
    ]


def test_of_what_the_month_alone_is_known_no_day_is_claimed(reader):
    met("Some day", "2026-03")
    met("Some year", "2026")
    assert [entry.is_exact for entry in calendar_of(Within(reader=reader, **MARCH))] == [False, False]


def test_what_is_hidden_is_in_no_calendar(reader):
    secret = organisation("Secret Institute", visibility="restricted")
    start_partnership(by=SYSTEM, organisation=secret, started_on="2011-03-12")
    met("Secret talks", visibility="restricted")
    series = met("Secret series", "2026-03-01", sessions=["2026-03-01", "2026-03-02"])
    type(series).objects.filter(pk=series.pk).update(visibility="restricted")
    action("Call the Secret Institute", about=secret, due_on="2026-03-10")
    register_agreement(by=SYSTEM, title="Secret", organisations=[secret], ends_on="2026-03-20", visibility="restricted")
    Proposal.objects.create(title="Secret", status="sent", due_on="2026-03-15", visibility="restricted")
    assert titles(reader) == []
    assert len(titles(user("ada", role=Role.ADMINISTRATOR))) == 7


def test_a_calendar_is_of_a_partner_of_a_region_or_of_what_one_answers_for(reader):
    home()
    park, other = organisation("Park", country="ES"), organisation("Other", country="CN")
    region = define_region(by=SYSTEM, name="Ibero-America", countries=["ES"])
    faculty = organisation("Faculty", parent=park)
    talks = met("With the faculty", "2026-03-10", faculty)
    met("With others", "2026-03-11", other)
    action("About the talks", about=talks, due_on="2026-03-12")
    action("About others", about=other, due_on="2026-03-12", owner=reader)
    assert titles(reader, organisation=park) == ["With the faculty", "About the talks"]
    assert titles(reader, region=region) == ["With the faculty", "About the talks"]
    assert titles(user("olga", answers_for=(park,)), mine=True) == ["With the faculty"]
    assert titles(reader, mine=True) == ["About others"]


def test_the_number_of_queries_does_not_grow(reader):
    partner = organisation("Harbour University")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            titles(type(reader).objects.get(pk=reader.pk), with_revisions=True)
        return len(queries)

    def add(number):
        for each in range(number):
            met("", "2026-03-10", partner)
            action(f"Call {each}", about=partner, due_on="2026-03-11")
            register_agreement(by=SYSTEM, title="", organisations=[partner], ends_on="2026-03-20")

    add(2)
    asked()
    few = asked()
    add(10)
    assert asked() == few
