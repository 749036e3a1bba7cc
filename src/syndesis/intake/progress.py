"""How far a batch of documents has come."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from syndesis.intake.models import Batch, BatchState, IntakeStatus


@dataclass(frozen=True)
class Progress:
    total: int
    waiting: int
    taken: int
    known: int
    refused: int
    reading: int
    """Taken in, and to be read."""
    is_under_way: bool

    @property
    def done(self) -> int:
        return self.total - self.waiting - self.reading


def progress_of(batch: Batch) -> Progress:
    """As it stands at one moment: asked in two parts, a document that is just taken in would be counted twice."""
    unpacked = Batch.objects.filter(pk=batch.pk).exclude(unpacked_at=None).exists()
    counted = batch.files.order_by().values_list("state", "intake__status").annotate(Count("pk"))
    states: Counter[str] = Counter()
    reading = 0
    for state, status, number in counted:
        states[state] += number
        reading += number if status == IntakeStatus.WAITING else 0
    return Progress(
        total=states.total(),
        waiting=states[BatchState.WAITING],
        taken=states[BatchState.TAKEN],
        known=states[BatchState.KNOWN],
        refused=states[BatchState.REFUSED],
        reading=reading,
        is_under_way=not unpacked or states[BatchState.WAITING] > 0 or reading > 0,
    )
