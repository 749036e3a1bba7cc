"""Reminders of all agreements, brought up to a day: on the first each of them comes to a rung, on the next a few do."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from bench.measuring import Operation
from bench.operations import Sites
from syndesis.agreements.models import Agreement
from syndesis.agreements.services.reminders import remind
from syndesis.core.history import Actor, recording
from syndesis.core.models import Source

MOST, AGAIN = 30_000.0, 3_000.0
WEEKS = 50
BY = Actor(source=Source.JOB)


def operations(_sites: Sites) -> Iterator[Operation]:
    number = Agreement.objects.filter(archived_at=None).count()
    mornings = Mornings()
    told = f"reminders of {number:,} agreements"
    yield Operation(told, ours=mornings.first, most=MOST, writes=True, rounds=1, warm=1)
    yield Operation(f"{told}, on the next morning", ours=mornings.second, most=AGAIN, writes=True, rounds=1, warm=0)


class Mornings:
    def __init__(self) -> None:
        self.day = timezone.localdate()
        self.is_ready = False

    def first(self) -> None:
        """What comes first does not count: all are made to end within a year."""
        if self.is_ready:
            remind(self.day, by=BY)
            return
        self.is_ready = True
        with recording(BY, "Made to end within a year"):
            for week in range(WEEKS):
                end = self.day + timedelta(weeks=week)
                some = Agreement.objects.filter(archived_at=None).annotate(turn=F("pk") % WEEKS).filter(turn=week)
                some.update(status="active", terminates_on=None, runs_until=end, decide_by=end)

    def second(self) -> None:
        remind(self.day + timedelta(days=1), by=BY)
