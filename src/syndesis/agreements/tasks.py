"""The jobs of agreements: what the calendar brings about."""

from django.utils import timezone

from syndesis.agreements.services.calendar import follow_calendar
from syndesis.agreements.services.reminders import remind
from syndesis.core.history import Actor
from syndesis.core.jobs import every, task
from syndesis.core.models import Source


@task()
def remind_of_agreements() -> None:
    """Before the digests of the morning tell of them."""
    remind(timezone.localdate(), by=Actor(source=Source.JOB))


every("0 5 * * *", remind_of_agreements)


@task()
def move_by_calendar() -> None:
    """Soon after midnight, whether anybody is there or not; before the reminders of the morning."""
    follow_calendar(by=Actor(source=Source.JOB))


every("10 0 * * *", move_by_calendar)
