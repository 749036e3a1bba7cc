"""Fills an empty database with an invented record at the size of a large university's.

    python -m bench.generate --partners 5000 [--agreements 20000 --engagements 50000 …] [--seed 1]

Of what is not said there are as many as `Size` has for so many partners. The database is that of the settings
(`SYNDESIS_DATA`, `SYNDESIS_DATABASE_URL`). All is one deed in the history, and search follows it.
"""
# ruff: noqa: T201

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from random import Random

from django.db.models import Model

REASON = "Invented to measure by"
AT_ONCE = 5000
"""Rows that are held before they are written."""


@dataclass(frozen=True)
class Size:
    """How many of what; sub-rows such as participants come with them."""

    partners: int = 5_000
    agreements: int = 20_000
    engagements: int = 50_000
    people: int = 15_000
    promises: int = 100_000
    documents: int = 3_000
    figures: int = 1_000
    stays: int = 500_000
    mobility_counts: int = 10_000
    internship_offers: int = 500
    publications: int = 50_000
    activities: int = 20_000

    @classmethod
    def of(cls, partners: int) -> "Size":
        """A record in the usual proportions."""
        return cls(*(round(each.default * partners / cls.partners) for each in fields(cls)))


def rows(size: Size, seed: int) -> Iterator[Model]:
    """All rows, unsaved, each after those that it refers to; the same for the same seed and an equally empty
    database."""
    from bench.invented import dealings, directory, documents, mobility, publications, undertakings
    from bench.invented.keys import Keys
    from syndesis.directory.models import Organisation

    def luck(part: str) -> Random:
        """Of its own for each part, so that one more draw in one does not change all others."""
        return Random(f"{seed} {part}")  # noqa: S311  (nothing secret)

    keys = Keys()
    key = keys.next(Organisation)
    ours = Organisation(
        pk=key, name="Northern Polytechnic", path=f"/{key}/", is_home=True, city="Harbour City", is_invented=True
    )
    book = directory.Book(keys, ours)
    yield from directory.home(book, luck("home"))
    yield from directory.partners(book, luck("partners"), size.partners)
    yield from directory.people(book, luck("people"), size.people)
    yield from dealings.agreements(book, luck("agreements"), size.agreements)
    yield from dealings.engagements(book, luck("engagements"), size.engagements)
    yield from dealings.promises(book, luck("promises"), size.promises)
    yield from documents.documents(book, luck("documents"), size.documents)
    yield from documents.figures(book, luck("figures"), size.figures)
    yield from mobility.stays(book, luck("stays"), size.stays)
    yield from mobility.counts(book, luck("mobility counts"), size.mobility_counts)
    yield from mobility.offers(book, luck("internship offers"), size.internship_offers)
    yield from publications.publications(book, luck("publications"), size.publications)
    yield from undertakings.activities(book, luck("activities"), size.activities)


def fill(size: Size, seed: int = 1) -> Counter[type[Model]]:
    """Writes them, and says how many of each model."""
    from bench.invented.keys import tell_sequences
    from syndesis.core.history import Actor, recording

    written: Counter[type[Model]] = Counter()
    held: defaultdict[type[Model], list[Model]] = defaultdict(list)
    with recording(Actor.system(), REASON):
        for row in rows(size, seed):
            held[type(row)].append(row)
            written[type(row)] += 1
            if written.total() % AT_ONCE == 0:
                _write(held)
        _write(held)
        tell_sequences(written)
    return written


def _write(held: defaultdict[type[Model], list[Model]]) -> None:
    for model, some in held.items():
        model._default_manager.bulk_create(some)
    held.clear()


def main() -> None:
    from syndesis.cli import database

    parser = argparse.ArgumentParser(
        prog="python -m bench.generate", description="Fill an empty database to measure by."
    )
    for each in fields(Size):
        parser.add_argument(f"--{each.name}", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = vars(parser.parse_args())
    seed = given.pop("seed")
    usual = Size.of(given["partners"] or Size.partners)
    size = Size(**{name: getattr(usual, name) if number is None else number for name, number in given.items()})
    database.ready()
    from syndesis.directory.models import Organisation

    if Organisation.objects.exists():
        sys.exit("This database holds records already: point SYNDESIS_DATA at an empty folder.")
    started = time.perf_counter()
    written = fill(size, seed)
    for model, number in written.items():
        print(f"{number:9,} {model._meta.verbose_name_plural}")
    print(f"{written.total():9,} rows in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
