"""`syndesis serve` whose parts are killed: they come back, or all of it ends and can be started again."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.full.installation import Installation

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are found by /proc")


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """Two processes that answer and a worker, on a data folder of their own."""
    monkeypatch.setenv("SYNDESIS_DATA", str(tmp_path))
    monkeypatch.setenv("SYNDESIS_DATABASE_URL", f"sqlite:///{tmp_path / 'syndesis.sqlite3'}")
    made = Installation(tmp_path, tolerance=5)
    made.start()
    try:
        made.wait_for(lambda: made.answers() and made.worker(), "all runs")
        yield made
    finally:
        made.clear()


@pytest.mark.full
def test_a_process_that_answers_is_replaced_and_the_other_answers_meanwhile(installation):
    [server], [first, second] = installation.server(), installation.pages()

    os.kill(first, signal.SIGKILL)

    installation.wait_for(installation.answers, "the other answers", 10)
    installation.wait_for(lambda: len(installation.pages()) == 2 and first not in installation.pages(), "replaced")
    assert (installation.server(), installation.starts) == ([server], 1)
    assert second in installation.pages()


@pytest.mark.full
def test_a_killed_web_server_ends_the_command_and_leaves_nothing_that_keeps_its_port(installation):
    [server] = installation.server()

    os.kill(server, signal.SIGKILL)

    assert installation.serve.wait(timeout=30) == 1
    until_nothing_runs(installation)


@pytest.mark.full
def test_a_killed_command_takes_its_processes_along_so_that_it_can_be_started_again(installation):
    first = installation.leftovers()

    installation.serve.kill()
    installation.serve.wait()
    installation.wait_for(installation.answers, "the server answers again")

    installation.wait_for(lambda: not set(first) & set(installation.leftovers()), "the first processes end", 30)


@pytest.mark.full
def test_a_web_server_and_its_command_killed_together_leave_nothing(installation):
    for pid in [*installation.server(), *installation.command()]:
        os.kill(pid, signal.SIGKILL)
    installation.serve.wait()

    until_nothing_runs(installation)


def test_told_to_stop_it_leaves_nothing(installation):
    assert installation.stop() == 0
    until_nothing_runs(installation)


def until_nothing_runs(installation: Installation) -> None:
    deadline = time.monotonic() + 15
    while left := installation.leftovers():
        assert time.monotonic() < deadline, left
        time.sleep(0.05)
