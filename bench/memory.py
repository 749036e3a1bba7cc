"""How much memory the processes of `syndesis serve` hold after they have answered each page some hundred times."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from syndesis.cli import processes

BUDGET = 320
PATIENCE = 60
AT_ONCE = 4


@dataclass(frozen=True)
class Held:
    """Megabytes after the run."""

    answering: float
    """Of the server: what starts the workers, and the workers."""
    mapped: float
    """Of that, pages of the database's own file (SQLite), which the system takes back when it wants."""
    everything: float
    """With the worker of background jobs, and the command that watches all of them."""


def measured(environment: Mapping[str, str], cookie: str, addresses: Sequence[str], rounds: int) -> Held:
    """What the processes of `syndesis serve` hold after the run. A page that several share counts once."""
    with served(environment) as (command, site):
        asked = [Request(site + address, headers={"Cookie": cookie}) for address in addresses] * rounds  # noqa: S310
        with ThreadPoolExecutor(AT_ONCE) as several:
            list(several.map(_read, asked))
        server, everything = family(command.pid, processes.SERVER), family(command.pid)
        return Held(
            answering=sum(map(held, server)),
            mapped=sum(held(pid, "sqlite3") for pid in server),
            everything=sum(map(held, everything)),
        )


def _read(request: Request) -> None:
    with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  (our own server)
        answer.read()


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = subprocess.Popen(
        [sys.executable, "-m", "syndesis.cli", "serve", "--port", str(port), "--processes", "2"],
        env=dict(environment),
        stdout=subprocess.DEVNULL,
    )
    site = f"http://127.0.0.1:{port}"
    try:
        wait_for(site, command)
        yield command, site
    finally:
        command.terminate()
        time.sleep(1)
        command.terminate()  # told twice, it does not wait for the end of a long job
        command.wait(timeout=PATIENCE)


def wait_for(site: str, command: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"{site}/sign-in/", timeout=PATIENCE):  # noqa: S310
                return
        except URLError:
            if command.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def family(pid: int, called: str = "") -> list[int]:
    """A process with all that it has started, and these again; of them those with a word in their command."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found, new = [pid], [pid]
    while new:
        new = [child for child, parent in parents.items() if parent in new]
        found += new
    return [each for each in found if called in Path(f"/proc/{each}/cmdline").read_text().replace("\0", " ")]


def held(pid: int, mapped: str = "") -> float:
    """The proportional set size of a process; of what it maps, where a part of a file's name is given."""
    total, counts = 0, not mapped
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        if mapped and not line.partition(" ")[0].endswith(":"):
            counts = mapped in line
        elif counts and line.startswith("Pss:"):
            total += int(line.split()[1])
    return total / 1024


def can_be_measured() -> bool:
    return os.access("/proc/self/smaps", os.R_OK)
