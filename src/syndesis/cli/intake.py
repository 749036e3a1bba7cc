"""`syndesis intake`: hand documents in, or only show what would be found in them."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndesis.cli import CommandError, database

if TYPE_CHECKING:
    from syndesis.core.history import Actor
    from syndesis.intake.models import Intake
    from syndesis.intake.reading.gazetteer import Gazetteer


def add(subparsers: Any) -> None:
    commands = subparsers.add_parser("intake", help="read documents").add_subparsers(required=True, metavar="DEED")
    taking = commands.add_parser("add", help="hand documents in, to be reviewed")
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taking.add_argument("--as", dest="user", metavar="NAME", help="the user who hands them in and accepts")
    taking.add_argument(
        "--accept-above", type=float, metavar="CONFIDENCE", help="accept all that is at least so certain, 0 to 1"
    )
    taking.set_defaults(func=take)
    batching = commands.add_parser("batch", help="have the worker take in all documents of a folder or ZIP archive")
    batching.add_argument("path", type=Path, metavar="FOLDER_OR_ZIP")
    batching.add_argument("--as", dest="user", metavar="NAME", help="the user who hands them in")
    batching.set_defaults(func=take_many)
    mailing = commands.add_parser("mail", help="hand in a message from standard input, as a mail server passes it on")
    mailing.add_argument(
        "--checked-by", metavar="SERVER", default="", help="the server whose Authentication-Results must say dmarc=pass"
    )
    mailing.set_defaults(func=take_message)
    extracting = commands.add_parser("extract", help="print what is found, without touching the record")
    extracting.add_argument("files", nargs="+", type=Path, metavar="FILE")
    extracting.add_argument("--jsonl", action="store_true", help="one JSON object a line, instead of a summary")
    extracting.set_defaults(func=extract)


def take(args: argparse.Namespace) -> int:
    database.ready()
    from syndesis.core.services import Refused
    from syndesis.intake.services import AlreadyHandedIn, hand_in, read_intake

    if args.accept_above is not None and not 0 <= args.accept_above <= 1:
        raise CommandError("--accept-above takes a number from 0 to 1")
    by, refused = _actor(args.user), 0
    for path in args.files:
        try:
            intake = hand_in(by=by, content=_bytes(path), file_name=path.name)
        except AlreadyHandedIn as known:
            print(f"{path}: handed in before, as number {known.intake.pk}")
            continue
        except Refused as refusal:
            print(f"syndesis: {refusal}", file=sys.stderr)
            refused += 1
            continue
        _report(path, read_intake(intake.pk), args.accept_above, by)
    return 1 if refused else 0


def take_many(args: argparse.Namespace) -> int:
    database.ready()
    from django.core.files.uploadedfile import UploadedFile

    from syndesis.core.services import Refused
    from syndesis.intake.services import start_archive, start_folder

    by, path = _actor(args.user), args.path
    try:
        if path.is_dir():
            found = [each for each in path.rglob("*") if each.is_file() and not each.name.startswith(".")]
            batch = start_folder(found, name=path.name, by=by)
        else:
            with path.open("rb") as file:
                batch = start_archive(UploadedFile(file, path.name, size=path.stat().st_size), by=by)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error
    except Refused as refusal:
        raise CommandError(str(refusal)) from refusal
    print(f"{path}: batch number {batch.pk}; the worker takes its documents in, see {batch.get_absolute_url()}")
    return 0


def _report(path: Path, intake: "Intake", confidence: float | None, by: "Actor") -> None:
    from syndesis.intake.services import accept_above

    print(f"{path}: number {intake.pk}, {intake.findings.count()} findings in {intake.read_ms} ms")
    if confidence is not None:
        accepted = accept_above(by=by, intake=intake, confidence=confidence)
        print(f"  {len(accepted)} accepted")


def _actor(name: str | None) -> "Actor":
    from syndesis.core.history import Actor
    from syndesis.core.models import User

    if name is None:
        return Actor.system()
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"there is no user {name}")
    return Actor(user)


def take_message(args: argparse.Namespace) -> int:
    """Answers with what mail servers understand: 0 taken, 65 nothing of it can be read, 77 not from one of us."""
    database.ready()
    from syndesis.core.history import Actor
    from syndesis.core.services import Refused
    from syndesis.intake.services import sender_of, take_mail

    content = sys.stdin.buffer.read()
    try:
        by = Actor(sender_of(content, server=args.checked_by))
    except Refused as refusal:
        print(f"syndesis: {refusal}", file=sys.stderr)
        return 77
    taken, refused = take_mail(content, by=by)
    for why in refused:
        print(f"syndesis: {why}", file=sys.stderr)
    for intake in taken:
        print(f"number {intake.pk}: {intake.text.document}")
    return 0 if taken else 65


def extract(args: argparse.Namespace) -> int:
    database.ready()
    from syndesis.core.services import Refused
    from syndesis.intake import formats, gazetteers
    from syndesis.intake.reading import read
    from syndesis.intake.reading.gold_schema import to_gold

    names, learnt, refused = _names(), gazetteers.learnt(), 0
    for path in args.files:
        try:
            reading = read(formats.text_of(_bytes(path), path.name), names, learnt=learnt)
        except Refused as refusal:
            print(f"syndesis: {refusal}", file=sys.stderr)
            refused += 1
            continue
        found = to_gold(reading, path.name)
        for line in [json.dumps(found, ensure_ascii=False)] if args.jsonl else _summary(found):
            print(line)
    return 1 if refused else 0


def _names() -> "Gazetteer":
    """The database's names; those of the dump that the settings name, where the database holds no catalogue."""
    from django.conf import settings

    from syndesis.catalogue.models import CatalogueOrganisation
    from syndesis.intake import gazetteers

    if settings.CATALOGUE and not CatalogueOrganisation.objects.exists():
        path = Path(settings.CATALOGUE)
        if not path.exists():
            raise CommandError(f"SYNDESIS_CATALOGUE names {path}, which is not there")
        return gazetteers.of_file(path)
    return gazetteers.of_database()


def _summary(found: dict[str, Any]) -> Iterator[str]:
    yield f"{found['file']}: {found.get('title') or '(no title)'}, {found.get('published') or 'undated'}"
    for category, rows in found.items():
        if isinstance(rows, list):
            for row in rows:
                yield f"  {category}: {row.get('name') or row.get('indicator') or row.get('evidence')}"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
