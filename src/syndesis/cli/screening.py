"""`syndesis screening`: lists of names that parties and people are compared with, loaded from files of one's own."""

import argparse
import sys
import time
from typing import Any

from syndesis.cli import CommandError, database


def add(subparsers: Any) -> None:
    """Registers `load`, `lists` and `run`."""
    parser = subparsers.add_parser("screening", help="load screening lists, and compare names with them")
    commands = parser.add_subparsers(dest="deed", required=True, metavar="DEED")

    command = commands.add_parser("load", help="load a list, or a new edition, from a CSV file")
    command.add_argument("file", help="CSV with a row of column names; nothing is ever downloaded")
    command.add_argument("--name", required=True, help="of the list; under one that is there, its entries are replaced")
    command.add_argument("--source", default="", help="who issues it")
    command.add_argument("--edition", default="", help="as the issuer calls it, a date for instance")
    command.set_defaults(func=load)

    command = commands.add_parser("lists", help="the lists, with editions and numbers of entries")
    command.set_defaults(func=lists)

    command = commands.add_parser("run", help="compare all partners and their people now")
    command.set_defaults(func=run)


def load(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.agreements.screening.loading import load_list
    from syndesis.core.history import Actor
    from syndesis.core.services import Refused

    started = time.monotonic()
    try:
        loaded = load_list(args.file, by=Actor.system(), name=args.name, source=args.source, edition=args.edition)
    except (OSError, Refused) as error:
        raise CommandError(str(error)) from error
    if loaded.is_same:
        print("loaded from this very file before: nothing has changed")
        return
    print(f"{loaded.entries:,} entries in {time.monotonic() - started:.0f} s")
    for bad in loaded.bad:
        print(f"row {bad.row}: {bad.why}", file=sys.stderr)
    if loaded.bad_number:
        print(f"{loaded.bad_number:,} rows left out", file=sys.stderr)


def lists(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.agreements.models import ScreeningList

    for row in ScreeningList.objects.all():
        loaded = f"{row.loaded_at:%Y-%m-%d}" if row.loaded_at else "not loaded"
        print(f"{loaded}  {row.entry_count:>9,}  {row.name}  {row.edition}{'' if row.is_active else '  (not in use)'}")


def run(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.agreements.screening.running import screen_record
    from syndesis.core.history import Actor

    done = screen_record(by=Actor.system())
    print(f"{done.compared:,} names compared, {done.found:,} candidates")
