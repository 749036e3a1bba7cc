"""Writing goals: each is set for one thing, and says how it is measured."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.directory import policies
from syndesis.directory.choices import GoalMeasure, GoalStatus
from syndesis.directory.models import Goal
from syndesis.directory.models.goals import SUBJECTS
from syndesis.objects.services import assign


def set_goal(*, by: Actor, title: str, **fields: Any) -> Goal:
    """Say what is to be reached, with a partner, in a region or cluster, or for an objective. Raises Refused unless it
    is one of these, or where a measure is said that cannot be counted."""
    return set_goals([{"title": title, **fields}], by=by)[0]


def set_goals(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Goal]:
    """The bulk twin of `set_goal`: all are set or none."""
    goals = [Goal(**row) for row in rows]
    with recording(by, "Goal set" if len(goals) == 1 else "Goals set"):
        for goal in goals:
            _check(goal)
        made = Goal.objects.bulk_create(goals)
        policies.goals.check_all(by.user, made)
    return made


def revise_goal(goal: Goal, *, by: Actor, **fields: Any) -> Goal:
    """Change a goal; as `set_goal`."""
    with recording(by, "Goal changed"):
        policies.goals.check(by.user, goal)
        for name, value in fields.items():
            setattr(goal, name, value)
        _check(goal)
        assign(goal, fields)
        policies.goals.check(by.user, goal)
    return goal


def reach_goal(goal: Goal, *, by: Actor) -> Goal:
    """Say that it is reached."""
    return _close(goal, by, "Goal reached", GoalStatus.REACHED)


def miss_goal(goal: Goal, *, by: Actor) -> Goal:
    """Say that it was not reached."""
    return _close(goal, by, "Goal missed", GoalStatus.MISSED)


def drop_goal(goal: Goal, *, by: Actor) -> Goal:
    """Say that it is pursued no more."""
    return _close(goal, by, "Goal dropped", GoalStatus.DROPPED)


def reopen_goal(goal: Goal, *, by: Actor) -> Goal:
    """Say that it is pursued again."""
    return _close(goal, by, "Goal reopened", GoalStatus.OPEN)


def _close(goal: Goal, by: Actor, reason: str, status: str) -> Goal:
    with recording(by, reason):
        policies.goals.check(by.user, goal)
        row = Goal.objects.select_for_update().get(pk=goal.pk)
        row.status = status
        row.save(update_fields=["status"])
    return row


def _check(goal: Goal) -> None:
    subjects = [name for name in SUBJECTS if getattr(goal, f"{name}_id") is not None]
    if len(subjects) != 1:
        raise Refused(
            _("Say what the goal is for: one partnership, region, cluster or objective, and only one."),
            subjects[1] if subjects else SUBJECTS[0],
        )
    if goal.measure == GoalMeasure.HAND:
        return
    if goal.partnership_id is not None:
        raise Refused(_("The goal of one partnership is measured by hand: there is nothing to count."), "measure")
    if goal.reached is not None:
        raise Refused(_("What is reached is counted here: leave it blank, or measure by hand."), "reached")
