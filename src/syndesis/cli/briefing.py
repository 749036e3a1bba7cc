"""`syndesis briefing`: what to know of a partner, as PDF or as a Word file."""

import argparse
from pathlib import Path
from typing import Any

from syndesis.cli import CommandError, database

LANGUAGES = ("en", "ru", "es", "zh-hans")


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("briefing", help="write what to know of a partner on two pages")
    command.add_argument("partner", metavar="PARTNER", help="its name or number")
    command.add_argument("--as", dest="user", metavar="NAME", required=True, help="what this user may see")
    command.add_argument("--language", choices=LANGUAGES, default="en")
    command.add_argument("--long", action="store_true", help="a dossier with everything")
    command.add_argument("--pdf", type=Path, metavar="FILE")
    command.add_argument("--docx", type=Path, metavar="FILE")
    command.set_defaults(func=write)


def write(args: argparse.Namespace) -> None:
    if not (args.pdf or args.docx):
        raise CommandError("Say where to write it: --pdf FILE, --docx FILE or both.")
    database.ready()
    from django.utils import timezone

    from syndesis.core.models import User
    from syndesis.core.papers import FontsMissing, TooLong
    from syndesis.insight.briefings import LONG, SHORT, briefing, papers
    from syndesis.insight.briefings.word import docx

    reader = User.objects.filter(username=args.user, is_active=True).first()
    if reader is None:
        raise CommandError(f"There is no active user {args.user!r}.")
    day = timezone.localdate()
    length = LONG if args.long else SHORT
    made = briefing(_partner(args.partner, reader), reader, day, args.language, length=length)
    if args.docx:
        args.docx.write_bytes(docx(made, day))
    if args.pdf:
        try:
            args.pdf.write_bytes(papers.pdf(made, day))
        except (FontsMissing, TooLong) as error:
            raise CommandError(str(error) or "This is more than a paper can hold.") from error


def _partner(text: str, reader: Any) -> Any:
    from syndesis.directory import policies
    from syndesis.directory.queries import by_name, partners

    seen = partners().filter(policies.organisations.scope(reader, "view"), merged_into=None)
    rows = list((seen.filter(pk=int(text)) if text.isdecimal() else seen.filter(pk__in=by_name(text).values("pk")))[:2])
    if len(rows) != 1:
        raise CommandError(f"{'There are several partners' if rows else 'There is no partner'} {text!r}.")
    return rows[0]
