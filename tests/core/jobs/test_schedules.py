"""A job that is due again and again is enqueued once each time, whoever asks first."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from syndesis.core.jobs import every, schedules
from syndesis.core.models import Schedule
from tests.core.jobs.examples import fail

MONDAY_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nightly(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One job, due at three each night."""
    monkeypatch.setattr(schedules, "_due", {})
    every("0 3 * * *", fail)
    return


@pytest.mark.django_db
def test_a_new_schedule_waits_for_its_first_time():
    assert schedules.enqueue_due(MONDAY_NOON) == 0
    assert Schedule.objects.get().next_run_at == datetime(2026, 3, 3, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_what_was_missed_for_three_nights_is_enqueued_once():
    schedules.enqueue_due(MONDAY_NOON)

    enqueued = [schedules.enqueue_due(datetime(2026, 3, 5, 8, 0, tzinfo=UTC)) for _ in range(2)]

    assert enqueued == [1, 0]
    assert Schedule.objects.get().next_run_at == datetime(2026, 3, 6, 3, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_of_four_workers_that_see_the_same_time_one_enqueues():
    schedules.enqueue_due(MONDAY_NOON)
    at_once, enqueued = threading.Barrier(4), []

    def look() -> None:
        at_once.wait()
        enqueued.append(schedules.enqueue_due(datetime(2026, 3, 3, 3, 0, tzinfo=UTC)))
        connection.close()

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(enqueued) == [0, 0, 0, 1]
    assert DBTaskResult.objects.count() == 1


def test_a_mistyped_time_is_refused_when_it_is_declared():
    with pytest.raises(ValueError, match="not a cron expression"):
        every("at noon", fail)
