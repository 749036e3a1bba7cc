"""An installation of its own for a test: `syndesis serve` on a free port, and the processes that it consists of."""

import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from syndesis.cli import processes
from tests.full.browser import Browser, Unanswered

Found = TypeVar("Found")
ROOT = Path(__file__).resolve().parents[2]
BACK_WITHIN = 90
"""Seconds after which something that was killed counts as gone for good; a busy machine needs many."""
MARK = "INSTALLATION_UNDER_TEST"
"""In the environment of each process that was started here, and so of those that it starts."""


class Installation:
    """Started again by `revive` whenever it ended, as the supervisor of a real one does."""

    def __init__(self, folder: Path, tolerance: float) -> None:
        self.tolerance = tolerance
        self.port = _free_port()
        self.mark = uuid.uuid4().hex
        self.log = folder / "serve.log"
        self.starts = 0
        self.serve: subprocess.Popen[bytes]

    def start(self) -> None:
        self.starts += 1
        command = [sys.executable, "-m", "tests.full.serving", str(self.port), str(self.tolerance)]
        environment = os.environ | {MARK: self.mark}
        with self.log.open("ab") as log:
            self.serve = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def revive(self) -> None:
        if self.serve.poll() is not None:
            self.start()

    def stop(self) -> int:
        self.serve.send_signal(signal.SIGTERM)
        return self.serve.wait(timeout=BACK_WITHIN)

    def command(self) -> list[int]:
        """The process that people start; a list, like those of its parts."""
        return [] if self.serve.poll() is not None else [self.serve.pid]

    def server(self) -> list[int]:
        return [pid for parent in self.command() for pid in _children(parent, processes.SERVER)]

    def pages(self) -> list[int]:
        """The processes that answer."""
        return [pid for parent in self.server() for pid in _children(parent, processes.SERVER)]

    def worker(self) -> list[int]:
        return [pid for parent in self.command() for pid in _children(parent, "worker")]

    def everything(self) -> list[int]:
        """What a power failure ends; nothing before all of it runs."""
        parts = [self.command(), self.server(), self.pages(), self.worker()]
        return [pid for part in parts for pid in part] if all(parts) else []

    def answers(self) -> bool:
        try:
            return Browser(self.port).get("/sign-in/").status in (200, 302)  # to the set-up, before there is a user
        except Unanswered:
            return False

    def wait_for(self, condition: Callable[[], Found], what: str, seconds: float = BACK_WITHIN) -> Found:
        """What `condition` gives once it gives something."""
        deadline = time.monotonic() + seconds
        while not (found := condition()):
            self.revive()
            if time.monotonic() > deadline:
                raise TimeoutError(f"{what}: not within {seconds} s")
            time.sleep(0.02)
        return found

    def leftovers(self) -> list[int]:
        """All processes that were started here and still run, whoever their parent is by now."""
        return [pid for pid in _all_processes() if _has(pid, f"{MARK}={self.mark}")]

    def clear(self) -> None:
        for pid in self.leftovers():
            os.kill(pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _children(parent: int, word: str) -> list[int]:
    try:
        found = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
        return [int(pid) for pid in found if word.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")]
    except OSError:  # it has just ended
        return []


def _all_processes() -> Iterator[int]:
    yield from (int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal())


def _has(pid: int, variable: str) -> bool:
    try:
        return variable.encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:  # somebody else's, or it has just ended
        return False
