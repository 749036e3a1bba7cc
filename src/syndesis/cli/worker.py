"""`syndesis worker`: runs background jobs."""

import argparse
import logging
from typing import Any

from syndesis.cli import database


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("worker", help="run background jobs until told to stop")
    command.add_argument("--beat", type=float, default=5, help="seconds between signs of life (5)")
    command.add_argument("--tolerance", type=float, default=60, help="seconds of silence before a worker is lost (60)")
    command.set_defaults(func=work)


def work(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.core.jobs.worker import Worker

    # The library announces each orderly stop as a warning.
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    worker = Worker(beat=args.beat, tolerance=args.tolerance)
    worker.configure_signals()
    worker.run()
