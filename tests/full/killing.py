"""The hand that kills: at random points, or aimed into a request that was just sent or a job that runs."""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from django.db import connection
from django_tasks_db.models import DBTaskResult

from syndesis.core.jobs import attempts
from tests.full.installation import Installation

OF_THE_WORKER = {("worker", "job"): 80, ("worker", "any"): 20}
"""Victim and point, and how many of a hundred."""
OF_THE_REST = {
    ("pages", "request"): 37,
    ("pages", "any"): 8,
    ("server", "request"): 15,
    ("command", "request"): 15,
    ("everything", "request"): 12,
    ("everything", "job"): 13,
}
FEW = (("worker", "job"), ("pages", "request"), ("everything", "request"))
"""The kinds of a run that has no time for more."""
REQUEST_TAKES, JOB_TAKES = (0.1, 0.3), (0.03, 0.3)
"""Seconds within which an aimed kill falls once the request was sent or the job was seen: of quick and slow ones."""
PAUSES = (0.2, 0.7, 2)
"""Seconds of work between two kills; some fall while all is still coming back."""
PATIENCE = 15
"""Seconds that an aimed kill waits for its occasion; then it falls anyway."""


class Killer:
    """Kills `SIGKILL`, then sees that what ended comes back; `sent` is to be set whenever a request leaves."""

    def __init__(self, installation: Installation, seed: int, sent: threading.Event) -> None:
        self.installation, self.luck, self.sent = installation, random.Random(seed), sent
        self.counts: Counter[str] = Counter()
        self.pauses = PAUSES

    def plan(self, kills: int) -> list[tuple[str, str]]:
        if kills <= len(FEW):
            self.pauses = PAUSES[:1]
            return list(FEW[:kills])
        # Not one worker after the other: each that dies young is started again more slowly.
        return [self.one_of(OF_THE_WORKER if index % 3 == 2 else OF_THE_REST) for index in range(kills)]

    def one_of(self, kinds: dict[tuple[str, str], int]) -> tuple[str, str]:
        return self.luck.choices(list(kinds), list(kinds.values()))[0]

    def kill(self, victim: str, point: str) -> None:
        find: Callable[[], list[int]] = getattr(self.installation, victim)
        self.installation.wait_for(find, f"the {victim} runs again")
        self.aim(point)
        pids = self.installation.wait_for(find, f"the {victim} runs again")
        for pid in [self.luck.choice(pids)] if victim == "pages" else pids:
            _kill(pid)
        self.counts[f"{victim} ({point})"] += 1
        self.pause()

    def aim(self, point: str) -> None:
        if point == "any":
            time.sleep(self.luck.uniform(0, 1))
        elif point == "request":
            self.sent.clear()
            self.sent.wait(PATIENCE)
            time.sleep(self.luck.uniform(0, self.luck.choice(REQUEST_TAKES)))
        else:
            self.until(_running)
            time.sleep(self.luck.uniform(0, self.luck.choice(JOB_TAKES)))
        # A job that has lost its workers twice would be given up at the third time: not what is to be shown here.
        self.until(lambda: not _in_last_attempt())

    def until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition() and time.monotonic() < deadline:
            self.installation.revive()
            time.sleep(0.005)
        connection.close()

    def pause(self) -> None:
        deadline = time.monotonic() + self.luck.choice(self.pauses)
        while time.monotonic() < deadline:
            self.installation.revive()
            time.sleep(0.05)


def _running() -> bool:
    return DBTaskResult.objects.running().exists()


def _in_last_attempt() -> bool:
    tried = DBTaskResult.objects.running().values_list("worker_ids", flat=True)
    return any(len(workers) >= attempts.MAXIMUM for workers in tried)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it went with its parent
        os.kill(pid, signal.SIGKILL)
