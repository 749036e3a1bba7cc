"""`syndesis serve`: the web server and the worker of background jobs, for an installation behind a proxy."""

import argparse
from typing import Any

from syndesis.cli import database, processes


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("serve", help="start the web server and the worker of background jobs")
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    command.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    command.add_argument("--processes", type=int, default=2, help="processes that answer pages (2)")
    command.set_defaults(func=serve)


def serve(args: argparse.Namespace) -> int:
    database.ready()
    return processes.run(
        host=args.host,
        port=args.port,
        server_processes=args.processes,
        patience=60,
        announce=lambda: announce(f"http://{args.host}:{args.port}/"),
    )


def announce(address: str) -> None:
    from syndesis.cli import setup

    print(f"Syndesis answers on {address}", flush=True)
    setup.announce(address)
