"""Jobs that are due again and again, each enqueued once however many workers there are."""

from datetime import datetime
from typing import Any

from croniter import croniter
from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task

_due: dict[str, tuple[str, Task[..., Any]]] = {}


def every(when: str, job: Task[..., Any]) -> None:
    """Runs `job` whenever the cron expression `when` says so, in the time zone of the installation."""
    if not croniter.is_valid(when):
        raise ValueError(f"not a cron expression: {when!r}")
    _due[job.module_path] = (when, job)


def enqueue_due(now: datetime) -> int:
    """The number of jobs enqueued because their time has come; what was missed while no worker ran is enqueued once."""
    from syndesis.core.models import Schedule

    enqueued = 0
    for name, (when, job) in _due.items():
        following = croniter(when, timezone.localtime(now)).get_next(datetime)
        schedule, _ = Schedule.objects.get_or_create(name=name, defaults={"next_run_at": following})
        if schedule.next_run_at > now:
            continue
        with transaction.atomic():
            # Of several workers that saw the same time, only one finds it unchanged.
            unchanged = Schedule.objects.filter(name=name, next_run_at=schedule.next_run_at)
            if unchanged.update(next_run_at=following):
                job.enqueue()
                enqueued += 1
    return enqueued
