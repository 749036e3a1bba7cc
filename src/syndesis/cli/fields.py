"""`syndesis fields`: the classifications of fields that come with Syndesis."""

import argparse
from typing import Any

from syndesis.cli import database


def add(subparsers: Any) -> None:
    """Registers `load`."""
    parser = subparsers.add_parser("fields", help="load the classifications of fields of study and of industry")
    commands = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    command = commands.add_parser("load", help="bring ISCED-F 2013 and the sections of ISIC Rev. 4 up to date")
    command.set_defaults(func=load)


def load(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.core.history import Actor
    from syndesis.directory.services import load_classifications

    added, changed = load_classifications(by=Actor.system())
    print(f"{added} fields added, {changed} changed")
