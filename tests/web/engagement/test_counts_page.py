"""Counts of engagements with the way to the records behind each; the page of a recurring event."""

import pytest
from django.urls import reverse

from syndesis.engagement.objects import RecurringEventType
from syndesis.engagement.services import add_participant, invite, log_engagement
from syndesis.objects.services import create
from tests.directory.factories import SYSTEM, home, organisation, user

pytestmark = pytest.mark.django_db


def table(client, **asked):
    return client.get(reverse("web:engagements_counts"), asked).context["table"]


@pytest.fixture
def visits(client):
    lake = organisation("Lake University")
    for day, direction in (("2015-04", "outbound"), ("2015-09-15", "inbound"), ("2016", "inbound")):
        facts = {"kind": "visit", "direction": direction, "held_on": day}
        log_engagement(by=SYSTEM, title=f"Visit {day}", organisations=[lake], **facts)
    log_engagement(by=SYSTEM, title="Talk", kind="lecture", held_on="2015", organisations=[lake])
    client.force_login(user())
    return lake


@pytest.mark.concept(25, 26)
def test_each_number_leads_to_as_many_records(client, visits):
    for by in ("year", "kind", "direction", "partner"):
        for line in table(client, by=by, kind="visit")["lines"]:
            for number, url in ((line["occasions"], line["url"]), *((c["number"], c["url"]) for c in line["years"])):
                if url:
                    assert client.get(url).context["page"].paginator.count == number, (by, url)


@pytest.mark.concept(26)
def test_the_set_that_is_counted_is_the_one_that_the_list_shows(client, visits):
    lines = table(client, by="direction", kind="visit", held_on_from="2015", held_on_until="2015")["lines"]
    assert {line["label"]: line["occasions"] for line in lines} == {"they visited us": 1, "we visited them": 1}


def test_what_the_reader_may_not_see_is_not_counted(client):
    hidden = organisation("Orchid", visibility="restricted")
    log_engagement(by=SYSTEM, title="Quiet", held_on="2015", visibility="restricted", organisations=[hidden])
    open_one = log_engagement(by=SYSTEM, title="Open", held_on="2016", organisations=[hidden])
    client.force_login(user(role="viewer"))
    assert [line["label"] for line in table(client, by="year")["lines"]] == ["2016"]
    assert (table(client, by="partner")["lines"], open_one.participants.count()) == ([], 1)


@pytest.mark.concept(91, 101)
def test_lectures_and_visits_are_kinds_of_their_own(client, visits):
    answer = client.get(reverse("web:engagements"), {"kind": "lecture", "with": visits.pk})
    assert [str(row["cells"][0]["text"]) for row in answer.context["rows"]] == ["Talk"]


@pytest.mark.concept(102, 106)
def test_a_recurring_event_tells_its_editions_with_theme_place_and_who_came(client):
    event = create(RecurringEventType, by=SYSTEM, name="Week of Science", kind="conference", organiser=home())
    facts = {"edition_of": event, "city": "Harbour City", "country": "RU"}
    week = log_engagement(by=SYSTEM, title="Week 2025", held_on="2025-11", edition="12", theme="Water", **facts)
    log_engagement(by=SYSTEM, title="Week 2026", held_on="2026-11", edition="13", is_cancelled=True, **facts)
    invite(by=SYSTEM, to=week, organisations=[organisation("Lake"), organisation("Bay")], status="invited")
    add_participant(by=SYSTEM, engagement=week, organisation=organisation("Isle"))
    client.force_login(user())
    shown = client.get(event.get_absolute_url()).context["editions"]
    assert [(row["edition"], row["when"], row["theme"], row["place"], row["asked"], row["came"]) for row in shown] == [
        ("13", "cancelled", "", "Harbour City, Russia", 0, 0),
        ("12", "November 2025", "Water", "Harbour City, Russia", 2, 1),
    ]
    listed = client.get(reverse("web:recurring-events")).context["rows"]
    assert len(listed) == 1
