"""`syndesis import`: a file of rows becomes records of one type, after a preview."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndesis.cli import CommandError, database

if TYPE_CHECKING:
    from syndesis.core.history import Actor
    from syndesis.objects.models import Import

SHOWN = 20
"""Rows with errors, and names, that are printed of each."""


def add(subparsers: Any) -> None:
    command = subparsers.add_parser("import", help="import a file of rows: CSV, XLSX or JSON")
    command.add_argument("type", metavar="TYPE", help="agreement, for example: see `syndesis objecttype`")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="what a column means, by its name or its letter; a blank field leaves it out",
    )
    command.add_argument("--sheet", default="", help="of a workbook; the first that is not hidden")
    command.add_argument("--head", type=int, default=0, metavar="ROW", help="the row in which the columns are named")
    command.add_argument("--encoding", default="", help="of a text; it is found")
    command.add_argument(
        "--unknown",
        choices=("ask", "likeliest", "new", "leave", "skip"),
        default="ask",
        help="names that are on no record: refuse and list them (ask), take the one candidate of that name, make them,"
        " leave the field blank, or leave the row out",
    )
    command.add_argument("--check", action="store_true", help="only say what would become of the rows")
    command.add_argument("--skip-errors", action="store_true", help="import the good rows without those with errors")
    command.add_argument("--yes", action="store_true", help="write without asking")
    command.add_argument("--by", default=None, metavar="USER", help="in whose name; left out: the system's")
    command.set_defaults(func=import_)


def import_(args: argparse.Namespace) -> int:
    database.ready()
    from syndesis.core.services import Refused

    try:
        return _import(args)
    except Refused as refusal:
        raise CommandError(str(refusal)) from refusal


def _import(args: argparse.Namespace) -> int:
    from syndesis.core.policies import Forbidden
    from syndesis.objects.importing import services

    by = acting(args.by)
    try:
        content = args.file.read_bytes()
    except OSError as error:
        raise CommandError(f"{args.file}: {error.strerror}") from error
    run = services.begin(services.kind_named(args.type), by=by, content=content, file_name=args.file.name)
    try:
        if args.sheet or args.head or args.encoding:
            chosen = {"sheet": args.sheet, "head": args.head or None, "encoding": args.encoding}
            run = services.read_otherwise(run, by=by, **chosen)
        mapping = _mapping(run, args.map)
        for line in _columns(run, mapping):
            print(line)
        run = _checked(services.choose_columns(run, by=by, mapping=mapping))
        run = _answered(run, args.unknown, by)
        _report(run)
        if not _goes_on(run, args):
            services.discard(run, by=by)
            return 0 if args.check and not run.counts.get("wrong") and not run.counts.get("open") else 1
        run = _worked(services.accept(run, by=by, without_errors=args.skip_errors))
    except Forbidden as refusal:
        raise CommandError(f"not allowed: {refusal}") from refusal
    if run.error:
        raise CommandError(run.error)
    print(f"Import {run.pk}: {_counts(run)}.")
    return 0


def acting(name: str | None) -> "Actor":
    from syndesis.core.history import Actor
    from syndesis.core.models import Source, User

    if name is None:
        return Actor(source=Source.IMPORT)
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(f"there is no user {name}")
    return Actor(user, Source.IMPORT)


def _mapping(run: "Import", given: list[str]) -> dict[str, str]:
    from syndesis.objects.importing import services
    from syndesis.objects.importing.targets import targets_of

    table, targets = services.table_of(run), targets_of(services.kind_of(run))
    mapping = dict(run.choices["mapping"])
    for pair in given:
        name, equals, field = pair.rpartition("=")
        column = next((c for c in table.columns if name.strip() in (c.name, c.letters)), None)
        if not equals or column is None:
            raise CommandError(f"--map {pair}: there is no column {name!r}")
        if field and field not in targets:
            raise CommandError(f"--map {pair}: there is no field {field!r}. There are: {', '.join(targets)}")
        mapping[str(column.number)] = field
    return {number: target for number, target in mapping.items() if target}


def _columns(run: "Import", mapping: Mapping[str, str]) -> Iterator[str]:
    from syndesis.objects.importing import services

    table = services.table_of(run)
    yield f"{run.file_name}: {len(table.columns)} columns below row {table.head.first}"
    for column in table.columns:
        yield f"  {column.letters:3} {column.label[:40]:40} -> {mapping.get(str(column.number)) or '(left out)'}"


def _checked(run: "Import") -> "Import":
    from syndesis.objects.importing import work

    work.check(run.pk)
    run.refresh_from_db()
    if run.error:
        raise CommandError(run.error)
    return run


def _worked(run: "Import") -> "Import":
    from syndesis.core.jobs.worker import run_waiting
    from syndesis.objects.importing import work

    work.write(run.pk)
    run_waiting()
    run.refresh_from_db()
    return run


def _answered(run: "Import", way: str, by: "Actor") -> "Import":
    from syndesis.objects.importing import services
    from syndesis.objects.importing.questions import answer_all

    answers = answer_all(run, way) if way != "ask" else {}
    return _checked(services.answer(run, by=by, answers=answers)) if answers else run


def _report(run: "Import") -> None:
    print(_counts(run))
    for question in run.questions.all()[:SHOWN]:
        print(f"  unknown in {question.number} rows, first in row {question.row}: {question.text}")
    for line in run.lines.filter(verdict="wrong")[:SHOWN]:
        for column, value, reason in line.problems:
            print("  row " + ": ".join(filter(None, (str(line.row), column, value, reason))))


def _counts(run: "Import") -> str:
    counts = run.counts
    told = [f"{counts.get(name, 0)} {word}" for name, word in WORDS.items() if counts.get(name) or name in ALWAYS]
    return ", ".join(told)


WORDS = {"create": "created", "change": "changed", "same": "unchanged", "wrong": "with errors", "open": "unanswered"}
ALWAYS = ("create", "change", "same")


def _goes_on(run: "Import", args: argparse.Namespace) -> bool:
    counts = run.counts
    if args.check:
        return False
    if (counts.get("wrong") or counts.get("open")) and not args.skip_errors:
        print("Nothing is written: mend the file, or use --skip-errors to import the other rows.")
        return False
    if not counts.get("create") and not counts.get("change"):
        return False
    return bool(args.yes) or input("Write this? [y/N] ").strip().lower() in ("y", "yes")
