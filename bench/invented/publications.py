"""Joint publications: written for one to eight organisations, by two to six authors, each in a field or two."""

from collections.abc import Iterator
from random import Random

from django.db.models import Model

from bench.invented.calendar import LAST
from bench.invented.directory import Book, common
from bench.invented.words import SUBJECTS
from syndesis.activities.choices import PublicationKind
from syndesis.activities.models import Affiliation, Author, Publication, PublicationField
from syndesis.directory.models import Field
from syndesis.lib.text import normal

YEARS = 15
FIELDS = 30
JOURNALS = 400
INDEXES = ("", "Scopus", "Scopus, Web of Science", "Crossref, DOAJ", "Crossref")
NAMES = ("Li Wei", "Anna Orlova", "José Marín", "Mary Dale", "Ivan Stroganov", "Chen Yu")
FOR_SO_MANY = (2, 3, 4, 5, 6)
"""Organisations: 200,000 affiliations of 50,000 publications."""


def publications(book: Book, rng: Random, number: int) -> Iterator[Model]:
    if not number:
        return
    fields = [book.keys.next(Field) for _each in range(FIELDS)]
    for place, key in enumerate(fields, start=1):
        yield Field(pk=key, name=f"Field of science {place}", is_invented=True)
    for running in range(number):
        row = _publication(book, rng, running)
        yield row
        those = {book.home.pk} | {book.any_partner(rng).pk for _each in range(rng.choice(FOR_SO_MANY) - 1)}
        for each in those:
            yield Affiliation(pk=book.keys.next(Affiliation), publication=row, organisation_id=each)
        for position in range(1, rng.randrange(2, 7)):
            yield Author(pk=book.keys.next(Author), publication=row, position=position, name=rng.choice(NAMES))
        if rng.random() < 0.8:
            yield PublicationField(pk=book.keys.next(PublicationField), publication=row, field_id=rng.choice(fields))


def _publication(book: Book, rng: Random, running: int) -> Publication:
    # One in five hundred bears the title of the one before, as those do that were brought in twice.
    title = f"{rng.choice(SUBJECTS)} under load, report {running - (running % 500 == 499)} of a series"
    return Publication(
        pk=book.keys.next(Publication),
        title=title,
        title_key=normal(title),
        doi=f"10.5555/bench.{running}" if rng.random() < 0.9 else "",
        kind=rng.choices(PublicationKind.values, (60, 25, 2, 6, 4, 1, 2))[0],
        year=LAST.year - rng.randrange(YEARS),
        journal=f"Annals of subject {rng.randrange(JOURNALS)}",
        quartile=rng.choice((1, 2, 3, 4, None)),
        indexed_in=rng.choice(INDEXES),
        citations=rng.randrange(60),
        **common(rng),
    )
