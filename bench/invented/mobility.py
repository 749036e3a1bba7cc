"""Who moved: single stays of the last years, yearly counts of those before, and offers of internships."""

from collections.abc import Iterator
from random import Random

from django.db.models import Model

from bench.invented.calendar import LAST
from bench.invented.directory import Book, common
from bench.invented.words import SUBJECTS
from syndesis.activities.choices import Level, MobilityKind, Money
from syndesis.activities.models import InternshipOffer, Mobility, MobilityCount

KINDS = {"student": 55, "degree": 8, "teaching": 9, "training": 5, "professor": 2, "internship": 10, "research": 7,
         "school": 4}  # fmt: skip
YEARS = 10
"""Of single stays; of years before there are counts alone, and of the last ones a few beside the stays."""


def stays(book: Book, rng: Random, number: int) -> Iterator[Model]:
    for _each in range(number):
        partner = book.any_partner(rng)
        year, month = LAST.year - rng.randrange(YEARS), rng.choice((2, 7, 9, 9, 9, 10))
        agreements = book.agreements[partner.pk]
        yield Mobility(
            pk=book.keys.next(Mobility),
            starts_on=f"{year}-{month:02}-{rng.randrange(1, 29):02}",
            ends_on=f"{year + 1}-01-31" if month > 6 else f"{year}-06-30",
            agreement_id=rng.choice(agreements) if agreements and rng.random() < 0.5 else None,
            **_moving(book, rng, partner),
        )


def counts(book: Book, rng: Random, number: int) -> Iterator[Model]:
    for running in range(number):
        partner = book.any_partner(rng)
        back = rng.randrange(2) if running % 20 == 0 else YEARS + rng.randrange(YEARS)
        yield MobilityCount(
            pk=book.keys.next(MobilityCount),
            year=LAST.year - back,
            people=rng.randrange(1, 40),
            **_moving(book, rng, partner),
        )


def offers(book: Book, rng: Random, number: int) -> Iterator[Model]:
    for _each in range(number):
        partner = book.any_partner(rng)
        yield InternshipOffer(
            pk=book.keys.next(InternshipOffer),
            title=f"Internship: {rng.choice(SUBJECTS)}",
            organisation_id=partner.pk,
            places=rng.randrange(1, 9),
            starts_on=str(LAST.year - rng.randrange(YEARS)),
            **common(rng),
        )


def _moving(book: Book, rng: Random, partner: Model) -> dict[str, object]:
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    staff = kind in (MobilityKind.TEACHING, MobilityKind.TRAINING, MobilityKind.PROFESSOR)
    level = "" if staff else rng.choice((Level.BACHELOR, Level.BACHELOR, Level.MASTER, Level.DOCTORAL))
    return {
        "direction": "out" if rng.random() < 0.45 else "in",
        "kind": kind,
        "organisation_id": partner.pk,
        "owner_unit_id": rng.choice(book.own_units).pk,
        "level": level,
        "money": rng.choice(Money.values),
        **common(rng),
    }
