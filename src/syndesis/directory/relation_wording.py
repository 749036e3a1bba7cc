"""Words for what is dated, for goals, and for who looks after what."""

from typing import Any

from django.utils.translation import gettext as _

from syndesis.core import dates
from syndesis.directory.choices import GoalMeasure, GoalStatus, PartnershipState
from syndesis.directory.models import Counterpart, Goal, Partnership, PartnershipStatus, PartnershipTier, Responsibility
from syndesis.directory.wording import is_open


def period(row: Any) -> str:
    """ "since 2011", "2011 – June 2014", "until 2014"; nothing where neither day is known."""
    first, last = dates.full(row.starts_on), dates.full(row.ends_on)
    if first and last:
        return _("%(first)s – %(last)s") % {"first": first, "last": last}
    if first:
        return _("since %(day)s") % {"day": dates.after_word(row.starts_on)}
    return _("until %(day)s") % {"day": dates.after_word(row.ends_on)} if last else ""


def grounds(entry: PartnershipTier | PartnershipStatus) -> str:
    """On what a tier or status rests, and who decided it."""
    decided = _("decided by %(who)s") % {"who": entry.decided_by} if entry.decided_by else ""
    return " · ".join(filter(None, (entry.basis, decided)))


def scope_of(row: Responsibility) -> str:
    """For what somebody answers, where it is not the organisation itself."""
    if row.organisation is not None:
        return row.organisation.name if is_open(row.organisation) else ""
    return row.subject


def stands_in(row: Responsibility) -> str:
    return _("%(name)s stands in") % {"name": row.backup} if row.backup else ""


def looks_after(row: Counterpart) -> str:
    parts = (row.scope, _("stands in") if row.is_backup else "", period(row))
    return " · ".join(filter(None, parts))


def partner_of(partnership: Partnership) -> str:
    """The name of the partner; needs its organisation."""
    return partnership.organisation.name


def is_candidate(partnership: Partnership) -> bool:
    """Needs the status that its list annotates."""
    return getattr(partnership, "status", "") == PartnershipState.CANDIDATE


def subject_of(goal: Goal) -> str:
    """What a goal is for, by name."""
    return str(goal.subject)


def progress_of(goal: Goal) -> str:
    """ "7 of 10", "7"; nothing where nobody knows. Needs what is `achieved`."""
    achieved = getattr(goal, "achieved", goal.reached)
    if goal.target is None:
        return "" if achieved is None else str(achieved)
    if achieved is None:
        return _("%(target)s to be reached") % {"target": goal.target}
    return _("%(reached)s of %(target)s") % {"reached": achieved, "target": goal.target}


def share_of(goal: Goal) -> int | None:
    """How far a goal is, in hundredths; None where it cannot be said."""
    if goal.status == GoalStatus.REACHED:
        return 100
    achieved = getattr(goal, "achieved", goal.reached)
    if not goal.target or (achieved is None and goal.measure == GoalMeasure.HAND):
        return None
    return min(100, round(100 * (achieved or 0) / goal.target))


def due(goal: Goal) -> str:
    return _("until %(day)s") % {"day": dates.after_word(goal.due_on)} if goal.due_on else ""


def is_pursued(goal: Goal) -> bool:
    return goal.status == GoalStatus.OPEN


def is_closed(goal: Goal) -> bool:
    return goal.status != GoalStatus.OPEN
