"""`syndesis demo`: a demonstration with invented and public data, on this machine only."""

import argparse
from pathlib import Path
from typing import Any

from syndesis.cli import CommandError, database, processes

NAME, PASSWORD = "demo", "syndesis-demo"
"""Of the administrator, in the demonstration only; the password of all its users."""


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("demo", help="start a demonstration on this machine")
    command.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    command.add_argument("--fresh", action="store_true", help="throw the demonstration's data away first")
    command.set_defaults(func=demo)


def demo(args: argparse.Namespace) -> int:
    database.set_up()
    refuse_real_data()
    if args.fresh:
        database.empty()
    database.ready()
    prepare()
    load_catalogue()
    return processes.run(
        host="127.0.0.1", port=args.port, server_processes=1, patience=1, announce=lambda: announce(args.port)
    )


def refuse_real_data() -> None:
    """A demonstration brings a user whose password everybody knows: never into a database that people work with."""
    from django.db import connection

    from syndesis.core.models import User

    if User._meta.db_table not in connection.introspection.table_names():
        return
    if User.objects.exists() and not User.objects.filter(username=NAME).exists():
        raise CommandError("this database is in use: point SYNDESIS_DATA at an empty folder for the demonstration")


def prepare() -> None:
    from django.db import transaction

    from syndesis.cli import demonstration
    from syndesis.core.models import User

    if User.objects.exists():
        return
    print("Loading the demonstration's data ...", flush=True)
    with transaction.atomic():  # all of it or nothing: half a demonstration would pass for a database in use
        demonstration.load()


def load_catalogue() -> None:
    """Has the world's organisations loaded in the background, where a dump lies at hand and none was loaded yet."""
    from django.conf import settings

    from syndesis.catalogue import tasks
    from syndesis.catalogue.models import CatalogueLoad

    if settings.CATALOGUE and Path(settings.CATALOGUE).exists() and not CatalogueLoad.objects.exists():
        tasks.enqueue_load(settings.CATALOGUE)
        print("The world's organisations are being loaded in the background; this takes a minute.", flush=True)


def announce(port: int) -> None:
    print(f"\nSyndesis answers on http://127.0.0.1:{port}/")
    print(f"Sign in as `{NAME}`, who may do everything, `lana`, a coordinator, or `viewer`.")
    print(f"The password of all is `{PASSWORD}`. Stop with Ctrl-C.\n", flush=True)
