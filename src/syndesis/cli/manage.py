"""`syndesis manage ...`: Django's own management commands."""

import argparse
from typing import Any

from syndesis.cli import database


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("manage", help="run a management command of Django", add_help=False)
    command.add_argument("arguments", nargs=argparse.REMAINDER)
    command.set_defaults(func=manage)


def manage(args: argparse.Namespace) -> None:
    database.set_up()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["syndesis manage", *args.arguments])
