"""A briefing tells what is between us and a partner, and only to those who may know."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from syndesis.core.models import Role, Visibility
from syndesis.directory.models import Organisation
from syndesis.insight.briefings import LONG, SHORT, Briefing, briefing
from tests.directory import factories
from tests.insight.briefings.busy import KINDS, TODAY, Busy, busy, fill

pytestmark = pytest.mark.django_db
SUBJECTS = ("partner", "visit", "region")
SECRET = "Zzyzx"


@pytest.fixture
def case() -> Busy:
    return busy()


@pytest.fixture
def chief():
    return factories.user("chief", Role.ADMINISTRATOR)


@pytest.fixture
def viewer():
    return factories.user("viewer", Role.VIEWER)


def told(case: Busy, reader, subject: str = "partner", length: str = LONG, language: str = "en", **more) -> Briefing:
    kept = getattr(case, subject)
    return briefing(type(kept).objects.get(pk=kept.pk), reader, TODAY, language, length=length, **more)


def words(made: Briefing) -> str:
    return "\n".join(
        text
        for part in made.parts
        for text in (
            *(f"{label}: {value}" for label, value in part.pairs),
            *(f"{fact.label} {fact.value} {fact.note}" for fact in part.facts),
            *(f"{line.title} | {line.detail} | {line.end}" for line in part.lines),
        )
    )


def lines(made: Briefing, name: str) -> list[str]:
    return [line.title for part in made.parts if part.name == name for line in part.lines]


def test_each_kind_of_record_is_told(case, chief):
    fill(case, "Open")

    found = "\n".join(words(told(case, chief, subject)) for subject in SUBJECTS)

    assert [kind for kind in KINDS if f"Open {kind}" not in found] == []


@pytest.mark.parametrize("length", [SHORT, LONG])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_nothing_restricted_is_told_to_those_who_may_not_see_it(case, viewer, chief, subject, length):
    fill(case, "Open")
    fill(case, SECRET, Visibility.RESTRICTED)

    assert SECRET in words(told(case, chief, subject))
    assert SECRET not in words(told(case, viewer, subject, length))
    assert "Open" in words(told(case, viewer, subject, length))


def test_numbers_count_what_the_reader_may_see_and_lead_there(case, viewer, client):
    fill(case, "Open")
    fill(case, SECRET, Visibility.RESTRICTED)
    client.force_login(viewer)

    facts = next(part.facts for part in told(case, viewer).parts if part.name == "numbers")

    assert {fact.label: fact.value for fact in facts if fact.url.startswith("/")} == {
        "Agreements in force": "1",
        "Open promises": "4",
        "Running activities": "1",
        "Meetings and visits": "2",
    }
    for fact in facts:
        if fact.url.startswith("/"):
            assert client.get(fact.url).context["page"].paginator.count == int(fact.value)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_more_records_need_no_more_queries(case, chief, subject):
    fill(case, "First")
    told(case, chief, subject)
    with CaptureQueriesContext(
        connection,
    ) as few:
        told(case, chief, subject)
    for number in range(3):
        fill(case, f"More {number}")
    with CaptureQueriesContext(connection) as many:
        told(case, chief, subject)

    assert len(many) == len(few)


def test_the_agenda_says_why(case, chief):
    fill(case, "Open")

    made = told(case, chief)

    part = next(part for part in made.parts if part.name == "agenda")
    assert [(line.title, line.detail) for line in part.lines] == [
        ("Renew or let end: Open agreement", "ends 28 February 2027"),
        ("Take up again: Open promise 0", "no word for 2 years · Agreed · ours"),
        ("Their answer to our proposal: Open proposal", "sent May 2026, no answer yet"),
        ("Open action", "follow-up agreed, still open"),
        ("Mark 15 years of working together", "since April 2012"),
        ("Take up again: Open promise 1", "no word for 2 years · Agreed · ours"),
    ]


def test_the_risks_are_said(case, chief):
    fill(case, "Open")

    assert lines(told(case, chief), "risks") == [
        "1 agreement ends within half a year",
        "2 promises have been silent too long",
        "No meeting for 21 months",
        "Nobody on our side looks after it",
    ]


def test_members_of_a_delegation_stand_in_the_order_of_protocol(case, chief):
    fill(case, "Open")
    late = factories.person("Last", "Interpreter")
    first = factories.person("First", "Head")
    case.visit.participants.create(person=late, organisation=case.partner, role="interpreter")
    case.visit.participants.create(person=first, organisation=case.partner, role="head", position_then="Vice-rector")
    case.visit.participants.create(person=factories.person("Host", "Our"), organisation=case.home, role="host")

    made = told(case, chief, "visit")

    assert lines(made, "delegation") == ["Head First", "Open guest", "Interpreter Last"]
    assert lines(made, "ours") == ["Our Host"]


def test_the_short_one_says_how_much_it_leaves_out(case, chief):
    for number in range(12):
        fill(case, f"Number {number}")

    promises = next(part for part in told(case, chief, length=SHORT).parts if part.name == "promises")
    whole = next(part for part in told(case, chief, length=LONG).parts if part.name == "promises")

    assert promises.total == whole.total == 36
    assert promises.more == f"and {36 - len(promises.lines)} more"
    assert (len(whole.lines), whole.more) == (36, "")


def test_talking_points_stand_first(case, chief):
    made = told(case, chief, remarks="Ask for the winter school\n\nThank the dean")

    assert (made.parts[0].name, lines(made, "remarks")) == (
        "remarks",
        ["Ask for the winter school", "Thank the dean"],
    )


def test_the_name_is_that_of_the_language(case, chief):
    case.partner.names.create(text="Портовый университет", language="ru", kind="official")

    assert told(case, chief, language="ru").title == "Портовый университет"
    assert told(case, chief, language="en").title == "Harbour University"


@pytest.mark.parametrize("language", ["ru", "es", "zh-hans"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_word_of_ours_is_said_in_the_language_asked_for(case, chief, monkeypatch, subject, language):
    """In a language in which every word is marked, whatever has been translated so far."""
    fill(case, "Open")
    catalogue = translation.trans_real.translation(language)
    monkeypatch.setattr(catalogue, "gettext", lambda message: f"‹{message}›")
    monkeypatch.setattr(catalogue, "ngettext", lambda one, many, number: f"‹{one if number == 1 else many}›")

    with translation.override("en"):
        made = told(case, chief, subject, language=language)

    labels = [
        *(part.title for part in made.parts),
        *(label for part in made.parts for label, _value in part.pairs),
        *(fact.label for part in made.parts for fact in part.facts),
        *(line.title for part in made.parts if part.name in ("risks", "agenda") for line in part.lines),
        *(line.end for part in made.parts if part.name == "promises" for line in part.lines),
        made.standfirst,
    ]
    known = [row.title for row in case.partner.follow_ups.select_related("action").all() for row in [row.action]]
    assert [label for label in labels if not label.startswith("‹") and label not in known] == []


def test_a_briefing_says_of_whom_it_knows_nothing_that_nothing_is_known(chief):
    factories.home()
    stranger = Organisation.objects.create(name="Stranger", path="/999/")

    made = briefing(Organisation.objects.get(pk=stranger.pk), chief, TODAY, "en")

    assert [part.empty for part in made.parts if part.empty] == [
        "No promise is open.",
        "No agreement is on record.",
        "No meeting is on record.",
    ]
