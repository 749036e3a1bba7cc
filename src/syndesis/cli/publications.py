"""`syndesis publications`: a file of works becomes publications, after a preview."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndesis.cli import CommandError, database
from syndesis.cli.import_ import acting

if TYPE_CHECKING:
    from syndesis.core.history import Actor
    from syndesis.objects.models import Import

SHOWN = 20
"""Works, and organisations, that are printed of each sort."""
WORDS = {
    "create": "new",
    "change": "of which more is known",
    "same": "there already",
    "open": "asked about",
    "wrong": "left out",
}


def add(subparsers: Any) -> None:
    command = subparsers.add_parser(
        "publications",
        help="bring in works: OpenAlex or Crossref as JSON, or BibTeX",
        description="Organisations are linked by their ROR id, their exact name or the matching to the catalogue,"
        " authors by ORCID or by their exact name at the same employer. The import can be undone under Imports.",
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--alike",
        choices=("ask", "join", "apart", "leave"),
        default="ask",
        help="works that bear the title of a publication on record: list them and leave them out (ask), take each for"
        " that one, make each anew, or leave them out",
    )
    command.add_argument("--check", action="store_true", help="only say what would become of the works")
    command.add_argument("--yes", action="store_true", help="write without asking")
    command.add_argument("--by", default=None, metavar="USER", help="in whose name; left out: the system's")
    command.set_defaults(func=publications)


def publications(args: argparse.Namespace) -> int:
    database.ready()
    from syndesis.activities.works import runs
    from syndesis.core.services import Refused
    from syndesis.objects.importing import services

    by = acting(args.by)
    try:
        content = args.file.read_bytes()
    except OSError as error:
        raise CommandError(f"{args.file}: {error.strerror}") from error
    try:
        run = _checked(runs.begin(by=by, content=content, file_name=args.file.name))
        if args.alike != "ask" and run.counts.get("open"):
            run = _checked(runs.answer_all(run, by=by, way=args.alike))
        _report(run)
        if not _goes_on(run, args):
            services.discard(run, by=by)
            return 0 if args.check or not run.counts.get("wrong") else 1
        run = _written(run, by)
    except Refused as refusal:
        raise CommandError(str(refusal)) from refusal
    print(f"Import {run.pk}: {_counts(run)}.")
    return 0


def _checked(run: "Import") -> "Import":
    from syndesis.activities.works import jobs

    jobs.check(run.pk)
    run.refresh_from_db()
    if run.error:
        raise CommandError(run.error)
    return run


def _written(run: "Import", by: "Actor") -> "Import":
    from syndesis.activities.works import jobs, runs
    from syndesis.core.jobs.worker import run_waiting

    runs.accept(run, by=by)
    jobs.write(run.pk)
    run_waiting()
    run.refresh_from_db()
    if run.error:
        raise CommandError(run.error)
    return run


def _report(run: "Import") -> None:
    print(_counts(run))
    for verdict in ("open", "wrong"):
        for line in run.lines.filter(verdict=verdict)[:SHOWN]:
            reasons = "; ".join(reason for column, _value, reason in line.problems if column != "Organisation")
            print(f"  {WORDS[verdict]}: {line.row}: {line.title[:80]}" + (f" ({reasons})" if reasons else ""))
    unlinked = run.counts.get("unlinked", [])
    for name, times in unlinked[:SHOWN]:
        print(f"  on no record, kept as text: {name} ({times})")
    if len(unlinked) > SHOWN:
        print(f"  and {len(unlinked) - SHOWN} more")


def _counts(run: "Import") -> str:
    counts = run.counts
    return ", ".join(f"{counts.get(name, 0)} {word}" for name, word in WORDS.items() if counts.get(name)) or "no works"


def _goes_on(run: "Import", args: argparse.Namespace) -> bool:
    if args.check or not (run.counts.get("create") or run.counts.get("change")):
        return False
    return bool(args.yes) or input("Write this? [y/N] ").strip().lower() in ("y", "yes")
