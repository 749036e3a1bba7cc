"""Writing the paths of approval; administrators do."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from syndesis.agreements.choices import IN_APPROVAL, Deciders
from syndesis.agreements.models import ApprovalPath, ApprovalStep
from syndesis.agreements.queries.paths import Plan, usual_plans
from syndesis.core.accounts import check_governs
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused


def adopt_paths(*, by: Actor) -> list[ApprovalPath]:
    """Make the paths that come with Syndesis the office's own, so that they can be changed; once."""
    with recording(by, "Approval paths adopted"):
        check_governs(by)
        if ApprovalPath.objects.exists():
            return []
        return [_adopt(plan) for plan in usual_plans()]


def _adopt(plan: Plan) -> ApprovalPath:
    row = ApprovalPath.objects.create(
        name=plan.names["en"],
        names=_others(plan.names),
        kind=plan.kind,
        risk_from=plan.risk_from,
        for_renewals=plan.for_renewals,
    )
    ApprovalStep.objects.bulk_create(
        ApprovalStep(
            path=row,
            order=step.order,
            stage=step.stage,
            name=step.names["en"],
            names=_others(step.names),
            decided_by=step.decided_by,
            days=step.days,
        )
        for step in plan.steps
    )
    return row


def _others(names: Mapping[str, str]) -> dict[str, str]:
    return {code: text for code, text in names.items() if code != "en"}


def write_path(
    *, by: Actor, steps: Sequence[Mapping[str, Any]], path: ApprovalPath | None = None, **fields: Any
) -> ApprovalPath:
    """Make a path, or change one: its fields, and all its steps anew. What is being decided goes on as it was asked.
    Raises Refused for a step without a stage of approval, and for one that names nobody who can sign in."""
    with recording(by, "Approval path written"):
        check_governs(by)
        adopt_paths(by=by)
        for step in steps:
            _refuse(step)
        row = path or ApprovalPath()
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
        row.steps.all().delete()
        ApprovalStep.objects.bulk_create(ApprovalStep(path=row, **step) for step in steps)
    return row


def _refuse(step: Mapping[str, Any]) -> None:
    if step["stage"] not in IN_APPROVAL:
        raise Refused(_("“%(step)s” needs a stage of approval.") % {"step": step["name"]})
    user = step.get("user")
    if step["decided_by"] == Deciders.USER and user is None:
        raise Refused(_("Say who decides “%(step)s”.") % {"step": step["name"]})
    if step["decided_by"] == Deciders.USER and user is not None and not user.is_active:
        told = _("%(user)s, who decides “%(step)s”, can no longer sign in.")
        raise Refused(told % {"user": user, "step": step["name"]})


def remove_path(path: ApprovalPath, *, by: Actor) -> None:
    """Where none is left, those that come with Syndesis hold again."""
    with recording(by, "Approval path removed"):
        check_governs(by)
        path.delete()
