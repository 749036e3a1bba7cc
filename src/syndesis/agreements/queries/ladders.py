"""How long before a decision reminders come, by kind of agreement."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from syndesis.agreements.choices import AgreementKind
from syndesis.agreements.models import ReminderLadder
from syndesis.core.policies import NOTHING

USUAL_DAYS = (365, 180, 90, 60, 30, 15, 0)
USUAL_ESCALATION = 21
LONGEST = 3650
"""Days before: nobody decides ten years ahead."""


@dataclass(frozen=True)
class Ladder:
    """The rungs, the highest first, and after how many days without an answer managers are told too."""

    days: tuple[int, ...]
    escalate_after: int | None

    def rung(self, left: int) -> int | None:
        """The rung on which an agreement stands that is to be decided in so many days; None above the highest.
        Too late, it stands on the lowest."""
        return min((each for each in self.days if each >= left), default=None)

    def below(self, left: int) -> int | None:
        """The next rung that it will come to; None where there is none."""
        return max((each for each in self.days if each < left), default=None)


USUAL = Ladder(USUAL_DAYS, USUAL_ESCALATION)


def ladders() -> dict[str, Ladder]:
    """The ladder in force for each kind, and under "" the one of all kinds that have none of their own."""
    held = {row.kind: Ladder(tuple(row.days), row.escalate_after) for row in ReminderLadder.objects.all()}
    usual = held.get("", USUAL)
    return {"": usual} | {kind.value: held.get(kind.value, usual) for kind in AgreementKind}


def come_to_a_rung(since: date, day: date) -> Q:
    """The agreements whose end has come so near that a rung of their ladder was reached after a day, until another."""
    found = NOTHING
    kinds: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for kind, ladder in ladders().items():
        if kind:
            kinds[tuple(ladder.days)].append(kind)
    for days, those in kinds.items():
        near = NOTHING
        for rung in days:
            near |= Q(runs_until__gt=since + timedelta(days=rung), runs_until__lte=day + timedelta(days=rung))
        found |= Q(kind__in=those) & near
    return found
