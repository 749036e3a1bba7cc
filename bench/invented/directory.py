"""Organisations with their names and units, partnerships, and the people who work there."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from django.db.models import Model

from bench.invented import names
from bench.invented.calendar import FIRST, LAST, day, known
from bench.invented.keys import Keys
from bench.invented.words import LATIN, TITLES, UNITS
from syndesis.directory.models import (
    Organisation,
    OrganisationName,
    Partnership,
    PartnershipTier,
    Person,
    Position,
)
from syndesis.lib.partial_dates import PartialDate

ARCHIVED_AT = datetime(2026, 1, 15, tzinfo=UTC)
TIERS = {"partner": 60, "prospect": 20, "preferred": 10, "former": 6, "strategic": 4}


@dataclass
class Book:
    """What was invented so far, as far as later rows refer to it."""

    keys: Keys
    home: Organisation
    partners: list[Organisation] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    own_units: list[Organisation] = field(default_factory=list)
    staff: defaultdict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    """By organisation: the keys of its people with those of their positions."""
    agreements: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    meetings: defaultdict[int, list[tuple[int, PartialDate | None]]] = field(default_factory=lambda: defaultdict(list))
    promises: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By partner: what a document may speak of."""
    _shares: list[float] = field(default_factory=list)

    def any_partner(self, rng: Random) -> Organisation:
        """A partner; the busiest of 5,000 has some 130 of 50,000 meetings, the median one 7."""
        if len(self._shares) != len(self.partners):
            self._shares = list(accumulate((number + 60) ** -0.75 for number in range(len(self.partners))))
        return rng.choices(self.partners, cum_weights=self._shares)[0]


def common(rng: Random) -> dict[str, object]:
    """What every record has: some are restricted, some archived, all are marked as invented."""
    return {
        "visibility": "restricted" if rng.random() < 0.03 else "internal",
        "archived_at": ARCHIVED_AT if rng.random() < 0.01 else None,
        "is_invented": True,
    }


def home(book: Book, rng: Random) -> Iterator[Model]:
    """Our own institution with its units."""
    yield from _named(book, book.home, [("Northern Polytechnic", "en", "official"), ("NP", "en", "acronym")])
    for number in range(40):
        kind, name = UNITS[number % len(UNITS)]
        unit = _organisation(book, f"{name} {number // len(UNITS) + 1}", parent=book.home, kind=kind)
        book.own_units.append(unit)
        yield from _named(book, unit, [(unit.name, "en", "official")])


def partners(book: Book, rng: Random, number: int) -> Iterator[Model]:
    for found in names.institutions(rng, number):
        row = _organisation(
            book,
            found.name,
            kind=found.kind,
            country=found.country,
            city=found.city,
            website=f"https://partner{len(book.partners)}.example/",
            founded_on=PartialDate(rng.randrange(1700, 1990)),
            visibility="restricted" if rng.random() < 0.03 else "internal",
        )
        book.partners.append(row)
        book.scripts.append(found.script)
        known_as = [(found.name, found.language, "official")]
        if found.english != found.name:
            known_as.append((found.english, "en", "alias"))
        if found.acronym:
            known_as.append((found.acronym, found.language, "acronym"))
        yield from _named(book, row, known_as)
        yield from _partnership(book, rng, row)
        if found.kind == "university" and rng.random() < 0.4:
            kind, name = rng.choice(UNITS)
            unit = _organisation(book, f"{found.english}, {name}", parent=row, kind=kind, country=found.country)
            yield from _named(book, unit, [(unit.name, "en", "official")])


def _organisation(book: Book, name: str, parent: Organisation | None = None, **fields: object) -> Organisation:
    key = book.keys.next(Organisation)
    path = f"{parent.path if parent else '/'}{key}/"
    return Organisation(pk=key, name=name, parent=parent, path=path, is_invented=True, **fields)


def _named(book: Book, row: Organisation, known_as: list[tuple[str, str, str]]) -> Iterator[Model]:
    yield row
    for text, language, kind in dict.fromkeys(known_as):
        yield OrganisationName(
            pk=book.keys.next(OrganisationName), organisation=row, text=text, language=language, kind=kind
        )


def _partnership(book: Book, rng: Random, row: Organisation) -> Iterator[Model]:
    began = day(rng)
    partnership = Partnership(
        pk=book.keys.next(Partnership), organisation=row, started_on=known(rng, began), is_invented=True
    )
    yield partnership
    if rng.random() < 0.8:
        tier = rng.choices(list(TIERS), list(TIERS.values()))[0]
        yield PartnershipTier(
            pk=book.keys.next(PartnershipTier), partnership=partnership, tier=tier, starts_on=known(rng, began)
        )


def people(book: Book, rng: Random, number: int) -> Iterator[Model]:
    """Four of five work at partners, the others with us; some held two positions."""
    scripts = dict(zip((row.pk for row in book.partners), book.scripts, strict=True))
    for _number in range(number):
        employer = book.any_partner(rng) if rng.random() < 0.8 else rng.choice(book.own_units)
        given, family = names.person(rng, scripts.get(employer.pk, LATIN))
        person = Person(pk=book.keys.next(Person), given_name=given, family_name=family, **common(rng))
        yield person
        for _position in range(1 if rng.random() < 0.75 else 2):
            seen = day(rng, FIRST, LAST - timedelta(days=400))
            position = Position(
                pk=book.keys.next(Position),
                person=person,
                organisation=employer,
                title=rng.choice(TITLES),
                seen_first_on=PartialDate.of(seen),
                seen_last_on=PartialDate.of(seen + timedelta(days=rng.randrange(400))),
            )
            yield position
        book.staff[employer.pk].append((person.pk, position.pk))
