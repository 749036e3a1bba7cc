"""`syndesis match`: the organisations of the catalogue that a column of a CSV file names."""

import argparse
import csv
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from syndesis.cli import CommandError, database

if TYPE_CHECKING:
    from syndesis.catalogue.matching import Match, Matcher

RESULT = "ror_ids"
EXPLAINED = ["ror_scores", "ror_names", "ror_reasons"]
DELIMITERS = ",;\t|"
EVERY = 2.0
"""Seconds between two lines of progress."""


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "match",
        help="match names or affiliations in a CSV file to ROR",
        description="Prints the rows as CSV with a column ror_ids: the organisations that are named, with semicolons"
        " between them; empty where nothing is certain enough.",
    )
    parser.add_argument(
        "file", metavar="FILE.csv", help="the rows, the first one the names of the columns; - for stdin"
    )
    parser.add_argument("--column", required=True, help="the column with the names or affiliations")
    parser.add_argument(
        "--affiliations",
        action="store_true",
        help="the column holds affiliations, not just the name of one organisation",
    )
    parser.add_argument("--country", metavar="COLUMN", help="a column with the country of each name: two letters")
    parser.add_argument(
        "--min-score", type=_share, metavar="0..1", help="how certain a match must be; default: as learnt"
    )
    parser.add_argument("--explain", action="store_true", help=f"add the columns {', '.join(EXPLAINED)}")
    parser.add_argument("--delimiter", help="default: what the first row shows")
    parser.add_argument("--encoding", help="default: what the beginning of the file shows")
    parser.set_defaults(func=match)


def match(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.catalogue.matching import NoCatalogue, matcher

    if args.affiliations and args.country:
        raise CommandError("--country goes with plain names; an affiliation names its country itself")
    with _opened(args.file, args.encoding) as file:
        rows = _rows(file, args.delimiter, args.column)
        head = _head(rows, args.file)
        column = _position(head, args.column)
        country = _position(head, args.country) if args.country else None
        try:
            engine = matcher(lambda: print("Reading the names of the catalogue ...", file=sys.stderr, flush=True))
        except NoCatalogue:
            raise CommandError("the catalogue is empty; load it first: syndesis catalogue load FILE") from None
        _write(rows, head, _finder(engine, args, column, country), explain=args.explain)


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise ValueError
    return value


def _opened(path: str, encoding: str | None) -> TextIO:
    """The file as text; its encoding found by its beginning where none was named."""
    import io

    from syndesis.cli.encodings import guess

    try:
        source = sys.stdin.buffer if path == "-" else open(path, "rb")  # noqa: SIM115, PTH123
        reader: Any = source if hasattr(source, "peek") else io.BufferedReader(source)
        return io.TextIOWrapper(reader, encoding=encoding or guess(reader), newline="")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror or error}") from error
    except LookupError as error:
        raise CommandError(f"no such encoding: {encoding}") from error


def _rows(file: TextIO, delimiter: str | None, column: str) -> Iterator[list[str]]:
    """The rows, cut at the delimiter that the first line shows, at best one that yields the wanted column."""
    csv.field_size_limit(2**31 - 1)
    number = 0
    try:
        first = file.readline()
        if not delimiter:
            whole = [sign for sign in DELIMITERS if column in next(csv.reader([first], delimiter=sign), [])]
            delimiter = max(whole or DELIMITERS, key=first.count)
        for row in csv.reader(_with(first, file), delimiter=delimiter):
            number += 1
            yield row
    except UnicodeDecodeError as error:
        raise CommandError(f"behind row {number}: not {error.encoding}; name the encoding with --encoding") from error
    except (csv.Error, TypeError) as error:
        raise CommandError(f"behind row {number}: {error}") from error


def _with(first: str, rest: TextIO) -> Iterator[str]:
    yield first
    yield from rest


def _head(rows: Iterator[list[str]], path: str) -> list[str]:
    head = next(rows, [])
    if not any(head):
        raise CommandError(f"{path}: the first row must name the columns; it is empty")
    return [name.lstrip("\ufeff").strip() for name in head]


def _position(head: list[str], name: str) -> int:
    if name not in head:
        raise CommandError(f"no column {name}; there are: {', '.join(head)}")
    return head.index(name)


Finder = Callable[[list[str]], "list[Match]"]


def _finder(engine: "Matcher", args: argparse.Namespace, column: int, country: int | None) -> Finder:
    def cell(row: list[str], position: int) -> str:
        return row[position] if position < len(row) else ""

    def affiliations(row: list[str]) -> "list[Match]":
        return engine.affiliation(cell(row, column), args.min_score)

    def names(row: list[str]) -> "list[Match]":
        land = cell(row, country).strip() if country is not None else ""
        found = engine.name(cell(row, column), land if len(land) == 2 else "", args.min_score)
        return [found] if found else []

    return affiliations if args.affiliations else names


def _write(rows: Iterator[list[str]], head: list[str], find: Finder, *, explain: bool) -> None:
    """Prints each row as soon as it is matched; a column that is called as one of ours is kept under another name."""
    ours = [RESULT, *(EXPLAINED if explain else [])]
    if set(head) & set(ours):
        print("Columns of the file that are called as ours are kept as NAME_before.", file=sys.stderr)
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([*(f"{name}_before" if name in ours else name for name in head), *ours])
    started = shown = time.monotonic()
    done = matched = 0
    for row in rows:
        if not row:
            continue
        found = find(row)
        cells = [";".join(one.ror_url for one in found)]
        if explain:
            cells.append(";".join(f"{one.score:.2f}" for one in found))
            cells.append("; ".join(one.matched for one in found))
            cells.append(" | ".join(one.reason for one in found))
        out.writerow([*row[: len(head)], *[""] * (len(head) - len(row)), *cells, *row[len(head) :]])
        done += 1
        matched += bool(found)
        if (now := time.monotonic()) - shown > EVERY:
            shown = now
            print(f"{done:,} rows, {matched:,} matched", file=sys.stderr, flush=True)
    seconds = time.monotonic() - started
    print(f"{done:,} rows in {seconds:.1f} s, {matched:,} matched", file=sys.stderr, flush=True)
