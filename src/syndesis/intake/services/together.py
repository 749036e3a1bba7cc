"""Deciding about many findings at once. Nothing doubtful is accepted that way: it waits to be looked at by itself."""

from collections.abc import Callable, Collection

from django.db import transaction
from django.utils.translation import gettext_noop

from syndesis.core import history
from syndesis.core.history import Actor, recording
from syndesis.core.models import Change
from syndesis.intake.case import Case
from syndesis.intake.doubts import is_certain, is_doubtful
from syndesis.intake.matching import Matcher
from syndesis.intake.models import Decision, Finding, Intake
from syndesis.intake.services.decisions import accept, hold


def accept_above(*, by: Actor, intake: Intake, confidence: float) -> list[Finding]:
    """Accept every open finding of at least this confidence whose own needs reach it too, and that the record does not
    contradict; all of them or none."""
    return _accept(by, intake, lambda matcher, finding: is_certain(matcher, finding, confidence))


def accept_together(*, by: Actor, intake: Intake, findings: Collection[int]) -> list[Finding]:
    """Accept those that a reviewer saw beside each other, and what they name; all or none. One that is doubtful, or
    names what is doubtful and undecided, stays open."""
    seen = set(findings)
    return _accept(by, intake, lambda matcher, finding: not is_doubtful(matcher, finding), seen)


def _accept(
    by: Actor, intake: Intake, may: Callable[[Matcher, Finding], bool], among: set[int] | None = None
) -> list[Finding]:
    accepted: list[Finding] = []
    with transaction.atomic():
        case = Case.of(hold(intake.pk, by), by.user)
        matcher = Matcher(case)
        allowed = {f.pk for f in case.findings if f.decision == Decision.OPEN and may(matcher, f)}
        for finding in case.findings:
            wanted = {finding.pk, *(need.pk for need in case.needs(finding))}
            if wanted <= allowed and (among is None or finding.pk in among):
                done = {row.pk for row in accepted}
                if finding.pk not in done:
                    accepted += accept(by=by, finding=finding)
    return accepted


def reject_together(*, by: Actor, intake: Intake, findings: Collection[int]) -> list[Finding]:
    """Reject those of them that are open."""
    with recording(by, "Findings rejected"):
        hold(intake.pk, by)
        rows = list(intake.findings.select_for_update().filter(pk__in=findings, decision=Decision.OPEN))
        for row in rows:
            row.decision = Decision.REJECTED
            row.save()
    return rows


def undo_together(*, by: Actor, intake: Intake, findings: Collection[int]) -> int:
    """Take the decisions about these back, all or none. Raises history.ChangedSince as `undo` does."""
    with transaction.atomic():
        hold(intake.pk, by)
        rows = list(intake.findings.filter(pk__in=findings).exclude(decision=Decision.OPEN))
        rejected = [row for row in rows if row.decision == Decision.REJECTED]
        if rejected:
            with recording(by, "Rejections taken back"):
                for row in rejected:
                    row.decision = Decision.OPEN
                    row.save()
        _take_back([row.change_id for row in rows if row.change_id], by, gettext_noop("Acceptances taken back"))
    return len(rows)


def undo_all(*, by: Actor, intake: Intake) -> int:
    """Take back every acceptance of an intake at once, or none. Returns how many."""
    with transaction.atomic():
        locked = hold(intake.pk, by)
        keys = list(locked.findings.exclude(change=None).values_list("change", flat=True))
        _take_back(keys, by, gettext_noop("All acceptances taken back"))
    return len(keys)


def _take_back(keys: list[int], by: Actor, reason: str) -> None:
    changes = list(Change.objects.filter(pk__in=keys).order_by("pk"))
    if changes:
        history.undo(changes, by=by, reason=reason)
