"""The web server of `syndesis serve`, as a process: pages are loaded once, in what starts the processes that answer.

    python -m syndesis.config.server HOST PORT WORKERS

The processes are forked from it and share what it has loaded; each of them would hold a hundred megabytes of its own.
"""

import gc
import multiprocessing
import os
import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

THREADS = 3
"""How many pages a process answers at once. Each holds a connection, and the memory of a page of its own."""
CACHE = "2000"
"""KB of SQLite's pages that each of their connections keeps: the system keeps the file, more made no page faster."""


def main(host: str, port: int, workers: int) -> None:
    os.environ.setdefault("SYNDESIS_SQLITE_CACHE", CACHE)
    if multiprocessing.get_start_method() == "fork":  # elsewhere each process loads them by itself
        load()
    Granian(
        "syndesis.config.answering:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
    ).serve()


def load() -> None:
    """All pages. No connection is left open: the processes would speak to the database through the same one. What is
    loaded stays shared: looking for garbage would write to every object, and so copy its memory."""
    from django.db import connections

    from syndesis.config import wsgi  # noqa: F401

    connections.close_all()
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
