"""Jobs for the tests of jobs."""

import time
from pathlib import Path

from syndesis.core.jobs import task


@task()
def add(left: int, right: int) -> int:
    return left + right


@task()
def fail() -> None:
    raise ValueError("no luck")


@task()
def note_and_sleep(path: str, seconds: float) -> None:
    """Writes a line at its start and one at its end, so that a test sees who ran when."""
    with Path(path).open("a", encoding="ascii") as file:
        file.write("start\n")
        file.flush()
        time.sleep(seconds)
        file.write("end\n")
