"""Today, put together from its parts."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.web.approvals.waiting import approvals_waiting
from syndesis.web.person.page import contacts_to_review
from syndesis.web.renewals.to_decide import agreements_to_decide
from syndesis.web.today.ahead import agreements_ending, anniversaries, visits_ahead
from syndesis.web.today.answers import answers_to_take_over
from syndesis.web.today.calls import calls_closing
from syndesis.web.today.enquiries import enquiries_waiting
from syndesis.web.today.handing_over import handovers_going_on
from syndesis.web.today.mine import Mine, my_actions, my_reminders
from syndesis.web.today.obligations import obligations_due
from syndesis.web.today.risk import assessments_ending, candidates_escalated, candidates_to_decide
from syndesis.web.today.waiting import partners_out_of_contact, promises_gone_silent, to_review
from syndesis.work import policies

Section = dict[str, Any]
PEOPLE = 5
"""Whose contact data is to be reviewed, named at once."""


@dataclass
class TodayPage:
    """What `web/home.html` shows; see its header for the shapes."""

    facts: list[dict[str, Any]]
    actions: Section
    may_add: bool
    mine: list[Section] = field(default_factory=list)
    """What waits for the user."""
    ours: list[Section] = field(default_factory=list)
    """What goes on with our partners."""

    @property
    def nothing(self) -> bool:
        return not (self.may_add or self.actions["lines"] or self.mine or self.ours)


def today_page(user: User, today: date) -> TodayPage:
    """All of it within the user's scope, in a number of queries that does not grow with the record."""
    actions, review, silent = my_actions(user, today), to_review(user), promises_gone_silent(user, today)
    ours = [
        silent,
        partners_out_of_contact(user, today),
        agreements_ending(user, today),
        calls_closing(user, today),
        assessments_ending(user, today),
        visits_ahead(user, today),
        anniversaries(user, today),
    ]
    return TodayPage(
        facts=_facts(actions, review, silent),
        actions=actions.section,
        may_add=policies.actions.may_add(user),
        mine=[
            section
            for section in (
                approvals_waiting(user, today),
                agreements_to_decide(user, today),
                obligations_due(user, today),
                candidates_escalated(user),
                candidates_to_decide(user),
                my_reminders(user, today),
                answers_to_take_over(user),
                enquiries_waiting(user),
                review,
                handovers_going_on(user),
                contacts_to_review(user, today, PEOPLE),
            )
            if section["lines"]
        ],
        ours=[section for section in ours if section["lines"]],
    )


def _facts(mine: Mine, review: Section, silent: Section) -> list[dict[str, Any]]:
    """The chief figures, each the way to its list; none where all are nought."""
    figures = [
        (_("Overdue"), *mine.overdue),
        (_("Due within a week"), *mine.near),
        (_("Documents to review"), review["count"], review["url"]),
        (_("Promises gone silent"), silent["count"], silent["url"]),
    ]
    if not any(number for _label, number, _url in figures):
        return []
    return [{"label": label, "value": number, "url": url} for label, number, url in figures]
