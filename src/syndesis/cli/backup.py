"""`syndesis backup` and `syndesis restore`: database and files as one archive, and back."""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from syndesis.cli import CommandError, database

INCOMPLETE = 3
"""The exit code of a backup that is written, but of a database or files that were damaged already."""


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("backup", help="write database and files into one archive, while the site runs")
    command.add_argument("file", type=Path, metavar="FILE", help="the archive to make, such as syndesis.tar.zst")
    command.add_argument(
        "--without-catalogue",
        action="store_true",
        help="leave out the world's organisations, which can be loaded again",
    )
    command.set_defaults(func=backup)

    command = subparsers.add_parser("restore", help="make database and files what an archive holds")
    command.add_argument("file", type=Path, metavar="FILE", help="an archive that `syndesis backup` made")
    command.add_argument("--force", action="store_true", help="throw away what the database and the files hold now")
    command.add_argument("--check", action="store_true", help="only read the archive and say whether it is whole")
    command.set_defaults(func=restore)


def backup(args: argparse.Namespace) -> int:
    database.set_up()
    from django.db import DatabaseError

    from syndesis.core.backup import BackupError, back_up

    started = time.monotonic()
    try:
        manifest = back_up(args.file, without=["catalogue"] if args.without_catalogue else [], progress=show)
    except (BackupError, DatabaseError) as error:
        raise CommandError(f"{error}") from error
    size = args.file.stat().st_size / 1e6
    print(
        f"{args.file}: {size:.1f} MB with {manifest.rows:,} rows of {len(manifest.tables)} tables"
        f" and {manifest.files:,} files, in {time.monotonic() - started:.1f} s"
    )
    print(
        "Not in it: the secret key (keep SYNDESIS_SECRET_KEY or the file `secret-key` apart), sessions, search indexes."
    )
    if args.without_catalogue:
        print("Nor the world's organisations: `syndesis catalogue load` brings them back.")
    for sha256 in manifest.lost_files:
        print(f"syndesis: the file {sha256} is gone or damaged, and so not in the backup", file=sys.stderr)
    if manifest.broken_reference:
        print(f"syndesis: this must be mended before a restoration: {manifest.broken_reference}", file=sys.stderr)
    return INCOMPLETE if manifest.lost_files or manifest.broken_reference else 0


def restore(args: argparse.Namespace) -> None:
    database.set_up()
    from django.db import DatabaseError

    from syndesis.catalogue import index
    from syndesis.core import backup

    started = time.monotonic()
    try:
        if args.check:
            manifest = backup.verified(args.file)
        else:
            recount = [index.names.vocabulary.recount]
            manifest = backup.restore(args.file, force=args.force, progress=show, afterwards=recount)
    except (backup.BackupError, DatabaseError) as error:
        raise CommandError(f"{error}") from error
    print(
        f"{args.file}: taken {manifest.created_at[:16].replace('T', ' ')} UTC from {manifest.engine}, {manifest.rows:,}"
        f" rows of {len(manifest.tables)} tables and {manifest.files:,} files,"
        f" {'whole' if args.check else 'restored'}, in {time.monotonic() - started:.1f} s"
    )
    if manifest.lost_files:
        print(f"syndesis: {len(manifest.lost_files)} files were lost before that backup was taken", file=sys.stderr)


def show(what: str, number: int) -> None:
    print(f"{number:>12,}  {what}", flush=True)
