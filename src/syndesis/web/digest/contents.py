"""What a digest says: parts of Today, as far as the user answers for it."""

from datetime import date
from typing import Any

from syndesis.core.models import User
from syndesis.web.approvals.waiting import approvals_waiting
from syndesis.web.renewals.to_decide import agreements_to_decide
from syndesis.web.today.ahead import agreements_ending, anniversaries, visits_ahead
from syndesis.web.today.calls import calls_closing
from syndesis.web.today.enquiries import enquiries_waiting
from syndesis.web.today.mine import actions_due, my_reminders
from syndesis.web.today.risk import assessments_ending, candidates_escalated, candidates_to_decide
from syndesis.web.today.waiting import partners_out_of_contact, promises_gone_silent, to_review

Section = dict[str, Any]


def sections_of(user: User, today: date, told_on: date | None = None) -> list[Section]:
    """Those in which there is something, in a number of queries that does not grow with the record. `told_on` is the
    day of the digest before: what ends soon is told once for each rung of its ladder, not every day."""
    sections = [
        actions_due(user, today),
        approvals_waiting(user, today),
        agreements_to_decide(user, today),
        candidates_escalated(user),
        candidates_to_decide(user),
        my_reminders(user, today),
        enquiries_waiting(user),
        to_review(user),
        promises_gone_silent(user, today, mine=True),
        partners_out_of_contact(user, today, mine=True),
        visits_ahead(user, today, mine=True),
        agreements_ending(user, today, mine=True, told_on=told_on),
        calls_closing(user, today, mine=True),
        assessments_ending(user, today, mine=True),
        anniversaries(user, today, mine=True),
    ]
    return [section for section in sections if section["lines"]]
