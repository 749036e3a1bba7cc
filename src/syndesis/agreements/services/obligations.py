"""Writing what the parties owe each other, and noting that it is done: one that repeats makes the next."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import ObligationState
from syndesis.agreements.models import Agreement, Obligation
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused
from syndesis.lib.terms import add_months
from syndesis.objects.services import assign

TEXT = 300


def record_obligation(*, by: Actor, agreement: Agreement, text: str, **fields: Any) -> Obligation:
    """Say what one party owes the other under an agreement, and by when."""
    return record_obligations([{"agreement": agreement, "text": text, **fields}], by=by)[0]


def record_obligations(rows: Iterable[Mapping[str, Any]], *, by: Actor) -> list[Obligation]:
    """The bulk twin of `record_obligation`: all are recorded or none."""
    new = [Obligation(**{**row, "text": row["text"][:TEXT]}) for row in rows]
    with recording(by, "Obligation recorded" if len(new) == 1 else "Obligations recorded"):
        policies.agreements.check_all(by.user, list({each.agreement_id: each.agreement for each in new}.values()))
        made = Obligation.objects.bulk_create(new)
        policies.obligations.check_all(by.user, made)
    return made


def revise_obligation(obligation: Obligation, *, by: Actor, **fields: Any) -> Obligation:
    with recording(by, "Obligation changed"):
        policies.obligations.check(by.user, obligation)
        assign(obligation, fields)
        policies.obligations.check(by.user, obligation)
    return obligation


def fulfil(obligation: Obligation, *, by: Actor, done_on: date | None = None, result: str = "") -> Obligation | None:
    """Note that it is done, and what came of it; returns the next one, where it repeats while the agreement runs.
    Raises Refused for what is done already."""
    with recording(by, "Obligation done"):
        row = _open(obligation, by)
        day = done_on or timezone.localdate()
        assign(row, {"state": ObligationState.DONE, "done_on": day, "result": result})
        return _make_next(row)


def waive(obligation: Obligation, *, by: Actor, reason: str) -> Obligation:
    """Nobody insists on it any more. Raises Refused for what is not open."""
    with recording(by, "Obligation waived"):
        row = _open(obligation, by)
        return assign(row, {"state": ObligationState.WAIVED, "result": reason})  # type: ignore[no-any-return]


def reopen_obligation(obligation: Obligation, *, by: Actor) -> Obligation:
    """It was not done after all; the next one that was made of it stays."""
    with recording(by, "Obligation opened again"):
        policies.obligations.check(by.user, obligation)
        return assign(obligation, {"state": ObligationState.OPEN, "done_on": None})  # type: ignore[no-any-return]


def _open(obligation: Obligation, by: Actor) -> Obligation:
    row = Obligation.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=obligation.pk)
    policies.obligations.check(by.user, row)
    if row.state != ObligationState.OPEN:
        raise Refused(_("“%(obligation)s” is not open any more.") % {"obligation": row})
    return row


def _make_next(row: Obligation) -> Obligation | None:
    if not row.every_months:
        return None
    due = add_months(row.due_on or row.done_on or timezone.localdate(), row.every_months)
    until = row.agreement.runs_until
    if until is not None and due > until:
        return None
    kept = ("agreement", "text", "owed_by", "owed_to", "owner", "counterpart", "every_months", "visibility")
    copied = {name: getattr(row, name) for name in (*kept, "is_invented")}
    return Obligation.objects.create(**copied, due_on=due, came_of=row)
