"""What is done again and again comes back when it is done."""

from datetime import date

import pytest

from syndesis.core.history import Actor, undo
from syndesis.lib.partial_dates import PartialDate
from syndesis.work import services
from syndesis.work.models import Action
from syndesis.work.panels import repeated
from syndesis.work.repetition import next_due
from tests.directory.factories import SYSTEM, organisation, user
from tests.work.factories import action

AHEAD = "2031-03-31"


@pytest.mark.parametrize(
    ("due", "rhythm", "today", "following"),
    [
        ("2026-03-02", "weekly", "2026-03-01", "2026-03-09"),
        ("2026-01-31", "monthly", "2026-01-30", "2026-02-28"),
        ("2026-01-31", "monthly", "2026-03-02", "2026-03-31"),
        ("2026-12-15", "quarterly", "2026-12-01", "2027-03-15"),
        ("2024-02-29", "yearly", "2024-02-01", "2025-02-28"),
        ("2026-04", "monthly", "2026-04-10", "2026-05"),
        ("2026-11", "quarterly", "2026-04-10", "2027-02"),
        ("2026", "yearly", "2026-04-10", "2027"),
        ("2026", "monthly", "2026-04-10", "2027-01-31"),
        ("2026-04", "weekly", "2026-04-10", "2026-05-07"),
        ("2020-03-02", "yearly", "2026-03-02", "2027-03-02"),
        ("", "monthly", "2026-01-31", "2026-02-28"),
    ],
)
def test_the_next_one_is_due_a_period_later_and_never_in_the_past(due, rhythm, today, following):
    day = PartialDate.parse(due) if due else None
    assert str(next_due(day, rhythm, date.fromisoformat(today))) == following


@pytest.mark.django_db
@pytest.mark.concept(34)
def test_what_is_done_comes_again_with_owner_helpers_and_subject():
    mara, ivan, partner = user("mara"), user("ivan"), organisation("Harbour University")
    row = action("Call them", owner=mara, helpers=[ivan], about=partner, due_on=AHEAD, repeats="quarterly")
    services.complete_action(row, by=Actor(mara))
    again = Action.objects.get(came_of=row)
    assert (again.title, again.owner, list(again.helpers.all()), again.about, str(again.due_on), again.status) == (
        "Call them",
        mara,
        [ivan],
        partner,
        "2031-06-30",
        "open",
    )
    assert [line.title for line in repeated(row, mara)] == ["Call them"]


@pytest.mark.django_db
def test_said_twice_or_done_after_all_it_comes_again_once():
    row = action(due_on=AHEAD, repeats="weekly")
    services.complete_actions([row], by=SYSTEM)
    services.complete_action(row, by=SYSTEM)
    services.reopen_action(row, by=SYSTEM)
    services.complete_action(row, by=SYSTEM)
    assert Action.objects.count() == 2


@pytest.mark.django_db
def test_taken_back_it_is_as_if_it_had_never_been_done():
    row = action(due_on=AHEAD, repeats="weekly", owner=user())
    services.complete_action(row, by=SYSTEM)
    from syndesis.core.history import events_of

    undo([events_of(row)[0].change], by=SYSTEM, reason="Taken back")
    assert list(Action.objects.values_list("status", flat=True)) == ["open"]


@pytest.mark.django_db
def test_who_left_gets_nothing_anew():
    mara, ivan = user("mara"), user("ivan")
    row = action(owner=mara, helpers=[ivan], due_on=AHEAD, repeats="weekly")
    type(mara).objects.update(is_active=False)
    services.complete_action(row, by=SYSTEM)
    again = Action.objects.get(came_of=row)
    assert (again.owner, again.helpers.count()) == (None, 0)
