"""Today, put together from its parts."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from syndesis.core.models import User
from syndesis.web.today.ahead import agreements_ending, anniversaries, visits_ahead
from syndesis.web.today.mine import Mine, list_of, my_actions, my_reminders
from syndesis.web.today.waiting import promises_gone_silent, to_review
from syndesis.work import policies
from syndesis.work.choices import Urgency

Section = dict[str, Any]


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
    ours = [silent, agreements_ending(user, today), visits_ahead(user, today), anniversaries(user, today)]
    return TodayPage(
        facts=_facts(user, actions, review, silent),
        actions=actions.section,
        may_add=policies.actions.may_add(user),
        mine=[section for section in (my_reminders(user, today), review) if section["lines"]],
        ours=[section for section in ours if section["lines"]],
    )


def _facts(user: User, mine: Mine, review: Section, silent: Section) -> list[dict[str, Any]]:
    """The chief figures, each the way to its list; none where all are nought."""
    facts = [
        {"label": _("Overdue"), "value": mine.overdue, "url": list_of(user, due=Urgency.OVERDUE)},
        {"label": _("Due within a week"), "value": mine.near, "url": list_of(user, due=Urgency.WEEK)},
        {"label": _("Documents to review"), "value": review["count"], "url": review["url"]},
        {"label": _("Promises gone silent"), "value": silent["count"], "url": silent["url"]},
    ]
    return facts if any(fact["value"] for fact in facts) else []
