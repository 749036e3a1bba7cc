"""Measures everything that has a budget and prints it as a table; exits with 1 where one is over.

    python -m bench.run [--database sqlite] [--partners 5000] [--rounds 40] [--only list] [--keep FOLDER] [--write]

Fills two databases of each kind, the one with a tenth of the other's records, and measures ours beside the floor in
turn. `--keep` leaves them in a folder for the next run (SQLite only). `--write` puts the tables into
`docs/dev/performance.md`. `--smoke` does all of it very small, to see that it works.
"""
# ruff: noqa: T201

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import memory, report
from bench.measuring import Spread
from tools import postgres

ROOT = Path(__file__).resolve().parents[1]
GROWTH = 1.5
TENTH = 10
TOGETHER = 5
"""So often in a row an operation is done on one of the two sizes, then on the other."""
PAGES = ("/partners/", "/agreements/", "/promises/", "/people/", "/search/?q=universty", "/")
"""Besides the pages of the lists that were measured: what the server answers before its memory is looked at."""


class Subject:
    """An installation in a process of its own: see `bench.subject`."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.subject"],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def ask(self, do: str, **told: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": do, **told}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            sys.exit(f"The measured process has ended while it should {do}.")
        return json.loads(answer)

    def end(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=60)


@dataclass(frozen=True)
class Plan:
    partners: int
    seed: int
    rounds: int
    only: str
    keep: Path | None


@contextmanager
def subjects(kind: str, plan: Plan) -> Iterator[list[Subject]]:
    """Two filled installations, of full size and of a tenth."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="syndesis-bench-")))
        address = stack.enter_context(cluster()) if kind == "postgresql" else ""
        made = []
        for size in (plan.partners, max(1, plan.partners // TENTH)):
            data = folder / f"{kind}-{size}-{plan.seed}"
            kept = plan.keep / data.name if plan.keep and not address else None
            if kept and kept.exists():
                shutil.copytree(kept, data)  # what is measured also writes
            subject = Subject(environment(data, database(address, f"of_{size}") if address else ""))
            stack.callback(subject.end)
            if not (kept and kept.exists()):
                filled = subject.ask("fill", partners=size, seed=plan.seed)
                print(f"{kind}: {filled['rows']:,} rows in {filled['seconds']} s", file=sys.stderr, flush=True)
            if kept and not kept.exists():
                shutil.copytree(data, kept)
            made.append(subject)
        yield made


def environment(data: Path, address: str) -> dict[str, str]:
    own = {name: text for name, text in os.environ.items() if not name.startswith("SYNDESIS_")}
    own |= {"SYNDESIS_DATA": str(data), "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    return own | ({"SYNDESIS_DATABASE_URL": address} if address else {})


@contextmanager
def cluster() -> Iterator[str]:
    programs = postgres.programs()
    assert programs
    with postgres.cluster(programs) as url:
        yield url


def database(address: str, name: str) -> str:
    """A new database in the cluster."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    return address.rpartition("/")[0] + f"/{name}"


def measured(kind: str, plan: Plan) -> report.Table:
    with subjects(kind, plan) as (full, tenth):
        about = full.ask("about")
        told = [each for each in full.ask("operations") if plan.only in each["name"]]
        tenth.ask("operations")
        reading, writing = ([each for each in told if each["writes"] is writes] for writes in (False, True))
        lines = [beside_floor(full, each, plan.rounds) for each in reading]
        lines += [line for each in reading if each["grows"] and (line := growth(full, tenth, each, plan.rounds))]
        lines += [beside_floor(full, each, plan.rounds) for each in writing]
        if memory.can_be_measured() and plan.only in "memory":
            lines.append(held(full, plan.rounds))
    return report.Table(f"{about['database']}, {plan.partners:,} partners, {about['records']:,} records", lines)


def beside_floor(subject: Subject, operation: dict[str, Any], rounds: int) -> report.Line:
    name = operation["name"]
    print(f"  {name}", file=sys.stderr, flush=True)
    times = subject.ask("measure", name=name, rounds=rounds)
    if "failed" in times:
        print(f"    {times['failed']}", file=sys.stderr, flush=True)
        return report.Line(name, "not there")
    line = report.compared(name, times["ours"], times["floor"], operation["times"], operation["most"])
    print(f"    {line.ours} ms, {line.floor or 'no floor'} {line.ratio} {line.verdict}", file=sys.stderr, flush=True)
    return line


def growth(full: Subject, tenth: Subject, operation: dict[str, Any], rounds: int) -> report.Line | None:
    """Ours on all the data beside ours on a tenth of it."""
    name = operation["name"]
    of_all: list[float] = []
    of_few: list[float] = []
    while len(of_all) < rounds:
        for subject, times in ((full, of_all), (tenth, of_few)):
            answer = subject.ask("measure", name=name, rounds=min(TOGETHER, rounds), floor=False)
            if "failed" in answer:
                return None
            times.extend(answer["ours"])
    all_of_it, few = Spread.of(of_all), Spread.of(of_few)
    ratio = all_of_it.middle / few.middle
    title = f"growth to ten times: {name}"
    return report.Line(title, str(all_of_it), str(few), f"{ratio:.2f}x", f"{GROWTH}x", ratio <= GROWTH)


def held(subject: Subject, rounds: int) -> report.Line:
    """The budget is for what the processes hold of their own: others keep their database's pages in another process."""
    print("  memory", file=sys.stderr, flush=True)
    found = memory.measured(subject.environment, subject.ask("cookie"), PAGES, rounds)
    own = found.answering - found.mapped
    besides = [f"{found.everything - found.mapped:.0f} with the worker of jobs"]
    if round(found.mapped):
        besides.append(f"{found.mapped:.0f} of the database's file mapped")
    shown = f"{own:.0f} MB ({', '.join(besides)})"
    return report.Line("memory of two workers", shown, "", "", f"{memory.BUDGET} MB", own <= memory.BUDGET)


def machine() -> str:
    return f"{os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description="Measure what has a budget.")
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--partners", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="operations whose name holds this")
    parser.add_argument("--keep", type=Path, help="folder of databases that are kept for the next run")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/dev/performance.md")
    parser.add_argument("--smoke", action="store_true", help="very small, to see that everything works")
    given = parser.parse_args(arguments)
    if given.smoke:
        given.database, given.partners, given.rounds = "sqlite", 50, 1
    kinds = ["sqlite", "postgresql"] if given.database == "both" else [given.database]
    if "postgresql" in kinds and not postgres.programs():
        print("PostgreSQL: left out, its programs are not on this machine", file=sys.stderr)
        kinds.remove("postgresql")
    plan = Plan(given.partners, given.seed, given.rounds, given.only, given.keep)
    tables = []
    for kind in kinds:
        tables.append(measured(kind, plan))
        print(tables[-1].plain(), flush=True)
    if given.write:
        report.write(tables, machine())
    return int(any(table.over for table in tables) and not given.smoke)


if __name__ == "__main__":
    sys.exit(main())
