"""Asking for the approval of an agreement, and deciding it step by step."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import AgreementStatus, ApprovalState, Deciders
from syndesis.agreements.models import Agreement, Approval
from syndesis.agreements.queries.deciding import Holders, asked_unit, holders_of
from syndesis.agreements.queries.paths import Plan, path_of
from syndesis.agreements.services.lifecycle import drop_open
from syndesis.agreements.services.moving import come_to, moving, refuse_unless_allowed
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused

UNDECIDED = (ApprovalState.AHEAD, ApprovalState.WAITING)


def submit(agreement: Agreement, *, by: Actor, remark: str = "") -> Agreement:
    """Ask for its approval, by the path that fits; each time a new round, the decisions before are kept. Raises Refused
    where no path fits."""
    with moving(agreement, "submit", "Agreement submitted", by) as row:
        taken = path_of(row, timezone.localdate())
        if taken is None:
            raise Refused(_("No approval path fits this agreement: administrators can add one in the settings."))
        why = "\n".join(filter(None, (str(taken), remark.strip())))
        come_to(row, AgreementStatus.SUBMITTED, deed="submit", by=by, remark=why)
        _ask_for(row, taken.plan)
        _go_on(row, "submit", by)
    return agreement


def _ask_for(row: Agreement, plan: Plan) -> None:
    last = row.approvals.aggregate(last=Max("round"))["last"] or 0
    Approval.objects.bulk_create(
        Approval(
            agreement=row,
            round=last + 1,
            order=step.order,
            stage=step.stage,
            name=step.names["en"],
            names={code: text for code, text in step.names.items() if code != "en"},
            decided_by=step.decided_by,
            user=step.user,
            unit=row.owner_unit if step.decided_by == Deciders.UNIT else None,
            days=step.days,
        )
        for step in plan.steps
    )


def _go_on(row: Agreement, deed: str, by: Actor) -> None:
    """Ask for what comes next, once all that was asked side by side is approved; after the last, it may be signed."""
    open_now = list(row.approvals.filter(state__in=UNDECIDED).order_by("order", "pk"))
    if any(each.state == ApprovalState.WAITING for each in open_now):
        waiting = [each for each in open_now if each.state == ApprovalState.WAITING]
    else:
        waiting = [each for each in open_now if each.order == open_now[0].order]
        _ask(waiting)
    order = list(AgreementStatus)
    status = min((AgreementStatus(each.stage) for each in waiting), key=order.index, default=AgreementStatus.SIGNATURE)
    if status != row.status:
        come_to(row, status, deed=deed, by=by)


def _ask(approvals: list[Approval]) -> None:
    """Now it waits, of the unit for which somebody answers today; the days given for it begin."""
    today, now = timezone.localdate(), timezone.now()
    for each in approvals:
        each.state, each.asked_at = ApprovalState.WAITING, now
        each.due_on = None if each.days is None else today + timedelta(days=each.days)
        each.unit = asked_unit(each.unit, today)
        each.save(update_fields=["state", "asked_at", "due_on", "unit"])


def withdraw(agreement: Agreement, *, by: Actor, remark: str = "") -> Agreement:
    """Take it back to a draft before it is signed; nobody is asked any more, and what was decided stays on record."""
    with moving(agreement, "withdraw", "Agreement withdrawn", by) as row:
        if row.signed_on:
            raise Refused(_("It is signed: terminate it, or have its status corrected."))
        drop_open(row)
        come_to(row, AgreementStatus.DRAFT, deed="withdraw", by=by, remark=remark)
    return agreement


def approve(agreement: Agreement, *, by: Actor, approval: int | None = None, comment: str = "") -> Agreement:
    """Decide one step in favour; once all side by side are, the next is asked. Raises Refused where it is decided
    already, or for others to decide."""
    with recording(by, "Agreement approved"):
        decided = _decide(agreement, by, approval, ApprovalState.APPROVED, comment)
        with moving(agreement, "approve", "Agreement approved", by) as row:
            _note(decided)
            _go_on(row, "approve", by)
    return agreement


def send_back(agreement: Agreement, *, by: Actor, comment: str, approval: int | None = None) -> Agreement:
    """Decide one step against it as it stands: it is a draft again, and submitted anew it goes the whole way."""
    with recording(by, "Agreement sent back"):
        decided = _decide(agreement, by, approval, ApprovalState.SENT_BACK, comment)
        if not comment.strip():
            raise Refused(_("Say what is to be changed."), "comment")
        with moving(agreement, "send_back", "Agreement sent back", by) as row:
            _note(decided)
            drop_open(row)
            come_to(row, AgreementStatus.DRAFT, deed="send_back", by=by, remark=comment)
    return agreement


def _decide(agreement: Agreement, by: Actor, key: int | None, state: str, comment: str) -> Approval:
    """The decision that is meant, with what was decided, not yet written. The agreement is locked, so that of two who
    decide at once the second finds what the first decided."""
    row = Agreement.objects.select_for_update().get(pk=agreement.pk)
    policies.agreements.check(by.user, row, "view")
    found = _meant(row, by, key)
    holders = holders_of([found], timezone.localdate())[found.pk]
    if by.user is not None:
        _refuse_unless_asked(holders, by)
        found.in_place_of = holders.in_place_of(by.user)
    found.state, found.actor, found.decided_at, found.comment = state, by.user, timezone.now(), comment.strip()
    return found


def _note(decided: Approval) -> None:
    decided.save(update_fields=["state", "actor", "in_place_of", "decided_at", "comment"])


def _meant(row: Agreement, by: Actor, key: int | None) -> Approval:
    approvals = row.approvals.select_related("user", "actor")
    if key is not None:
        found = approvals.filter(pk=key).first()
        if found is None or found.state == ApprovalState.AHEAD:
            raise Refused(_("There is no such decision to be taken."), "approval")
        refuse_decided(found)
        return found
    refuse_unless_allowed(row, "approve")
    waiting = list(approvals.filter(state=ApprovalState.WAITING))
    if by.user is not None and len(waiting) > 1:
        holders = holders_of(waiting, timezone.localdate())
        waiting = [each for each in waiting if holders[each.pk].may_decide(by.user)] or waiting[:1]
    if not waiting:
        raise Refused(_("Nobody is asked for a decision: withdraw it to a draft, and submit it."))
    if len(waiting) > 1:
        raise Refused(_("Several decisions wait for you: say which is meant."), "approval")
    return waiting[0]


def refuse_decided(approval: Approval) -> None:
    if approval.state == ApprovalState.WAITING:
        return
    when = date_format(timezone.localtime(approval.decided_at), "DATETIME_FORMAT") if approval.decided_at else ""
    words = {"who": approval.actor or _("The system"), "when": when, "step": approval}
    if approval.state == ApprovalState.APPROVED:
        raise Refused(_("“%(step)s” is decided: %(who)s approved it on %(when)s. Nothing was changed.") % words)
    if approval.state == ApprovalState.SENT_BACK:
        raise Refused(_("“%(step)s” is decided: %(who)s sent it back on %(when)s. Nothing was changed.") % words)
    raise Refused(_("“%(step)s” is no longer asked. Nothing was changed.") % words)


def _refuse_unless_asked(holders: Holders, by: Actor) -> None:
    assert by.user is not None
    if holders.may_decide(by.user):
        return
    names = ", ".join(str(user) for user in holders.everybody if user.pk != by.user.pk)
    if holders.is_own(by.user):
        raise Refused(_("You submitted it yourself, so that somebody else decides: %(names)s.") % {"names": names})
    if names:
        raise Refused(_("This is for others to decide: %(names)s.") % {"names": names})
    raise Refused(_("There is nobody who may decide this: an administrator can say who."))
