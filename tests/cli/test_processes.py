"""The command as people start it: a demonstration from nothing, stopped by a signal, careful with real data."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def syndesis(data: Path) -> Iterator[Start]:
    """Starts `syndesis` with a data folder of its own."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> "subprocess.Popen[str]":
        own = {name: value for name, value in os.environ.items() if not name.startswith("SYNDESIS_")}
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "syndesis.cli", *arguments],
                env=own | {"SYNDESIS_DATA": str(data)},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read_until(process: "subprocess.Popen[str]", text: str) -> str:
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if text in line:
            return said
    raise AssertionError(f"ended without saying {text!r}:\n{said}")


def test_a_demonstration_answers_starts_its_worker_again_and_stops_cleanly(syndesis):
    port = free_port()
    demo = syndesis("demo", "--port", str(port))

    said = read_until(demo, "Stop with Ctrl-C")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
        status = answer.status
    os.kill(worker_of(demo), signal.SIGKILL)
    ended = read_until(demo, "The worker has ended")
    demo.send_signal(signal.SIGINT)

    assert status == 200
    assert f"http://127.0.0.1:{port}/" in said
    assert "starting it again" in ended
    assert demo.wait(timeout=30) == 0


def worker_of(demo: "subprocess.Popen[str]") -> int:
    children = Path(f"/proc/{demo.pid}/task/{demo.pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell the children of a process")
    commands = {
        int(pid): Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0") for pid in children.read_text().split()
    }
    return next(pid for pid, command in commands.items() if b"worker" in command)


def test_a_taken_port_is_named(syndesis):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        server = syndesis("serve", "--port", str(port))

        assert f"port {port} is not free" in (server.communicate()[0])
        assert server.returncode == 1


def test_a_new_user_gets_a_password_and_a_name_of_their_own_and_the_database_is_in_use_from_then_on(syndesis):
    added = syndesis("user", "add", "ada", "--role", "manager").communicate()[0]

    assert "ada may sign in as manager." in added
    assert re.search(r"^[\w-]{16}$", added, re.MULTILINE)

    again = syndesis("user", "add", "ada")
    demo = syndesis("demo", "--fresh", "--port", str(free_port()))

    assert "A user with that name exists." in again.communicate()[0]
    assert "this database is in use" in demo.communicate()[0]
    assert (again.returncode, demo.returncode) == (1, 1)
