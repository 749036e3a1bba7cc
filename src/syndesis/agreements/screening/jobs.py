"""The jobs of screening."""

from syndesis.agreements.screening.running import screen_record
from syndesis.core.history import Actor
from syndesis.core.jobs import task
from syndesis.core.models import Source


@task()
def screen_all(reason: str) -> None:
    """All partners and their people are compared anew. Run twice, it finds the same."""
    screen_record(by=Actor(source=Source.JOB), reason=reason)
