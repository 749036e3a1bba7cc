"""From which day on notice ends an agreement."""

from datetime import date, timedelta

from syndesis.agreements.choices import NoticeUnit, RenewalRule
from syndesis.agreements.models import Agreement
from syndesis.lib.terms import add_months, longer


def ends_by_notice(agreement: Agreement, day: date) -> date:
    """The last day of an agreement of which notice is given on a day: one that renews itself ends with its term, the
    next one where it is too late for this; any other ends with the period of notice, or with its term before that."""
    after = after_notice(agreement, day)
    until = agreement.runs_until
    if until is None:
        return after
    if agreement.renewal != RenewalRule.AUTOMATIC:
        return min(until, after)
    if agreement.decide_by is None or day <= agreement.decide_by or not agreement.renewal_months:
        return max(until, after)
    return longer(until, agreement.renewal_months)


def after_notice(agreement: Agreement, day: date) -> date:
    if not agreement.notice:
        return day
    if agreement.notice_unit == NoticeUnit.DAYS:
        return day + timedelta(days=agreement.notice)
    return add_months(day, agreement.notice)
