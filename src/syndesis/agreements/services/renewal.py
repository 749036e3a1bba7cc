"""The review before the end of a term, and the decision what comes after it."""

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from syndesis.agreements import policies
from syndesis.agreements.choices import IN_FORCE, AgreementStatus, RenewalDecision, RenewalRule
from syndesis.agreements.models import Agreement, RenewalReview
from syndesis.agreements.queries.notice import ends_by_notice
from syndesis.agreements.queries.term import term_of
from syndesis.agreements.services import lifecycle
from syndesis.agreements.services.following import follow_on
from syndesis.agreements.services.reminders import answer
from syndesis.agreements.services.term import keep_terms
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused

RENEWING = (RenewalDecision.RENEW, RenewalDecision.RENEGOTIATE)


def open_review(agreement: Agreement, *, by: Actor, remark: str = "") -> RenewalReview:
    """Start the review: the agreement is under review, and its reminders are answered by that. Raises Refused where it
    is not in force."""
    with recording(by, "Review before renewal begun"):
        row = _locked(agreement, by)
        if row.status != AgreementStatus.REVIEW:
            lifecycle.start_review(row, by=by, remark=remark)
        answer(row, by=by)
        review, _made = RenewalReview.objects.get_or_create(
            agreement=row, decided_at=None, defaults={"opened_by": by.user}
        )
    agreement.status = row.status
    return review


def write_findings(agreement: Agreement, *, by: Actor, findings: str) -> RenewalReview:
    """Keep what the review has found so far. Raises Refused where none goes on."""
    with recording(by, "Findings of a review written"):
        row = _locked(agreement, by)
        review = _going_on(row)
        if review is None and row.status != AgreementStatus.REVIEW:
            raise Refused(_("No review goes on: start one first."))
        review = review or RenewalReview(agreement=row, opened_by=by.user)
        review.findings = findings
        review.save()
    return review


def decide(
    agreement: Agreement, *, by: Actor, decision: str, reason: str, last_day: date | None = None
) -> RenewalReview:
    """Decide what comes after an agreement, with or without a review before. To renew makes the draft that follows on
    (`outcome`), except where it renews itself as it is; notice ends it with `last_day`, by default the first day that
    its period of notice allows. All reminders are answered. Raises Refused for what does not fit the agreement."""
    with recording(by, "Renewal decided"):
        row = _locked(agreement, by)
        _refuse(row, decision, reason)
        review = _going_on(row) or RenewalReview(agreement=row, opened_by=by.user)
        if row.status == AgreementStatus.REVIEW:
            lifecycle.end_review(row, by=by)
        if decision == RenewalDecision.TERMINATE:
            _give_notice(row, by, reason, last_day)
        elif decision == RenewalDecision.RENEGOTIATE or (decision == RenewalDecision.RENEW and not renews_itself(row)):
            review.outcome = follow_on(row, by=by)
        review.decision, review.reason = decision, reason.strip()
        review.decided_at, review.decided_by = timezone.now(), by.user
        review.decide_by = row.decide_by
        review.save()
        keep_terms([row], by=by)
        if review.decide_by != row.decide_by:
            review.decide_by = row.decide_by
            review.save()
        answer(row, by=by)
    return review


def renews_itself(agreement: Agreement) -> bool:
    """By its text and all that changed it."""
    return term_of(agreement).renewal == RenewalRule.AUTOMATIC


def _refuse(row: Agreement, decision: str, reason: str) -> None:
    if decision not in RenewalDecision.values:
        raise Refused(_("Choose what comes after it."), "decision")
    if not reason.strip():
        raise Refused(_("Say why: whoever comes after you will want to know."), "reason")
    late = row.status == AgreementStatus.EXPIRED and decision in RENEWING
    if row.status not in IN_FORCE and not late:
        told = _("Its status is “%(status)s”: there is nothing to decide.")
        raise Refused(told % {"status": row.get_status_display()}, "decision")
    if row.terminates_on is not None:
        raise Refused(_("Notice has been given: take it back first."), "decision")
    if decision == RenewalDecision.LAPSE and renews_itself(row):
        raise Refused(_("It renews itself: it ends only when notice is given."), "decision")


def _give_notice(row: Agreement, by: Actor, reason: str, last_day: date | None) -> None:
    earliest = ends_by_notice(row, timezone.localdate())
    if last_day is not None and last_day < earliest:
        told = _("Notice given today ends it on %(day)s at the earliest.")
        raise Refused(told % {"day": date_format(earliest, "DATE_FORMAT")}, "last_day")
    lifecycle.terminate(row, by=by, last_day=last_day or earliest, reason=reason)


def _going_on(row: Agreement) -> RenewalReview | None:
    return RenewalReview.objects.filter(agreement=row, decided_at=None).first()


def _locked(agreement: Agreement, by: Actor) -> Agreement:
    row = Agreement.objects.select_for_update().get(pk=agreement.pk)
    policies.agreements.check(by.user, row)
    return row
