"""What happens to an agreement after its approval: signing, review, suspension, its end, and mending a mistake."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from syndesis.agreements.choices import IN_FORCE, REPLACING, SIGNED, AgreementStatus, ApprovalState
from syndesis.agreements.lifecycle import ALLOWED
from syndesis.agreements.models import Agreement, AgreementParty, Signatory
from syndesis.agreements.services.moving import come_to, moving
from syndesis.agreements.services.parties import make_partners
from syndesis.core import dates
from syndesis.core.fields import PartialDateField
from syndesis.core.history import Actor
from syndesis.core.services import Refused
from syndesis.lib.partial_dates import PartialDate

_DATE = PartialDateField()


def sign(agreement: Agreement, *, by: Actor, signed_on: PartialDate | str | None, remark: str = "") -> Agreement:
    """Note that it was signed. It is in force from then on; or, where it begins on a later day, from that day, by the
    calendar. Raises Refused for a day ahead, and where neither a signatory nor a remark tells who signed."""
    with moving(agreement, "sign", "Agreement signed", by) as row:
        if row.signed_on:
            raise Refused(_("It is signed already, on %(day)s.") % {"day": dates.full(row.signed_on)})
        day = _DATE.to_python(signed_on)
        if day is None:
            raise Refused(_("Say when it was signed; the year is enough."), "signed_on")
        if day.first > timezone.localdate():
            raise Refused(_("That day lies ahead."), "signed_on")
        if not remark.strip() and not Signatory.objects.filter(agreement=row).exists():
            raise Refused(_("Name those who signed among its parties, or say in a remark who it was."), "remark")
        row.signed_on = day
        waits = row.starts_on is not None and row.starts_on.first > timezone.localdate()
        come_to(
            row,
            AgreementStatus.SIGNATURE if waits else AgreementStatus.ACTIVE,
            deed="sign",
            by=by,
            remark=remark,
        )
        make_partners([(row, _parties(row))], by)
        if not waits:
            follow_renewal(row, by)
    return agreement


def follow_renewal(row: Agreement, by: Actor) -> None:
    """What came into force takes the place of an earlier agreement whose end is past; one that still runs is renewed
    at its end, by the calendar."""
    earlier = row.base if row.base_relation in REPLACING else None
    if earlier is None:
        return
    earlier = Agreement.objects.select_for_update().get(pk=earlier.pk)
    is_over = earlier.runs_until is not None and earlier.runs_until < timezone.localdate()
    if earlier.status == AgreementStatus.EXPIRED or (earlier.status in IN_FORCE and is_over):
        come_to(earlier, AgreementStatus.RENEWED, deed="succeed", by=by)


def start_review(agreement: Agreement, *, by: Actor, remark: str = "") -> Agreement:
    """Begin to ask what comes after it; it stays in force meanwhile."""
    with moving(agreement, "start_review", "Review of an agreement begun", by) as row:
        come_to(row, AgreementStatus.REVIEW, deed="start_review", by=by, remark=remark)
    return agreement


def end_review(agreement: Agreement, *, by: Actor, remark: str = "") -> Agreement:
    with moving(agreement, "end_review", "Review of an agreement ended", by) as row:
        come_to(row, AgreementStatus.ACTIVE, deed="end_review", by=by, remark=remark)
    return agreement


def suspend(agreement: Agreement, *, by: Actor, reason: str) -> Agreement:
    with moving(agreement, "suspend", "Agreement suspended", by) as row:
        _refuse_without(reason)
        come_to(row, AgreementStatus.SUSPENDED, deed="suspend", by=by, remark=reason)
    return agreement


def resume(agreement: Agreement, *, by: Actor, remark: str = "") -> Agreement:
    with moving(agreement, "resume", "Agreement resumed", by) as row:
        _refuse_past(row)
        come_to(row, AgreementStatus.ACTIVE, deed="resume", by=by, remark=remark)
    return agreement


def terminate(agreement: Agreement, *, by: Actor, last_day: date, reason: str) -> Agreement:
    """End it before its time, from the end of a day on. Where that lies ahead, notice is given and it goes on until
    then; the calendar ends it."""
    with moving(agreement, "terminate", "Agreement terminated", by) as row:
        if row.terminates_on is not None:
            day = dates.full(PartialDate.of(row.terminates_on))
            raise Refused(_("It is terminated already, from the end of %(day)s.") % {"day": day}, "last_day")
        _refuse_without(reason)
        if row.signed_on is not None and last_day < row.signed_on.first:
            raise Refused(_("It was signed after that day."), "last_day")
        row.terminates_on = last_day
        ended = last_day < timezone.localdate()
        come_to(row, AgreementStatus.TERMINATED if ended else row.status, deed="terminate", by=by, remark=reason)
    return agreement


def keep(agreement: Agreement, *, by: Actor, remark: str = "") -> Agreement:
    """Take back a notice whose last day has not passed: the agreement goes on."""
    with moving(agreement, "keep", "Notice taken back", by) as row:
        if row.terminates_on is None:
            raise Refused(_("No notice was given."))
        row.terminates_on = None
        come_to(row, row.status, deed="keep", by=by, remark=remark or _("The notice was taken back."))
    return agreement


def expire(agreement: Agreement, *, by: Actor, remark: str = "") -> Agreement:
    """Note that it has ended, where the calendar does not know it. Raises Refused while its end lies ahead."""
    with moving(agreement, "expire", "Agreement expired", by) as row:
        if row.runs_until is not None and row.runs_until >= timezone.localdate():
            day = dates.full(PartialDate.of(row.runs_until))
            raise Refused(_("It runs until %(day)s; to end it before, terminate it.") % {"day": day})
        come_to(row, AgreementStatus.EXPIRED, deed="expire", by=by, remark=remark)
    return agreement


def succeed(agreement: Agreement, *, by: Actor, remark: str = "") -> Agreement:
    """Note that another took its place. Raises Refused where none is in force that renews or succeeds it."""
    with moving(agreement, "succeed", "Agreement renewed", by) as row:
        if not Agreement.objects.filter(base=row, base_relation__in=REPLACING, status__in=IN_FORCE).exists():
            raise Refused(_("No agreement in force renews or succeeds it."))
        come_to(row, AgreementStatus.RENEWED, deed="succeed", by=by, remark=remark)
    return agreement


def reopen(agreement: Agreement, *, by: Actor, remark: str = "") -> Agreement:
    """Put an expired one in force again, since it was extended or its end was wrong."""
    with moving(agreement, "reopen", "Agreement in force again", by) as row:
        _refuse_past(row)
        come_to(row, AgreementStatus.ACTIVE, deed="reopen", by=by, remark=remark)
    return agreement


def correct(agreement: Agreement, *, by: Actor, status: str, reason: str) -> Agreement:
    """Mend a status that was entered wrongly. What was being decided is no longer asked, and a notice no longer stands
    where it is now in force. One that is to be decided is corrected to a draft and submitted."""
    with moving(agreement, "correct", "Status of an agreement corrected", by) as row:
        _refuse_without(reason)
        if status == row.status:
            raise Refused(_("That is its status."), "status")
        if status not in ALLOWED["correct"].to:
            raise Refused(_("What is to be decided is corrected to a draft, and submitted."), "status")
        drop_open(row)
        if status != AgreementStatus.TERMINATED:
            row.terminates_on = None
        if status not in (*SIGNED, AgreementStatus.SIGNATURE):
            row.signed_on = None
        was_signed = row.status in SIGNED
        come_to(row, AgreementStatus(status), deed="correct", by=by, remark=reason)
        if status in SIGNED and not was_signed:
            make_partners([(row, _parties(row))], by)
    return agreement


def drop_open(row: Agreement) -> None:
    """Ask nobody any more for what is undecided."""
    undecided = (ApprovalState.AHEAD, ApprovalState.WAITING)
    row.approvals.filter(state__in=undecided).update(state=ApprovalState.DROPPED)


def _parties(row: Agreement) -> list[Any]:
    rows = AgreementParty.objects.filter(agreement=row, leaves=False).select_related("organisation")
    return [party.organisation for party in rows]


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Give a reason."), "reason")


def _refuse_past(row: Agreement) -> None:
    if row.runs_until is not None and row.runs_until < timezone.localdate():
        day = dates.full(PartialDate.of(row.runs_until))
        raise Refused(_("Its end, %(day)s, is past: change its dates first, or note its extension.") % {"day": day})
