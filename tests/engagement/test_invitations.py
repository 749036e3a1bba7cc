"""Whom we ask, what they answer, and who is asked again next time."""

import pytest

from syndesis.core.history import Actor
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused
from syndesis.engagement.models import Engagement, RecurringEvent
from syndesis.engagement.objects import RecurringEventType
from syndesis.engagement.services import invite, invite_again, log_engagement, reply
from syndesis.objects.services import create
from tests.activities.factories import activity
from tests.directory.factories import SYSTEM, home, organisation, person, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> RecurringEvent:
    return create(RecurringEventType, by=SYSTEM, name="Week of Science", kind="conference", organiser=home())


def edition(event: RecurringEvent, year: int, **fields) -> Engagement:
    return log_engagement(by=SYSTEM, title=f"Week {year}", held_on=f"{year}-11", edition_of=event, **fields)


@pytest.mark.concept(96)
def test_a_companys_expert_is_asked_into_a_school_as_speaker_accepts_and_speaks():
    school, expert = activity("Summer School"), person("Ocaña")
    (asked,) = invite(by=SYSTEM, to=school, people=[expert], role="speaker", status="invited", invited_on="2019-12-09")
    reply(asked, by=SYSTEM, status="accepted", on="2020-01-15")
    reply(asked, by=SYSTEM, status="came", on="2020-07-01")
    asked.refresh_from_db()
    told = (asked.status, asked.role, str(asked.invited_on), str(asked.replied_on))
    assert told == ("came", "speaker", "2019-12-09", "2020-01-15")


def test_who_came_takes_part_in_the_role_for_which_they_were_asked():
    meeting, lake = log_engagement(by=SYSTEM, title="Forum", held_on="2024-05-07"), organisation("Lake University")
    (asked,) = invite(by=SYSTEM, to=meeting, organisations=[lake], role="observer", status="invited")
    reply(asked, by=SYSTEM, status="came")
    assert [(str(each), each.role) for each in meeting.participants.all()] == [("Lake University", "observer")]


def test_nobody_is_asked_twice():
    meeting, lake, bay = log_engagement(by=SYSTEM, title="Forum"), organisation("Lake"), organisation("Bay")
    invite(by=SYSTEM, to=meeting, organisations=[lake, lake])
    assert [str(each) for each in invite(by=SYSTEM, to=meeting, organisations=[lake, bay])] == ["Bay"]
    assert meeting.invitations.count() == 2


def test_many_are_asked_in_as_many_queries_as_few(django_assert_max_num_queries):
    meeting = log_engagement(by=SYSTEM, title="Forum")
    many = [organisation(f"University {number}") for number in range(40)]
    with django_assert_max_num_queries(40):
        invite(by=SYSTEM, to=meeting, organisations=many)
    assert meeting.invitations.count() == 40


@pytest.mark.concept(102)
def test_those_of_last_time_are_asked_again_each_as_what(event):
    before, now = edition(event, 2025), edition(event, 2026)
    invite(by=SYSTEM, to=before, organisations=[organisation("Lake"), organisation("Bay")], status="invited")
    invite(by=SYSTEM, to=before, people=[person("Ocaña")], role="speaker", status="invited")
    invite_again(by=SYSTEM, to=now)
    assert {(str(each), each.role, each.status) for each in now.invitations.all()} == {
        ("Lake", "guest", "planned"),
        ("Bay", "guest", "planned"),
        ("Ocaña", "speaker", "planned"),
    }


def test_the_first_edition_has_none_before_it(event):
    first = edition(event, 2025)
    edition(event, 2026)
    with pytest.raises(Refused, match="No edition before"):
        invite_again(by=SYSTEM, to=first)


def test_nobody_asks_to_what_lies_out_of_reach():
    foreign = log_engagement(by=SYSTEM, title="Forum", owner_unit=organisation("Other office"))
    actor = Actor(user("mine", role=Role.COORDINATOR, answers_for=(organisation("My office"),)))
    with pytest.raises(Forbidden):
        invite(by=actor, to=foreign, organisations=[organisation("Lake")])
    assert foreign.invitations.count() == 0
