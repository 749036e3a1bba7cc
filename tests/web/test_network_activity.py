"""What runs inside a network: its activities, its events with our part in them, and what we do with its members."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.models import Role
from syndesis.directory.services.networks import join_network, register_network
from syndesis.engagement.models import AgendaItem, AgendaSpeaker, Engagement, Participant, RecurringEvent
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


def lines(response, panel: str) -> list[tuple[str, str]]:
    section = next(each for each in response.context["sections"] if each["id"] == panel)
    return [(line["title"], line["detail"]) for line in section["lines"]]


def together(response) -> dict[str, tuple]:
    rows = response.context["together"]["lines"]
    return {row["name"]: (row["activities"], row["running"], row["inside"], row["last_met"]) for row in rows}


@pytest.fixture
def network():
    return register_network(by=SYSTEM, organisation=organisation("Union of Cities"), is_featured=True)


@pytest.mark.concept(104)
def test_a_network_tells_what_runs_inside_it_and_what_we_do_with_its_members(client, network):
    ours, lake, bay = home(), organisation("Lake University"), organisation("Bay Institute")
    school = organisation("School of Lake", parent=lake)
    quiet = organisation("Quiet College")
    hidden = organisation("Quince University", visibility="restricted")
    for member in (ours, lake, bay, quiet, hidden):
        join_network(by=SYSTEM, network=network, member=member, starts_on="2011")
    activity("Joint school", organisations=[ours, school, hidden], network=network)
    activity("Old project", kind="project", status="completed", organisations=[lake])
    activity("Secret project", kind="project", organisations=[bay], visibility="restricted")
    met = Engagement.objects.create(title="A visit", held_on="2020-05-04", kind="visit")
    Participant.objects.create(engagement=met, organisation=bay)
    client.force_login(user("vera", Role.VIEWER))
    response = client.get(network.get_absolute_url())
    assert lines(response, "activities") == [("Joint school", "Summer school · School of Lake")]
    assert together(response) == {"Lake University": (2, 1, 1, ""), "Bay Institute": (0, 0, 0, "4 May 2020")}
    assert response.context["together"]["idle"] == ["Quiet College"]
    row = response.context["together"]["lines"][0]
    assert client.get(row["activities_url"]).context["page"].paginator.count == 2
    assert client.get(row["inside_url"]).context["page"].paginator.count == 1
    assert "Quince" not in response.content.decode()


@pytest.mark.concept(104)
def test_its_events_say_who_of_us_was_there_and_what_our_people_spoke_to(client, network):
    ours = home()
    event = RecurringEvent.objects.create(name="Summit", network=network, kind="summit")
    first = Engagement.objects.create(
        title="Summit 2019", held_on="2019-09-02", edition_of=event, edition="5th", city="Lyon"
    )
    Engagement.objects.create(title="Summit 2020", held_on="2020-09-02", edition_of=event)
    other = Engagement.objects.create(title="A visit to the union", held_on="2018")
    Participant.objects.create(engagement=other, organisation=network.organisation)
    speaker, silent, guest = person("Orlova", "Nina"), person("Petrov"), person("Guest")
    for each in (speaker, silent):
        Participant.objects.create(engagement=first, organisation=ours, person=each)
    Participant.objects.create(engagement=first, organisation=network.organisation, person=guest)
    item = AgendaItem.objects.create(engagement=first, title="Clean cities")
    for each in (speaker, guest):
        AgendaSpeaker.objects.create(item=item, person=each)
    client.force_login(user("ada"))
    response = client.get(network.get_absolute_url())
    assert lines(response, "editions") == [
        ("Summit 2020", "without us"),
        ("Summit 2019", "5th · Lyon · 2 of us took part"),
    ]
    assert lines(response, "speeches") == [("Nina Orlova", "Clean cities · Summit 2019")]
    assert [title for title, _detail in lines(response, "meetings")] == ["A visit to the union"]


def test_more_members_activities_and_events_need_no_more_queries(client, network):
    ours = home()
    event = RecurringEvent.objects.create(name="Summit", network=network, kind="summit")
    client.force_login(user("ada"))
    counts = []
    for turn in range(2):
        for number in range(3):
            member = organisation(f"Member {turn}{number}")
            join_network(by=SYSTEM, network=network, member=member)
            activity(f"School {turn}{number}", organisations=[ours, member], network=network)
            met = Engagement.objects.create(title=f"Summit {turn}{number}", held_on="2020", edition_of=event)
            Participant.objects.create(
                engagement=met, organisation=ours, person=person(f"P{turn}{number}"), role="speaker"
            )
        client.get(network.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(network.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
