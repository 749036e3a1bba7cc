"""Every check of the project, in one order: all of them run, even after one has failed, and a table closes the run."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tools import installation, machine, postgres
from tools.installation import ROOT, program
from tools.report import say

WORKERS = str(min(6, max(2, os.cpu_count() or 2)))
"""Processes that run tests at once: each holds up to a gigabyte."""
NO_TESTS = 5
"""pytest's exit code where no test was selected."""


@dataclass
class Run:
    """One run of the checks: how it was asked for, and what came of it so far."""

    full: bool
    only: str | None
    data: Path
    results: list[tuple[str, str, float, str]] = field(default_factory=list)
    """Title, outcome, seconds and a remark of each step."""

    def step(self, title: str, *command: str, out: Callable[[str], object] = say, **environment: str) -> None:
        """Runs a command, lets its output through, and keeps its last line of summary for the table."""
        out(f"\n=== {title} " + "=" * max(0, 110 - len(title)))
        start, remark = time.monotonic(), ""
        with subprocess.Popen(
            [program(command[0]), *command[1:]],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=self.environment() | environment, text=True, encoding="utf-8", errors="replace",
        ) as process:  # fmt: skip
            assert process.stdout
            for line in process.stdout:
                out(line.rstrip("\n"))
                remark = summary_in(line) or remark
        fine = process.returncode == 0 or (process.returncode == NO_TESTS and bool(self.only))
        self.results.append((title, "ok" if fine else "FAILED", time.monotonic() - start, remark))

    def leave_out(self, title: str, why: str, *, fails: bool) -> None:
        say(f"\n=== {title}: NOT RUN, {why} ===")
        self.results.append((title, "FAILED" if fails else "skipped", 0, why))

    def pytest(self, title: str, *options: str, **environment: str) -> None:
        options += ("--full",) * self.full
        options += ("--durations=12", "--durations-min=3")
        options += ("-k", self.only) if self.only else ()
        self.step(title, "pytest", *options, **environment)

    def environment(self) -> dict[str, str]:
        """Nothing of the developer's own settings of Syndesis reaches a check."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("SYNDESIS_")}
        colour = {"FORCE_COLOR": "1"} if sys.stdout.isatty() else {}
        return own | colour | {"SYNDESIS_DATA": str(self.data), "PYTHONUNBUFFERED": "1"}


def run(*, ci: bool, full: bool, only: str | None) -> int:
    start = time.monotonic()
    if ci:
        machine.complete()
    installation.ensure(installation.DEVELOPMENT)
    with tempfile.TemporaryDirectory(prefix="syndesis-checks-") as folder:
        current = Run(full=full, only=only, data=Path(folder))
        if not only:
            examine(current)
        test(current, required=ci)
    return report(current, time.monotonic() - start)


def examine(current: Run) -> None:
    """What needs no test run: the types, which take one processor a minute, beside all else; told when that is done."""
    told: list[str] = []
    with ThreadPoolExecutor(1) as aside:
        types = aside.submit(current.step, "Types", "mypy", out=told.append)
        examine_the_rest(current)
        types.result()
    for line in told:
        say(line)


def examine_the_rest(current: Run) -> None:
    current.step("Format", "ruff", "format", "--check", ".")
    current.step("Lint", "ruff", "check", ".")
    current.step("Layers of imports", "lint-imports")
    current.step("Django's own checks", "syndesis", "manage", "check", "--fail-level", "WARNING")
    current.step("Migrations complete", "syndesis", "manage", "makemigrations", "--check", "--dry-run")


def test(current: Run, *, required: bool) -> None:
    apart = ("-m", "not browser", "-n", WORKERS, "--dist", "worksteal")
    current.pytest("Tests on SQLite", *apart)
    with database() as address:
        if address:
            current.pytest("Tests on PostgreSQL", *apart, SYNDESIS_DATABASE_URL=address)
        else:
            current.leave_out("Tests on PostgreSQL", "its programs were not found on this machine", fails=required)
    if machine.chromium():
        current.pytest("Tests in the browser", "-m", "browser", "-n", WORKERS, "--dist", "worksteal")
    else:
        current.leave_out("Tests in the browser", "Chromium was not found on this machine", fails=required)


@contextmanager
def database() -> Iterator[str | None]:
    """The address of a PostgreSQL for this run only; none where the machine has no programs for it."""
    if folder := postgres.programs():
        with postgres.cluster(folder) as address:
            yield address
    else:
        yield None


def summary_in(line: str) -> str:
    """The text of pytest's closing line, as in `=== 12 passed in 3.40s ===`; nothing for any other line."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", line).strip()
    match = re.fullmatch(r"=* ?((?:no tests ran|\d+ \w+.*) in [\d.]+s.*?)\s*=*", plain)
    return match[1] if match else ""


def report(current: Run, seconds: float) -> int:
    say("\n=== Summary " + "=" * 103)
    for title, outcome, took, remark in current.results:
        say(f"{outcome:>8}  {title:<24} {took:6.1f} s  {remark}")
    failed = [title for title, outcome, *_ in current.results if outcome == "FAILED"]
    verdict = f"FAILED: {', '.join(failed)}" if failed else "All checks passed"
    say(f"\n{verdict} ({seconds:.0f} s)")
    return 1 if failed else 0
