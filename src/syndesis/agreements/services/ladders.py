"""Setting how long before a decision reminders come."""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from syndesis.agreements.models import ReminderLadder
from syndesis.agreements.queries.ladders import LONGEST
from syndesis.core.accounts import check_governs
from syndesis.core.history import Actor, recording
from syndesis.core.services import Refused


def set_ladder(kind: str, *, by: Actor, days: Sequence[int], escalate_after: int | None) -> ReminderLadder:
    """Set the ladder of a kind of agreements; of no kind: the one of all others. Raises Refused for days that do not
    descend or lie too far ahead."""
    refuse_crooked(days)
    with recording(by, "Ladder of reminders set"):
        check_governs(by)
        row, _made = ReminderLadder.objects.update_or_create(
            kind=kind, defaults={"days": list(days), "escalate_after": escalate_after}
        )
    return row


def forget_ladder(kind: str, *, by: Actor) -> None:
    """Have a kind follow the ladder of all others again; and that of all others the usual one."""
    with recording(by, "Ladder of reminders taken back"):
        check_governs(by)
        ReminderLadder.objects.filter(kind=kind).delete()


def refuse_crooked(days: Sequence[int]) -> None:
    """Raises Refused, at `days`."""
    if not days:
        raise Refused(_("Name at least one day."), "days")
    for day in days:
        if not 0 <= day <= LONGEST:
            raise Refused(_("%(day)s is not between 0 and %(most)s days.") % {"day": day, "most": LONGEST}, "days")
    for before, after in pairwise(days):
        if after >= before:
            told = _("%(after)s does not come after %(before)s: write the days descending, each once.")
            raise Refused(told % {"after": after, "before": before}, "days")
