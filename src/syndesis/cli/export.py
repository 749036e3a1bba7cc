"""`syndesis export`: all records of a type as a file, as they are or as they stood at a moment."""

import argparse
import sys
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndesis.cli import CommandError, database

if TYPE_CHECKING:
    from syndesis.core.models import User

FORMS = ("csv", "xlsx", "json")


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("export", help="write all records of a type to a file, also as of a moment")
    command.add_argument("type", metavar="TYPE", help="agreements, for example: `syndesis objecttype` lists them")
    command.add_argument(
        "--as-of", metavar="MOMENT", help="2024-03-21 for the end of that day, or 2024-03-21T14:30; left out: now"
    )
    command.add_argument("--format", choices=FORMS, help="left out: by the ending of the file, else csv")
    command.add_argument("--as", dest="user", metavar="NAME", help="what this user may see; left out: everything")
    command.add_argument("--output", type=Path, metavar="FILE", help="left out: standard output")
    command.set_defaults(func=export)


def export(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.objects import registered
    from syndesis.objects.exports import export_as_of

    kind = next((each for each in registered() if args.type in (each.one, each.many)), None)
    if kind is None:
        known = ", ".join(each.many for each in registered())
        raise CommandError(f"There is no type {args.type!r}. There are: {known}.")
    ending = args.output.suffix.removeprefix(".").lower() if args.output else ""
    form = args.format or (ending if ending in FORMS else "csv")
    if form == "xlsx" and args.output is None and sys.stdout.isatty():
        raise CommandError("A workbook is no text: say --output FILE.")
    made = export_as_of(kind, _reader(args.user), form, _moment(args.as_of))
    if args.output is None:
        for chunk in made.chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return
    try:
        with args.output.open("wb") as file:
            for chunk in made.chunks:
                file.write(chunk)
    except OSError as error:
        raise CommandError(f"{args.output} cannot be written: {error.strerror}") from error


def _reader(name: str | None) -> "User":
    from syndesis.core.models import Role, User

    if name is None:
        return User(role=Role.ADMINISTRATOR)
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no active user {name!r}.")
    return user


def _moment(text: str | None) -> datetime | None:
    from django.utils import timezone

    if text is None:
        return None
    try:
        written = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text!r} is no moment: write 2024-03-21 or 2024-03-21T14:30.") from error
    if len(text) == len("2024-03-21"):
        written = datetime.combine(written.date() + timedelta(days=1), time.min)
    return written if written.tzinfo else timezone.make_aware(written)
