"""What a reviewer decides about findings: accept, reject, correct, choose, take back. Nothing enters otherwise."""

import re
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from syndesis.core import history
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.intake import policies
from syndesis.intake.accepting import ACCEPT
from syndesis.intake.case import Case
from syndesis.intake.corrections import corrected
from syndesis.intake.matching import title_of_promise
from syndesis.intake.models import Decision, Finding, FindingCategory, Intake

CHOICE = re.compile(r"new|record:[0-9]{1,18}|catalogue:[0-9a-z]{1,20}")
"""What a candidate is called."""


def accept(*, by: Actor, finding: Finding) -> list[Finding]:
    """Enter a finding into the record, after the open ones that it names; each is a deed of its own, to be undone by
    itself, and all of them stand or none. Returns what was accepted. Raises Refused where it is decided already."""
    with transaction.atomic():
        intake = hold(finding.intake_id, by)
        case = Case.of(intake, by.user)
        target = case.by_key[finding.key]
        if target.decision != Decision.OPEN:
            raise Refused(_("This finding is decided already."))
        accepted = []
        for row in [*case.needs(target), target]:
            _accept_one(intake, row.key, by)
            accepted.append(row)
    return accepted


def _accept_one(intake: Intake, key: str, by: Actor) -> None:
    case = Case.of(intake, by.user)
    finding = case.by_key[key]
    with recording(by, "Finding accepted") as change:
        record = ACCEPT[finding.category](case, finding, by)
        finding.decision, finding.change = Decision.ACCEPTED, change
        finding.content_type, finding.object_id = ContentType.objects.get_for_model(record), record.pk
        finding.save()


def reject(*, by: Actor, finding: Finding) -> None:
    with recording(by, "Finding rejected"):
        row = _open(finding, by)
        row.decision = Decision.REJECTED
        row.save()


def correct(*, by: Actor, finding: Finding, values: dict[str, Any]) -> Finding:
    """Change what a finding says before it is accepted, beside the reading; what is saved as it stood is no correction.
    Raises Refused, naming the field."""
    with recording(by, "Finding corrected"):
        row = _open(finding, by)
        said = _as_shown(row, by)
        changed = {
            name: value for name, value in corrected(row, values).items() if (value or "") != (said.get(name) or "")
        }
        if changed:
            row.as_read = row.as_read or row.data
            row.data = row.data | changed
            row.save()
    return row


def _as_shown(row: Finding, by: Actor) -> dict[str, Any]:
    """What the form for it says: a promise without a topic of its own stands there with the title that it would get."""
    said: dict[str, Any] = dict(row.data)
    if row.category == FindingCategory.COMMITMENT:
        said["topic"] = title_of_promise(Case.of(row.intake, by.user), row)
    return said


def choose(*, by: Actor, finding: Finding, choice: str, always: bool = True) -> Finding:
    """Say which candidate a finding means: "record:17", "catalogue:03n6nwv02" or "new". Once it is accepted, the name
    of an organisation is always linked so, unless it is meant so in this text only. An organisation other than the
    reading proposed is a correction."""
    if not CHOICE.fullmatch(choice):
        raise Refused(_("%(choice)s is no candidate.") % {"choice": choice[:40]})
    with recording(by, "Candidate chosen"):
        row = _open(finding, by)
        if row.category == FindingCategory.ORGANISATION:
            is_other = _meant(row, choice, by) != _meant(row, "", by)
            row.as_read = row.as_read if row.as_read not in (None, row.data) else row.data if is_other else None
        row.choice, row.is_taught = choice, always
        row.save()
    return row


def _meant(row: Finding, choice: str, by: Actor) -> str:
    """Which organisation this choice comes to: the record may know one of the catalogue already."""
    row.choice = choice
    return Case(row.intake, [row], by.user).proposal(row).choice


def undo(*, by: Actor, finding: Finding) -> None:
    """Take a decision back; the finding is open again. Raises history.ChangedSince, with the list, where the record was
    changed or used since."""
    with transaction.atomic():
        hold(finding.intake_id, by)
        row = Finding.objects.get(pk=finding.pk)
        if row.decision == Decision.REJECTED:
            with recording(by, "Rejection taken back"):
                row.decision = Decision.OPEN
                row.save()
        elif row.change is not None:
            history.undo([row.change], by=by, reason=gettext_noop("Acceptance taken back"))


def hold(intake_id: int, by: Actor) -> Intake:
    """The intake, held until the end of the transaction, so that two reviewers cannot decide the same thing at once."""
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    policies.intakes.check(by.user, intake)
    return intake


def _open(finding: Finding, by: Actor) -> Finding:
    hold(finding.intake_id, by)
    row = Finding.objects.select_for_update().get(pk=finding.pk)
    if row.decision != Decision.OPEN:
        raise Refused(_("This finding is decided already."))
    return row
