"""Batches of documents, a folder and a ZIP archive, whose worker is killed in the middle; then everything is looked at:

SYNDESIS_DATA=/tmp/somewhere python -m tests.full.batch_drama --texts 1000 --kills 2
"""

import argparse
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from syndesis.cli import database
from syndesis.cli import main as command
from tests.full.drama import expectations, prepare, say
from tests.full.news import some

NAME = "mara"
PATIENCE = 120
"""Seconds without progress after which it counts as stuck; a rescued job waits for its turn."""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", type=int, default=1000, help="in all: half of them in a folder, half in an archive")
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--tolerance", type=float, default=2, help="seconds of silence before a worker is lost")
    args = parser.parse_args()
    database.ready()
    found = list(play(args))
    for complaint in found:
        say(f"- {complaint}")
    say("Nothing is lost and nothing twice." if not found else f"{len(found)} complaints")
    return 1 if found else 0


def play(args: argparse.Namespace) -> Iterator[str]:
    """All that is wrong in the end."""
    prepare()
    expected, _before = expectations()
    written = some(args.seed, args.texts)
    hand_in(written, Path(os.environ["SYNDESIS_DATA"]))
    worker = Worker(args.tolerance)
    started, kills, seen = time.monotonic(), 0, Progress()
    try:
        worker.start()
        while not seen.look().is_done:
            if kills < args.kills and seen.done >= (kills + 1) * args.texts // (args.kills + 1):
                say(f"killed at {seen.done} of {seen.total}, {seen.taken} taken in")
                worker.kill()
                kills += 1
                worker.start()
            if time.monotonic() - seen.moved_at > PATIENCE:
                yield f"nothing has moved for {PATIENCE} s at {seen.done} of {seen.total}"
                break
            time.sleep(0.2)
        took = time.monotonic() - started
        _let_jobs_end()
    finally:
        worker.kill()
    each = worker.seconds / args.texts * 1000
    say(f"{args.texts} texts, {kills} kills: {took:.0f} s, of them {worker.seconds:.0f} s of work, {each:.0f} ms each")
    say(f"at most {worker.memory} MB")
    if kills < args.kills:
        yield f"only {kills} kills"
    yield from seen.complaints
    yield from _held_against(written, expected)


def _let_jobs_end() -> None:
    """The last document is read a moment before its job says so: a kill in between would prove nothing."""
    from django.db import connection
    from django_tasks_db.models import DBTaskResult

    patience = time.monotonic() + 120
    while DBTaskResult.objects.exclude(pk__in=DBTaskResult.objects.finished()).exists():
        if time.monotonic() > patience:
            return
        connection.close()
        time.sleep(0.2)


def hand_in(written: list[str], folder: Path) -> None:
    """Half as the files of a folder, half as a ZIP archive, by command."""
    half = len(written) // 2
    source = folder / "news"
    source.mkdir()
    for number, text in enumerate(written[:half]):
        (source / f"{number:04}.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "news.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(written[half:]):
            archive.writestr(f"older/{number:04}.txt", text)
    for path in (source, folder / "news.zip"):
        if command(["intake", "batch", str(path), "--as", NAME]):
            raise SystemExit(1)


class Worker:
    """`syndesis worker` in a process of its own; the most memory (MB) that it took, and its work in all its lives."""

    def __init__(self, tolerance: float) -> None:
        self.tolerance, self.memory, self.seconds = tolerance, 0, 0.0
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        line = [sys.executable, "-m", "syndesis.cli", "worker", "--beat", "0.5", "--tolerance", str(self.tolerance)]
        self.process = subprocess.Popen(line)

    def kill(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        self.memory = max(self.memory, int(peak.split()[1]) // 1024)
        times = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
        self.seconds += sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Progress:
    """What the pages of the batches tell, asked again and again: it never goes back."""

    def __init__(self) -> None:
        from syndesis.intake.models import Batch

        self.batches = list(Batch.objects.all())
        self.done = self.total = self.taken = 0
        self.is_done = False
        self.moved_at = time.monotonic()
        self.complaints: list[str] = []

    def look(self) -> "Progress":
        from django.db import connection

        from syndesis.intake.progress import progress_of

        connection.close()
        each = [progress_of(batch) for batch in self.batches]
        done, total = sum(one.done for one in each), sum(one.total for one in each)
        if done < self.done or total < self.total:
            self.complaints.append(f"the progress went back from {self.done} of {self.total} to {done} of {total}")
        if done != self.done:
            self.moved_at = time.monotonic()
        self.done, self.total, self.taken = done, total, sum(one.taken for one in each)
        self.is_done = not any(one.is_under_way for one in each)
        return self


def _held_against(written: list[str], expected: object) -> Iterator[str]:
    from syndesis.intake.models import BatchFile, BatchState
    from tests.full import proof_of_documents
    from tests.full.ledger import HandedIn, Ledger

    states = list(BatchFile.objects.order_by().values_list("state", flat=True))
    if len(states) != len(written) or set(states) != {BatchState.TAKEN}:
        yield f"of {len(written)} files {len(states)} are told of: { {state: states.count(state) for state in states} }"
    ledger = Ledger(documents=[HandedIn(text) for text in written])
    yield from proof_of_documents.complaints(ledger, expected)  # type: ignore[arg-type]
    missing = BatchFile.objects.filter(intake=None).count()
    if missing:
        yield f"{missing} files have no review"


if __name__ == "__main__":
    sys.exit(main())
