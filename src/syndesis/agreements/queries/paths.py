"""Which steps an agreement goes through to be approved: as the office has written them down, else as they come with
Syndesis; and why these."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from syndesis.agreements.choices import REPLACING, AgreementKind, Deciders, RiskLevel
from syndesis.agreements.models import Agreement, ApprovalPath, ApprovalStep
from syndesis.agreements.queries.risk import level_of
from syndesis.core.labels import label_of
from syndesis.core.models import User
from syndesis.core.translated import in_language
from syndesis.directory.models import Organisation
from syndesis.directory.queries import home

USUAL = Path(__file__).parents[1] / "data" / "paths.toml"
Names = Mapping[str, str]
"""A text by language, in English at least."""


@dataclass(frozen=True)
class Step:
    """A decision that a path asks for; those of the same number go on side by side."""

    order: int
    stage: str
    names: Names
    decided_by: str = Deciders.MANAGERS
    user: User | None = None
    days: int | None = None

    def __str__(self) -> str:
        return in_language(self.names["en"], self.names)


@dataclass(frozen=True)
class Plan:
    """A path: for which agreements it is meant, and its steps; `path` where it is the office's own."""

    names: Names
    steps: tuple[Step, ...]
    kind: str = ""
    unit: Organisation | None = None
    risk_from: int = RiskLevel.NONE
    for_renewals: bool = False
    is_active: bool = True
    path: ApprovalPath | None = None

    def __str__(self) -> str:
        return in_language(self.names["en"], self.names)

    @property
    def particular(self) -> tuple[int, bool, int, bool]:
        """How particular it is: risk says more than that it is a renewal, that more than the unit and its depth in
        the tree, that more than the kind."""
        return (self.risk_from, self.for_renewals, len(self.unit.path) if self.unit else 0, bool(self.kind))


@dataclass(frozen=True)
class Taken:
    """The path that an agreement takes."""

    plan: Plan
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        words = {"path": self.plan, "reasons": ", ".join(self.reasons)}
        return _("Path “%(path)s”, taken because %(reasons)s.") % words


def plans() -> list[Plan]:
    """All paths, the most particular first: the office's own where it has any, else those that come with Syndesis."""
    steps = Prefetch("steps", ApprovalStep.objects.select_related("user"))
    rows = list(ApprovalPath.objects.select_related("unit").prefetch_related(steps))
    found = [_of(row) for row in rows] if rows else list(usual_plans())
    return sorted(found, key=lambda plan: plan.particular, reverse=True)


def path_of(agreement: Agreement, today: date) -> Taken | None:
    """The most particular path that fits; None where none does."""
    facts = _Facts(agreement, today)
    fitting = (plan for plan in plans() if plan.is_active and facts.fits(plan))
    plan = next(fitting, None)
    return Taken(plan, tuple(facts.reasons(plan))) if plan else None


class _Facts:
    """What an agreement's path hangs on."""

    def __init__(self, agreement: Agreement, today: date) -> None:
        self.agreement = agreement
        self.unit = agreement.owner_unit
        self.is_renewal = agreement.base_relation in REPLACING
        ours = home()
        rows = agreement.organisations.all()
        outside = [row for row in rows if not (ours and row.path.startswith(ours.path))]
        self.risk = level_of(outside, today) or RiskLevel.NONE

    def fits(self, plan: Plan) -> bool:
        return (
            plan.kind in ("", self.agreement.kind)
            and plan.risk_from <= self.risk
            and (self.is_renewal or not plan.for_renewals)
            and (plan.unit is None or (self.unit is not None and self.unit.path.startswith(plan.unit.path)))
        )

    def reasons(self, plan: Plan) -> list[str]:
        found = []
        if plan.risk_from:
            found.append(_("the risk of its parties is “%(risk)s”") % {"risk": RiskLevel(self.risk).label})
        if plan.for_renewals:
            found.append(_("it renews or succeeds an earlier one"))
        if plan.unit:
            found.append(_("the unit in charge is %(unit)s or a part of it") % {"unit": plan.unit})
        if plan.kind:
            found.append(_("it is of the kind “%(kind)s”") % {"kind": label_of(AgreementKind, plan.kind)})
        return found or [_("no more particular one fits")]


@cache
def usual_plans() -> tuple[Plan, ...]:
    """Those that come with Syndesis."""
    told = tomllib.loads(USUAL.read_text(encoding="utf-8"))
    return tuple(_usual(told["steps"], each) for each in told["path"])


def _usual(names: Mapping[str, Names], path: Mapping[str, Any]) -> Plan:
    steps = (
        Step(each["order"], each["stage"], names[each["step"]], each["by"], days=each["days"]) for each in path["steps"]
    )
    return Plan(
        path["name"],
        tuple(steps),
        kind=path.get("kind", ""),
        risk_from=path.get("risk_from", RiskLevel.NONE),
        for_renewals=path.get("renewals", False),
    )


def _of(row: ApprovalPath) -> Plan:
    steps = tuple(
        Step(each.order, each.stage, {"en": each.name, **each.names}, each.decided_by, each.user, each.days)
        for each in row.steps.all()
    )
    names = {"en": row.name, **row.names}
    return Plan(names, steps, row.kind, row.unit, row.risk_from, row.for_renewals, row.is_active, row)
