"""The worker as a process of its own: killed, told to stop, cut off from its database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from syndesis.core.models import WorkerHeartbeat
from tests.core.jobs.examples import add, note_and_sleep

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]


def address_of_test_database() -> str:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    user = ":".join(quote(settings[each], safe="") for each in ("USER", "PASSWORD"))
    return f"postgres://{user}@{quote(settings['HOST'], safe='')}/{settings['NAME']}"


@pytest.fixture
def start() -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Starts workers on the test's own database, with signs of life in quick succession."""
    workers: list[subprocess.Popen[bytes]] = []

    def start_worker() -> subprocess.Popen[bytes]:
        environment = os.environ | {"SYNDESIS_DATABASE_URL": address_of_test_database(), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "syndesis.cli", "worker", "--beat", "0.2", "--tolerance", "1"]
        workers.append(subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL))
        return workers[-1]

    yield start_worker
    for worker in workers:
        worker.kill()
        worker.wait()


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="ascii").split() if path.exists() else []


def has_status(status: TaskResultStatus) -> Callable[[], bool]:
    return lambda: DBTaskResult.objects.get().status == status


def test_a_job_enqueued_in_a_deed_that_is_taken_back_never_runs():
    with transaction.atomic():
        add.enqueue(1, 2)
        transaction.set_rollback(True)

    assert DBTaskResult.objects.count() == 0


def test_a_job_whose_worker_is_killed_is_run_by_another(start, tmp_path):
    notes = tmp_path / "notes"
    note_and_sleep.enqueue(str(notes), 0.5)
    first = start()
    until(lambda: lines(notes) == ["start"])
    first.kill()
    first.wait()

    start()
    until(has_status(TaskResultStatus.READY))
    DBTaskResult.objects.update(run_after=timezone.now())
    until(has_status(TaskResultStatus.SUCCESSFUL))

    assert lines(notes) == ["start", "start", "end"]


def test_a_worker_told_to_stop_finishes_its_job(start, tmp_path):
    notes = tmp_path / "notes"
    note_and_sleep.enqueue(str(notes), 0.8)
    worker = start()
    until(lambda: lines(notes) == ["start"])

    worker.terminate()

    assert worker.wait(timeout=20) == 0
    assert lines(notes) == ["start", "end"]
    assert has_status(TaskResultStatus.SUCCESSFUL)()
    assert not WorkerHeartbeat.objects.exists()


def test_a_worker_told_twice_puts_its_job_back_as_if_never_begun(start, tmp_path):
    notes = tmp_path / "notes"
    note_and_sleep.enqueue(str(notes), 60)
    worker = start()
    until(lambda: lines(notes) == ["start"])

    worker.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=20) == 0
    assert has_status(TaskResultStatus.READY)()
    assert DBTaskResult.objects.ready().get().worker_ids == []


def test_a_worker_survives_the_loss_of_its_connections(start):
    if connection.vendor != "postgresql":
        pytest.skip("only a database server can cut its clients off")
    worker = start()
    until(WorkerHeartbeat.objects.exists)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    add.enqueue(20, 22)

    until(has_status(TaskResultStatus.SUCCESSFUL))
    assert worker.poll() is None
