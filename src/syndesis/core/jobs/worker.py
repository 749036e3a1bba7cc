"""The worker: runs jobs one after the other, beats while it lives, survives a database that goes away for a while."""

import logging
import threading
import time
from datetime import timedelta
from types import FrameType
from typing import Any

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import autodiscover_modules
from django_tasks.signals import task_finished
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from syndesis.core.jobs import attempts, schedules
from syndesis.core.models import WorkerHeartbeat

logger = logging.getLogger(__name__)
UNREACHABLE = (OperationalError, InterfaceError)


class Worker(db_worker.Worker):
    """A process that runs jobs until it is told to stop: a first SIGTERM lets the job end, a second one puts it back.

    `beat` seconds pass between signs of life; a worker silent for `tolerance` seconds is taken for dead. The tolerance
    is long because a job that computes without pause keeps its own worker from beating.
    """

    def __init__(self, *, interval: float = 0.25, beat: float = 5, tolerance: float = 60, batch: bool = False) -> None:
        super().__init__(
            queue_names=["*"], excluded_queue_names=[], interval=interval, batch=batch, backend_name="default",
            startup_delay=False, max_tasks=None, worker_id=get_random_string(32),
        )  # fmt: skip
        self.beat_seconds = beat
        self.tolerance = timedelta(seconds=tolerance)
        self.stopped = threading.Event()

    def run(self) -> None:
        autodiscover_modules("tasks")
        task_finished.connect(attempts.after_failure)
        logging.getLogger("django_tasks").addFilter(_is_no_stop)
        self.beat()
        threading.Thread(target=self.keep_beating, name="heartbeat", daemon=True).start()
        try:
            self.work()
        finally:
            self.stopped.set()
            self.put_back()
            WorkerHeartbeat.objects.filter(worker=self.worker_id).delete()

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """The handler of signals: a second one breaks the job off, wherever it is."""
        if self.running:
            super().shutdown(signum, frame)
            return
        self.reset_signals()
        raise attempts.Stopped

    def work(self) -> None:
        """Rounds of the library's own loop: an unreachable database ends a round, not the worker."""
        while self.running:
            try:
                self.put_back()
                super().run()
                return
            except UNREACHABLE as error:
                logger.warning("The database cannot be reached; the worker tries again: %s", error)
                connection.close()
                time.sleep(max(1, self.interval))

    def put_back(self) -> None:
        """What an interrupted round left as if it were still running here."""
        attempts.rescue_from(self.worker_id)

    def keep_beating(self) -> None:
        """The second thread: says that this worker lives, takes jobs from dead ones, enqueues what is due."""
        while not self.stopped.wait(self.beat_seconds):
            try:
                self.beat()
                fresh = WorkerHeartbeat.objects.filter(beat_at__gte=timezone.now() - self.tolerance)
                attempts.rescue_from_all_but(set(fresh.values_list("worker", flat=True)))
                schedules.enqueue_due(timezone.now())
            except UNREACHABLE as error:
                logger.warning("The database cannot be reached; no sign of life given: %s", error)
                connection.close()
            except Exception:
                logger.exception("A worker could not look after other workers and schedules")
        connection.close()

    def beat(self) -> None:
        WorkerHeartbeat.objects.update_or_create(worker=self.worker_id, defaults={"beat_at": timezone.now()})


def _is_no_stop(record: logging.LogRecord) -> bool:
    """Whether a line of the log is worth keeping: a job put back on purpose has not failed."""
    return not (record.exc_info and record.exc_info[0] is attempts.Stopped)


def run_waiting() -> None:
    """Runs in this process what waits and is due now; then returns. For commands and tests, even in a transaction."""
    autodiscover_modules("tasks")
    task_finished.connect(attempts.after_failure)
    worker = Worker(batch=True)
    while job := _claim(worker.worker_id):
        worker.run_task(job)


def _claim(worker_id: str) -> "DBTaskResult[Any, Any] | None":
    with transaction.atomic():
        job = DBTaskResult.objects.ready().get_locked()
        if job:
            job.claim(worker_id)
    return job
