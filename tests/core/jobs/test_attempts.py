"""A job that fails or loses its worker is tried again, later each time, and not for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from syndesis.core.jobs import attempts, worker
from tests.core.jobs.examples import add, fail

pytestmark = pytest.mark.django_db


def make_due() -> None:
    DBTaskResult.objects.update(run_after=timezone.now())


def running(*workers: str) -> DBTaskResult:
    job = add.enqueue(1, 2).db_result
    job.status, job.worker_ids, job.started_at = TaskResultStatus.RUNNING, list(workers), timezone.now()
    job.save()
    return job


def test_a_waiting_job_is_run_and_its_result_kept():
    result = add.enqueue(20, 22)

    worker.run_waiting()

    result.refresh()
    assert result.return_value == 42


def test_a_failed_job_waits_twice_as_long_each_time_and_then_has_failed():
    job = fail.enqueue().db_result
    waits = []
    for _ in range(attempts.MAXIMUM - 1):
        worker.run_waiting()
        job.refresh_from_db()
        assert job.status == TaskResultStatus.READY
        waits.append(round((job.run_after - timezone.now()).total_seconds()))
        make_due()

    worker.run_waiting()

    job.refresh_from_db()
    assert waits == [10, 20]
    assert (job.status, len(job.worker_ids)) == (TaskResultStatus.FAILED, attempts.MAXIMUM)
    assert "no luck" in job.traceback


def test_a_failed_job_is_not_run_again_before_its_time():
    job = fail.enqueue().db_result

    worker.run_waiting()
    worker.run_waiting()

    job.refresh_from_db()
    assert len(job.worker_ids) == 1


def test_a_job_whose_worker_died_is_tried_again_later():
    job = running("gone")

    assert attempts.rescue_from_all_but({"alive"}) == 1

    job.refresh_from_db()
    assert job.status == TaskResultStatus.READY
    assert job.run_after > timezone.now() + timedelta(seconds=5)


def test_a_job_whose_worker_lives_is_left_alone():
    job = running("gone", "alive")

    assert attempts.rescue_from_all_but({"alive"}) == 0

    job.refresh_from_db()
    assert job.status == TaskResultStatus.RUNNING


def test_a_job_that_kills_every_worker_is_given_up():
    job = running("first", "second", "third")

    attempts.rescue_from_all_but(set())

    job.refresh_from_db()
    assert job.status == TaskResultStatus.FAILED
    assert job.task_result.errors[0].exception_class is attempts.WorkerLost


def test_who_asked_is_told_of_a_job_that_is_given_up_and_only_then(monkeypatch):
    told = []
    monkeypatch.setattr(attempts, "_when_given_up", {})
    attempts.when_given_up(add, lambda left, right: told.append((left, right)))
    job = running("first", "second")

    for workers in (["first", "second"], ["first", "second", "third"]):
        DBTaskResult.objects.filter(pk=job.pk).update(status=TaskResultStatus.RUNNING, worker_ids=workers)
        attempts.rescue_from_all_but(set())

    assert told == [(1, 2)]
