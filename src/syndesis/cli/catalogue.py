"""`syndesis catalogue`: the world's organisations, from a dump of the Research Organization Registry."""

import argparse
import sys
import time
from typing import Any

from syndesis.cli import CommandError, database


def add(subparsers: Any) -> None:
    """Registers `load`, `status` and `find`."""
    parser = subparsers.add_parser("catalogue", help="load and search the world's organisations")
    commands = parser.add_subparsers(dest="deed", required=True, metavar="DEED")

    command = commands.add_parser("load", help="load or renew the catalogue from a dump of ROR (schema 2)")
    command.add_argument(
        "file", nargs="?", help="zip as published, or .json, .jsonl, either also .zst; default: SYNDESIS_CATALOGUE"
    )
    command.set_defaults(func=load)

    command = commands.add_parser("status", help="what the catalogue holds and when it was loaded")
    command.set_defaults(func=status)

    command = commands.add_parser("find", help="the organisations that a text may mean")
    command.add_argument("text", nargs="+")
    command.add_argument("--limit", type=int, default=10)
    command.add_argument("--country", help="two letters, ISO 3166-1")
    command.set_defaults(func=find)


def load(args: argparse.Namespace) -> None:
    database.ready()
    from django.conf import settings

    from syndesis.catalogue import services
    from syndesis.catalogue.dump import DumpError

    path = args.file or settings.CATALOGUE
    if not path:
        raise CommandError(
            "name a dump, or set SYNDESIS_CATALOGUE to one; they are at https://doi.org/10.5281/zenodo.6347574"
        )
    started = time.monotonic()
    bar = Bar()
    try:
        loaded = services.run_load(services.begin_load(path), path, bar.show)
    except DumpError as error:
        bar.end()
        raise CommandError(f"{error}") from error
    bar.end()
    seconds = time.monotonic() - started
    print(f"{loaded.read:,} records in {seconds:.0f} s: {loaded.added:,} new, {loaded.changed:,} changed,")
    print(f"{loaded.vanished:,} no longer in the register, {loaded.skipped:,} unusable")


def status(args: argparse.Namespace) -> None:
    database.ready()
    from django.db.models import Count, Q

    from syndesis.catalogue.models import CatalogueLoad, CatalogueOrganisation

    counts = CatalogueOrganisation.objects.aggregate(
        all=Count("pk"),
        inactive=Count("pk", filter=~Q(status="active")),
        vanished=Count("pk", filter=Q(vanished_at__isnull=False)),
        countries=Count("country", distinct=True),
    )
    print(f"{counts['all']:,} organisations of {counts['countries']} countries,")
    print(f"of them {counts['inactive']:,} closed or withdrawn, {counts['vanished']:,} no longer in the register")
    for row in CatalogueLoad.objects.all()[:5]:
        begun = f"{row.started_at:%Y-%m-%d %H:%M}" if row.started_at else "waiting"
        state = row.error or ("done" if row.finished_at else f"{row.percent} %")
        print(f"{begun}  {row.path}  {row.done:,} read, {row.added:,} new, {row.changed:,} changed  {state}")


def find(args: argparse.Namespace) -> None:
    database.ready()
    from syndesis.catalogue import queries

    found = queries.suggest(" ".join(args.text), limit=args.limit, country=args.country)
    for item in found:
        place = ", ".join(part for part in (item.city, item.country) if part)
        also = "" if item.matched == item.name else f"  [{item.matched}]"
        gone = "" if item.status == "active" else f"  ({item.status})"
        print(f"{item.ror}  {item.name}{also}  {place}  {item.kind}{gone}")
    if not found:
        raise CommandError("nothing found")


class Bar:
    """A line that shows how far a load is: redrawn on a terminal, a line every tenth otherwise."""

    WIDTH = 40

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()
        self.shown = -1

    def show(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 0
        if percent == self.shown or not (self.live or percent % 10 == 0):
            return
        self.shown = percent
        if self.live:
            full = self.WIDTH * percent // 100
            print(f"\r{'█' * full}{'░' * (self.WIDTH - full)} {percent:3} %", end="", file=sys.stderr, flush=True)
        else:
            print(f"{percent} %", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self.live and self.shown >= 0:
            print(file=sys.stderr)
