"""`syndesis duplicates`: organisations and people that may be the same."""

import argparse
import json
import sys
from typing import Any

from syndesis.cli import CommandError, database


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser("duplicates", help="list the organisations and people that may be the same")
    parser.add_argument("what", nargs="?", choices=["organisations", "people"], help="default: both")
    parser.add_argument(
        "--least", type=float, default=0.5, metavar="SCORE", help="from 0 to 1; 0.7 is likely, 0.3 weak (default: 0.5)"
    )
    parser.add_argument("--json", action="store_true", help="an object a line, for programs")
    parser.set_defaults(func=show)


def show(args: argparse.Namespace) -> None:
    if not 0 <= args.least <= 1:
        raise CommandError("--least is a number from 0 to 1")
    database.ready()
    from syndesis.directory.duplicates import alike
    from syndesis.directory.models import Organisation, Person

    models: dict[str, Any] = {"organisations": Organisation, "people": Person}
    for what in [args.what] if args.what else models:
        model = models[what]
        pairs = alike(model, None, args.least)
        rows = model.objects.in_bulk({key for pair in pairs for key in (pair.first, pair.second)})
        for pair in pairs:
            first, second = rows[pair.first], rows[pair.second]
            if args.json:
                names = [{"id": row.pk, "name": str(row)} for row in (first, second)]
                said = {"what": what, "records": names} | pair.likeness.as_json()
                print(json.dumps(said, ensure_ascii=False))
            else:
                print(f"{pair.likeness.percent:3}  {first} [{first.pk}]  =  {second} [{second.pk}]")
                print(f"     {'; '.join(str(reason) for reason in pair.likeness.reasons)}")
        if not args.json:
            print(f"{len(pairs):,} pairs of {what} look alike", file=sys.stderr)
