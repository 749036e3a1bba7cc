"""Counts of engagements by period, kind and partner; how often we took part in what a network holds."""

from datetime import date

import pytest
from django.db.models import Q

from syndesis.directory.models import Network, Organisation
from syndesis.directory.services.networks import register_network
from syndesis.engagement.models import Engagement
from syndesis.engagement.objects import EngagementType, RecurringEventType
from syndesis.engagement.panels.taking_part import attendance_of, talks_of
from syndesis.engagement.queries import occasions
from syndesis.engagement.queries.attendance import attendance, came_to
from syndesis.engagement.queries.counting import counted
from syndesis.engagement.services import add_agenda_item, add_participant, invite, log_engagement, note_outcome
from syndesis.insight.briefings import briefing
from syndesis.objects.filtersets import filterset
from syndesis.objects.services import create
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


def lines(by: str) -> dict[str, tuple[int, int, int, dict[int | None, int]]]:
    found = counted(occasions(), by, Q())
    return {line.value: (line.occasions, line.meetings, line.outcomes, dict(line.years)) for line in found}


@pytest.mark.concept(26)
def test_visits_are_counted_by_period_and_each_session_of_a_series_is_a_meeting():
    park, ours = organisation("Harbour Park"), home()
    both = {"organisations": [ours, park], "kind": "visit"}
    log_engagement(by=SYSTEM, title="April", held_on="2015-04", **both)
    log_engagement(by=SYSTEM, title="Autumn", held_on="2016-09-15", **both)
    summer = log_engagement(
        by=SYSTEM, title="Summer", kind="series", sessions=["2015-06-02", "2015-07-10"], organisations=[ours, park]
    )
    note_outcome(by=SYSTEM, engagement=summer, text="Directions", count=3)
    assert lines("year") == {2015: (2, 3, 3, {2015: 2}), 2016: (1, 1, 0, {2016: 1})}
    assert lines("kind") == {"visit": (2, 2, 0, {2015: 1, 2016: 1}), "series": (1, 2, 3, {2015: 1})}
    assert lines("partner") == {park.path: (3, 4, 3, {2015: 2, 2016: 1})}
    told = briefing(Organisation.objects.get(pk=park.pk), user(), date(2020, 1, 1), "en")
    [fact] = [each for part in told.parts for each in part.facts if each.label == "Meetings and visits"]
    assert (fact.value, fact.note) == ("4", "on 3 occasions")


@pytest.mark.concept(33)
def test_outcomes_are_counted_once_though_several_of_a_partner_were_there():
    lake = organisation("Lake University")
    school = organisation("School of Mines", parent=lake)
    row = log_engagement(by=SYSTEM, title="Talk", held_on="2021-02-16", organisations=[lake, school])
    add_participant(by=SYSTEM, engagement=row, person=person("Ocaña"), organisation=school)
    note_outcome(by=SYSTEM, engagement=row, text="Further directions, at least", count=3)
    assert lines("partner") == {lake.path: (1, 1, 3, {2021: 1})}


def test_a_partner_who_may_not_be_named_is_in_no_line():
    hidden = organisation("Orchid", visibility="restricted")
    log_engagement(by=SYSTEM, title="Talk", held_on="2021", organisations=[hidden])
    assert counted(occasions(), "partner", ~Q(visibility="restricted")) == []


def test_counting_more_needs_no_more_queries(django_assert_num_queries):
    for number in range(12):
        log_engagement(by=SYSTEM, title="Talk", held_on=f"20{number + 10}", organisations=[organisation(f"U{number}")])
    for by, queries in (("year", 3), ("partner", 4)):
        with django_assert_num_queries(queries):
            counted(occasions(), by, Q())


@pytest.fixture
def network() -> Network:
    return register_network(by=SYSTEM, organisation=organisation("Union of Cities", kind="association"))


def summit(network: Network, year: int, **fields) -> Engagement:
    event = RecurringEventType.model.objects.filter(network=network).first() or create(
        RecurringEventType, by=SYSTEM, name="Summit", kind="summit", network=network
    )
    return log_engagement(by=SYSTEM, title=f"Summit {year}", held_on=f"{year}-06-10", edition_of=event, **fields)


@pytest.mark.concept(108)
def test_of_the_events_of_a_network_we_took_part_in_some(network):
    ours = home()
    office = organisation("International Office", parent=ours)
    was_there = summit(network, 2022)
    add_participant(by=SYSTEM, engagement=was_there, person=person("Arno"), organisation=office, role="delegate")
    forum = log_engagement(by=SYSTEM, title="Forum", held_on="2022-06-10", part_of=was_there, organisations=[ours])
    summit(network, 2023)
    summit(network, 2024, is_cancelled=True)
    summit(network, 2999)
    organised = log_engagement(by=SYSTEM, title="Assembly", held_on="2019-03-01")
    add_participant(by=SYSTEM, engagement=organised, organisation=network.organisation, role="organiser")
    log_engagement(by=SYSTEM, title="Other", held_on="2022", organisations=[ours])
    everything, recent = attendance(network), attendance(network, date(2022, 1, 1), date(2022, 12, 31))
    assert (everything.events, everything.ours, everything.share) == (4, 2, 50)
    assert (recent.events, recent.ours) == (2, 2)
    assert "in 2 of 4 events" in [line.detail for line in attendance_of(network, user())]
    asked = {"network": [str(network.pk)], "ours": ["1"]}
    assert {row.pk for row in filterset(EngagementType)(asked, user=user("b")).qs} == {was_there.pk, forum.pk}


@pytest.mark.concept(106)
def test_an_edition_has_parts_and_says_how_many_were_asked_and_came(network):
    row = summit(network, 2022, theme="Cities")
    log_engagement(by=SYSTEM, title="Rectors’ Forum", held_on="2022-06-10", part_of=row, theme="Water")
    invite(by=SYSTEM, to=row, organisations=[organisation("Lake"), organisation("Bay")], status="invited")
    add_participant(by=SYSTEM, engagement=row, organisation=organisation("Isle"))
    add_participant(by=SYSTEM, engagement=row, organisation=home())
    told = came_to(row.edition_of)[row.pk]
    assert ([part.theme for part in row.parts.all()], told.asked, told.came) == (["Water"], 2, 1)


@pytest.mark.concept(107)
def test_the_page_of_a_person_tells_the_talks_given():
    row, delegate = log_engagement(by=SYSTEM, title="Forum", held_on="2022-06-10"), person("Arno")
    add_agenda_item(by=SYSTEM, engagement=row, title="Strategic projects", kind="talk", speakers=[delegate])
    hidden = log_engagement(by=SYSTEM, title="Secret", held_on="2023", visibility="restricted")
    add_agenda_item(by=SYSTEM, engagement=hidden, title="Quiet words", kind="talk", speakers=[delegate])
    assert [(line.title, line.detail) for line in talks_of(delegate, user(role="viewer"))] == [
        ("Strategic projects", "Forum")
    ]
