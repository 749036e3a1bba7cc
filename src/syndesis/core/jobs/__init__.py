"""Background jobs, kept in the database: a job is enqueued in its caller's transaction and run by `syndesis worker`.

A package declares its jobs in `tasks.py`; each takes ids, calls one service, and must bear being run twice:

    @task()
    def remind(agreement_id: int) -> None: ...

    every("0 7 * * *", remind_all)

A service asks for one by name, since jobs stand above services: `enqueue("syndesis.intake.tasks.read_document", pk)`.

django-tasks-db keeps, claims and runs the jobs. What it lacks is here: further attempts after a failure or a crash
(`attempts`), jobs that are due again and again (`schedules`), and a worker that survives its database (`worker`).
"""

from django_tasks import task

from syndesis.core.jobs.attempts import when_given_up
from syndesis.core.jobs.queue import enqueue
from syndesis.core.jobs.schedules import every

__all__ = ["enqueue", "every", "task", "when_given_up"]
