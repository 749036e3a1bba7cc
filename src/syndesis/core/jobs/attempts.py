"""Another attempt for a job that failed or whose worker died, until it has had enough of them.

The attempts of a job are its `worker_ids`: one for each worker that claimed it, so a crash counts like a failure.
"""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

MAXIMUM = 3
FIRST_DELAY = timedelta(seconds=10)
"""The wait before the second attempt; it doubles with each further one."""


_when_given_up: dict[str, Callable[..., None]] = {}


class WorkerLost(Exception):
    """The last worker of a job gave no sign of life any more, and the job has had all its attempts."""


class Stopped(BaseException):
    """A worker in the middle of a job was told to stop at once: no fault of the job, so no attempt of it either."""


def when_given_up(job: Task[..., Any], tell: Callable[..., None]) -> None:
    """Has `tell` called with the arguments of a job whose last worker died over it: it cannot say so itself."""
    _when_given_up[job.module_path] = tell


def after_failure(task_result: TaskResult[Any], **_: Any) -> None:
    """The receiver of django-tasks' `task_finished`."""
    if task_result.status != TaskResultStatus.FAILED:
        return
    failed = DBTaskResult.objects.filter(pk=task_result.id, status=TaskResultStatus.FAILED)
    if task_result.errors[0].exception_class_path == _path(Stopped):
        failed.update(status=TaskResultStatus.READY, worker_ids=task_result.worker_ids[:-1], finished_at=None)
    elif task_result.attempts < MAXIMUM:
        _try_again(failed, task_result.attempts)


def rescue_from(worker: str) -> int:
    """The number of jobs that were taken from a worker which says that it runs none."""
    return _rescue(lambda last: last == worker)


def rescue_from_all_but(alive: Collection[str]) -> int:
    """The number of jobs that were taken from workers which are not `alive`."""
    return _rescue(lambda last: last not in alive)


def _rescue(lost: Callable[[str], bool]) -> int:
    rescued = 0
    for job in DBTaskResult.objects.running():
        if not lost(job.worker_ids[-1]):
            continue
        # Another worker may rescue the job at this very moment, or its own may come back and finish it.
        mine = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)
        rescued += _try_again(mine, len(job.worker_ids)) if len(job.worker_ids) < MAXIMUM else _give_up(mine, job)
    return rescued


def _try_again(jobs: "QuerySet[DBTaskResult[Any, Any]]", attempts: int) -> int:
    delay = FIRST_DELAY * 2 ** (attempts - 1)
    return jobs.update(status=TaskResultStatus.READY, run_after=timezone.now() + delay, finished_at=None)


def _give_up(jobs: "QuerySet[DBTaskResult[Any, Any]]", job: "DBTaskResult[Any, Any]") -> int:
    with transaction.atomic():
        given_up = jobs.update(
            status=TaskResultStatus.FAILED,
            finished_at=timezone.now(),
            exception_class_path=_path(WorkerLost),
            traceback="The worker died or hung.",
        )
        if given_up and job.task_path in _when_given_up:
            _when_given_up[job.task_path](*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
    return given_up


def _path(error: type[BaseException]) -> str:
    return f"{error.__module__}.{error.__qualname__}"
