"""What a visit needs by kind of guest: as the office has written it down, else as it comes with Syndesis."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

from syndesis.core.translated import in_language
from syndesis.engagement.choices import Direction, GuestKind
from syndesis.engagement.models import VisitTemplate

USUAL = Path(__file__).parents[1] / "data" / "visits.toml"
Names = Mapping[str, str]
"""A text by language, in English at least: {"en": "…", "ru": "…"}."""


@dataclass(frozen=True)
class Task:
    """A line of the checklist, due so many days before the visit; below zero, after it."""

    days_before: int
    names: Names

    def __str__(self) -> str:
        return in_language(self.names["en"], self.names)


@dataclass(frozen=True)
class Slot:
    """A line of the timetable, on the first day of the visit or a later one."""

    day: int
    begins_at: time | None
    ends_at: time | None
    kind: str
    names: Names

    def __str__(self) -> str:
        return in_language(self.names["en"], self.names)


@dataclass(frozen=True)
class Plan:
    """The checklist and the timetable of a kind of guest; `template` where it is the office's own."""

    guest_kind: str
    direction: str
    names: Names
    tasks: tuple[Task, ...] = ()
    slots: tuple[Slot, ...] = ()
    template: VisitTemplate | None = None

    def __str__(self) -> str:
        return in_language(self.names["en"], self.names)

    @property
    def notice(self) -> int:
        """How many days before the visit its preparation begins."""
        return max((task.days_before for task in self.tasks), default=0)


def visit_plans() -> list[Plan]:
    """All of them, those for guests first: the office's own in place of what comes with Syndesis."""
    rows = VisitTemplate.objects.prefetch_related("tasks", "slots")
    own = {(row.guest_kind, row.direction): _of(row) for row in rows}
    plans = {(plan.guest_kind, plan.direction): plan for plan in usual_plans()} | own
    kinds = list(GuestKind.values)
    return sorted(plans.values(), key=lambda plan: (plan.direction, kinds.index(plan.guest_kind)))


def plan_for(guest_kind: str, direction: str) -> Plan | None:
    """The plan of a kind of guest, else that of "other guests" in the same direction."""
    plans = {(plan.guest_kind, plan.direction): plan for plan in visit_plans()}
    direction = direction or Direction.INBOUND
    return plans.get((guest_kind, direction)) or plans.get((GuestKind.OTHER, direction))


@cache
def usual_plans() -> tuple[Plan, ...]:
    """Those that come with Syndesis."""
    told = tomllib.loads(USUAL.read_text(encoding="utf-8"))
    return tuple(_usual(told, each) for each in told["plan"])


@cache
def screening_tasks() -> frozenset[str]:
    """What the usual line of having the guests screened says, in all languages."""
    return frozenset(tomllib.loads(USUAL.read_text(encoding="utf-8"))["tasks"]["screen"].values())


def _usual(told: Mapping[str, Any], plan: Mapping[str, Any]) -> Plan:
    slots = []
    for key, begins, ends in plan["slots"]:
        names = dict(told["slots"][key])
        kind = names.pop("kind")
        slots.append(Slot(1, time.fromisoformat(begins), time.fromisoformat(ends), kind, names))
    tasks = sorted((Task(days, told["tasks"][key]) for key, days in plan["tasks"]), key=lambda task: -task.days_before)
    return Plan(plan["guests"], plan["direction"], plan["name"], tuple(tasks), tuple(slots))


def _of(row: VisitTemplate) -> Plan:
    tasks = tuple(Task(each.days_before, {"en": each.text, **each.texts}) for each in row.tasks.all())
    slots = tuple(
        Slot(each.day, each.begins_at, each.ends_at, each.kind, {"en": each.title, **each.titles})
        for each in row.slots.all()
    )
    return Plan(row.guest_kind, row.direction, {"en": row.name, **row.names}, tasks, slots, row)
