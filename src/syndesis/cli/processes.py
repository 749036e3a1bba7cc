"""The web server and the worker of background jobs as two processes that one command starts, watches and stops."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from syndesis.cli import CommandError

SERVER = "syndesis.config.server"
START_SECONDS = 60
KILL_SECONDS = 10
"""How long a process may take to end once it was told twice."""
QUICK = 5.0
"""A worker that dies within so many seconds is started again more and more slowly."""
PR_SET_PDEATHSIG = 1
"""The number of Linux's prctl(2) for "send me this signal when my parent dies"."""


@dataclass
class Child:
    """A process of ours, and when and how often it was started."""

    name: str
    command: list[str]
    started: float = 0
    pause: float = 1
    due: float | None = None
    """When it is started again, where it has ended and that is decided."""
    process: subprocess.Popen[bytes] = field(init=False, repr=False)

    def start(self) -> None:
        self.started, self.due = time.monotonic(), None
        first = partial(end_with, os.getpid(), signal.SIGTERM)
        # A session of its own: Ctrl-C in the terminal reaches this command only, which then stops both in order.
        self.process = subprocess.Popen(
            self.command,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            preexec_fn=first if os.name == "posix" else None,  # noqa: PLW1509  (this command has no threads)
        )

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def clear(self) -> None:
        """Ends what it started and left behind when it was killed."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


def end_with(parent: int, number: int) -> None:
    """Has the system send a signal to this process when `parent` dies: what was killed must not leave processes that
    keep its port. On Linux only; elsewhere they have to be ended by hand."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:  # it has died before
            os._exit(1)


def web_server(host: str, port: int, workers: int) -> Child:
    return Child("web server", [sys.executable, "-m", SERVER, host, str(port), str(workers)])


def job_worker() -> Child:
    return Child("worker", [sys.executable, "-m", "syndesis.cli", "worker"])


def run(*, host: str, port: int, server_processes: int, patience: float, announce: Callable[[], None]) -> int:
    """Until told to stop, or until the web server ends; `announce` is called once pages are answered.

    A job that runs when the command is told to stop has `patience` seconds to end; then it waits for the next start.
    """
    check_port(host, port)
    server, worker = web_server(host, port, server_processes), job_worker()
    told = threading.Event()
    signals: list[int] = []

    def stop(number: int, _: object) -> None:
        signals.append(number)
        told.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        server.start()
        worker.start()
        if wait_for_pages(server, host, port, told):
            announce()
        while not told.wait(0.5):
            if server.has_ended:
                say(f"The web server has ended (exit code {server.process.returncode}); stopping.")
                server.clear()
                return 1
            if worker.has_ended:
                restart(worker)
    finally:
        stop_in_order([server, worker], signals, patience)
    return 0


def check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"port {port} is not free on {host} ({error.strerror}): choose another with --port"
            ) from error


def wait_for_pages(server: Child, host: str, port: int, told: threading.Event) -> bool:
    """Whether the start page is answered before the server ends or the command is told to stop."""
    here = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104  (asks, does not bind)
    address = f"http://{here}:{port}/"
    deadline = time.monotonic() + START_SECONDS
    while not (server.has_ended or told.wait(0.1)):
        try:
            with urlopen(address, timeout=10):
                return True
        except HTTPError as error:
            if error.code < 500:
                return True
            raise CommandError(f"the start page fails with status {error.code}: see the log above") from error
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise CommandError(f"no answer from {address} within {START_SECONDS} seconds") from None
    return False


def restart(worker: Child) -> None:
    """Called again and again: decides when to start it, then does."""
    if worker.due is None:
        worker.pause = min(30, worker.pause * 2) if time.monotonic() - worker.started < QUICK else 1
        worker.due = time.monotonic() + worker.pause
        code = worker.process.returncode
        say(f"The worker has ended (exit code {code}); starting it again in {worker.pause:.0f} s.")
    elif time.monotonic() >= worker.due:
        worker.start()


def stop_in_order(children: list[Child], signals: list[int], patience: float) -> None:
    """Lets both end what they do. After `patience` seconds, or a second signal, the worker puts its job back."""
    running = [child for child in children if hasattr(child, "process") and not child.has_ended]
    terminate(running)
    deadline, before, urged = time.monotonic() + patience, len(signals), False
    while any(not child.has_ended for child in running):
        time.sleep(0.05)
        if not urged and (len(signals) > before or time.monotonic() > deadline):
            terminate(running)
            deadline, urged = time.monotonic() + KILL_SECONDS, True
        elif urged and time.monotonic() > deadline:
            for child in running:
                os.killpg(child.process.pid, signal.SIGKILL)


def terminate(children: list[Child]) -> None:
    for child in children:
        if not child.has_ended:
            child.process.terminate()


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
