"""`syndesis home`: says which organisation this installation belongs to."""

import argparse
from typing import Any

from syndesis.cli import CommandError, database


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("home", help="say which organisation is our own institution")
    command.add_argument("organisation", metavar="ROR-OR-NAME", help="a ROR id of the catalogue, or a name")
    command.set_defaults(func=home)


def home(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.catalogue import queries as catalogue
    from syndesis.core.history import Actor
    from syndesis.core.services import Refused
    from syndesis.directory.services import settle_home

    entry = catalogue.by_ror(args.organisation)
    try:
        ours = settle_home(by=Actor.system(), ror=entry.ror if entry else "", name=args.organisation)
    except Refused as refusal:
        raise CommandError(str(refusal)) from refusal
    print(f"Our own institution is {ours}.")
