"""`syndesis migrate`: the tables of the database as this version expects them."""

import argparse
from typing import Any

from syndesis.cli import database


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("migrate", help="create or change the tables of the database")
    command.set_defaults(func=migrate)


def migrate(_: argparse.Namespace) -> None:
    database.ready()
    print("The database is up to date.")
