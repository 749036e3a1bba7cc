"""`syndesis setup`: how the first administrator comes in."""

import argparse
from typing import Any

from syndesis.cli import database


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("setup", help="say how an installation without users is set up in the browser")
    command.add_argument("--address", default="http://127.0.0.1:8000/", help="where the site answers")
    command.set_defaults(func=setup)


def setup(args: argparse.Namespace) -> None:
    database.ready()
    if not announce(args.address):
        print("Syndesis is set up already. Users are added under Settings, or with `syndesis user add`.")


def announce(address: str) -> bool:
    """Tells the code that the set-up asks for, as long as there is no user; says whether that was so."""
    from syndesis.core.accounts import first_run

    if not first_run.is_first_run():
        return False
    code = first_run.set_up_code()
    print("Nobody can sign in yet. Set it up in the browser with this code; whoever has it becomes administrator:")
    print(f"  {code}")
    print(f"  {address.rstrip('/')}/set-up/?code={code}", flush=True)
    return True
