"""A meeting that was agreed is an action, done when the meeting is logged."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndesis.core.history import Actor, events_of, undo
from syndesis.core.models import Role
from syndesis.core.services import Refused
from syndesis.engagement.models import FollowUp
from syndesis.engagement.queries.followups import settled_at
from syndesis.engagement.services import log_engagement, log_engagements, revise_engagement
from syndesis.engagement.services.followups import agree_follow_up, ask_for_meeting, settle
from syndesis.work.services import reopen_action
from tests.directory.factories import SYSTEM, organisation, user
from tests.work.factories import action

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return organisation("Harbour University")


@pytest.fixture
def first(partner):
    return log_engagement(by=SYSTEM, title="Talks", organisations=[partner], held_on="2026-02-16")


@pytest.fixture
def follow_up(partner, first):
    return agree_follow_up(by=SYSTEM, title="Hold a working meeting soon", organisation=partner, agreed_at=first)


def logged(partner, held_on="2026-03-02", **fields):
    meeting = log_engagement(by=SYSTEM, title="Working meeting", organisations=[partner], held_on=held_on, **fields)
    meeting.refresh_from_db()
    return meeting


def standing(follow_up) -> tuple[str, object]:
    row = FollowUp.objects.select_related("action", "settled_by").get(pk=follow_up.pk)
    return row.action.status, row.settled_by


@pytest.mark.concept(34)
def test_the_meeting_that_was_agreed_closes_its_action_when_it_is_logged(follow_up, partner, first):
    assert (follow_up.action.about, str(follow_up.since), follow_up.action.due_on) == (first, "2026-02-16", "")
    meeting = logged(partner)
    assert standing(follow_up) == ("done", meeting)


@pytest.mark.concept(35)
def test_a_meeting_with_a_part_of_the_organisation_is_one_with_it(follow_up, partner):
    meeting = logged(organisation("Faculty of Ships", parent=partner))
    assert standing(follow_up) == ("done", meeting)


@pytest.mark.parametrize(
    "fields", [{"held_on": "2026-02-15"}, {"held_on": ""}, {"is_cancelled": True}, {"kind": "conference"}]
)
def test_what_was_before_or_undated_or_cancelled_or_no_meeting_settles_nothing(follow_up, partner, fields):
    logged(partner, **fields)
    logged(organisation("Another University"))
    assert standing(follow_up) == ("open", None)


def test_of_two_that_are_open_neither_is_settled_unless_named(follow_up, partner):
    other = agree_follow_up(by=SYSTEM, title="Visit them", organisation=partner)
    meeting = logged(partner, "2031-03-02")
    assert (standing(follow_up), standing(other)) == (("open", None), ("open", None))
    assert settled_at(meeting, user(role=Role.ADMINISTRATOR)) == [follow_up, other]
    settle([other], by=SYSTEM, engagement=meeting)
    assert (standing(follow_up), standing(other)) == (("open", None), ("done", meeting))
    third = logged(partner, "2031-04-02", settles=[follow_up])
    assert standing(follow_up) == ("done", third)


def test_of_several_meetings_logged_together_the_first_settles_it(follow_up, partner):
    rows = [
        {"title": day, "organisations": [partner], "held_on": day} for day in ("2026-05-02", "2026-03-02", "2026-01-02")
    ]
    made = log_engagements(rows, by=SYSTEM)
    assert standing(follow_up) == ("done", made[1])


def test_a_writer_settles_only_what_they_may_close(follow_up, partner):
    outsider = user(role=Role.CONTRIBUTOR, answers_for=(partner,))
    log_engagement(by=Actor(outsider), title="Chat", organisations=[partner], held_on="2026-03-02")
    assert standing(follow_up) == ("open", None)


def test_taken_back_with_the_meeting_the_follow_up_is_open_again(follow_up, partner):
    meeting = logged(partner)
    undo([events_of(meeting)[0].change], by=SYSTEM, reason="Taken back")
    assert standing(follow_up) == ("open", None)


def test_a_meeting_that_is_cancelled_leaves_its_follow_up_open(follow_up, partner):
    meeting = logged(partner, "2031-03-02")
    revise_engagement(meeting, by=Actor(user(role=Role.MANAGER)), is_cancelled=True)
    assert standing(follow_up) == ("open", None)
    with pytest.raises(Refused):
        settle([follow_up], by=SYSTEM, engagement=meeting)


def test_reopened_by_hand_it_is_offered_again(follow_up, partner):
    meeting = logged(partner)
    reopen_action(follow_up.action, by=SYSTEM)
    assert settled_at(meeting, user(role=Role.ADMINISTRATOR)) == [follow_up]


def test_any_open_action_can_ask_for_a_meeting(partner):
    row = action("Meet them")
    follow_up = ask_for_meeting(row, by=SYSTEM, organisation=partner)
    assert ask_for_meeting(row, by=SYSTEM, organisation=partner) == follow_up
    meeting = logged(partner, "2031-03-02")
    assert standing(follow_up) == ("done", meeting)
    row.refresh_from_db()
    with pytest.raises(Refused):
        ask_for_meeting(row, by=SYSTEM, organisation=partner)


def test_logging_many_asks_no_more_than_logging_few(follow_up):
    def asked(number: int) -> int:
        others = [organisation(f"University {number}-{each}") for each in range(number)]
        rows = [{"title": "Chat", "organisations": [other], "held_on": "2026-05-02"} for other in others]
        with CaptureQueriesContext(connection) as queries:
            log_engagements(rows, by=SYSTEM)
        return len(queries)

    asked(1)  # what is read once is read
    assert asked(2) == asked(20)
