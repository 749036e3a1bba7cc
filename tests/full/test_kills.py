"""Server and worker are killed at random points: nothing accepted is lost, nothing half-written, each job runs once."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are found by /proc")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A database of its own, of the kind that the suite runs on."""
    given = os.environ.get("SYNDESIS_DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield f"sqlite:///{tmp_path / 'kills.sqlite3'}"
        return
    import psycopg

    name = f"syndesis_kills_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def play(folder: Path, address: str, *options: str, drama: str = "tests.full.drama") -> None:
    environment = os.environ | {"SYNDESIS_DATA": str(folder), "SYNDESIS_DATABASE_URL": address}
    command = [sys.executable, "-m", drama, *options]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout)  # shown by `-rP`, and where a test fails
    log = folder / "serve.log"
    end = log.read_text(encoding="utf-8", errors="replace")[-5000:] if log.exists() else ""
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nThe end of what the server said:\n{end}"


@pytest.mark.full
def test_a_kill_loses_nothing(tmp_path, address):
    play(tmp_path, address, "--kills", "1", "--reviewers", "1", "--tolerance", "2", "--hurry")


@pytest.mark.full
def test_fifty_kills_lose_nothing(tmp_path, address):
    play(tmp_path, address, "--kills", "50")


@pytest.mark.any_database
def test_an_import_that_is_killed_is_whole_or_not_there(tmp_path, address):
    play(tmp_path, address, "--kills", "4", drama="tests.full.import_drama")


@pytest.mark.full
def test_fifty_kills_of_imports_leave_nothing_half_written(tmp_path, address):
    play(tmp_path, address, "--kills", "50", drama="tests.full.import_drama")


@pytest.mark.full
def test_batches_whose_worker_is_killed_come_in_whole_and_once(tmp_path, address):
    play(tmp_path, address, "--texts", "60", "--kills", "2", drama="tests.full.batch_drama")
