"""What we do together with partners: programmes, schools, projects, centres, each with its parties and units."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from django.db.models import Model

from bench.invented.calendar import LAST, day, known
from bench.invented.directory import Book, common
from bench.invented.words import SUBJECTS
from syndesis.activities.choices import ActivityKind, ActivityRole, ActivityStatus, Level, Pipeline, ProjectType
from syndesis.activities.groups import GROUP_OF, ActivityGroup
from syndesis.activities.models import Activity, ActivityParty, ActivityUnit, Cohort, ProgrammeDetails, ProjectDetails

STATUSES = {"running": 45, "completed": 40, "planned": 8, "dropped": 5, "paused": 2}
WIDTHS = {1: 62, 2: 20, 3: 8, 5: 6, 8: 3, 16: 1}
"""Of a hundred activities, how many have so many partners."""


def activities(book: Book, rng: Random, number: int) -> Iterator[Model]:
    for _each in range(number):
        kind, begun = rng.choice(ActivityKind.values), day(rng)
        status = rng.choices(list(STATUSES), list(STATUSES.values()))[0]
        ended = known(rng, begun + timedelta(days=rng.randrange(20, 1500))) if rng.random() < 0.6 else None
        row = Activity(
            pk=book.keys.next(Activity),
            title=f"{rng.choice(SUBJECTS).capitalize()} together",
            kind=kind,
            status=status,
            status_on=known(rng, LAST) if status == ActivityStatus.COMPLETED else None,
            starts_on=known(rng, begun),
            ends_on=ended,
            owner_unit=rng.choice(book.own_units),
            **common(rng),
        )
        yield row
        yield from _parties(book, rng, row)
        yield from _details(book, rng, row)
        for unit in rng.sample(book.own_units, rng.randrange(3)):
            yield ActivityUnit(pk=book.keys.next(ActivityUnit), activity=row, unit=unit)


def _parties(book: Book, rng: Random, row: Activity) -> Iterator[Model]:
    wanted = rng.choices(list(WIDTHS), list(WIDTHS.values()))[0]
    found = {partner.pk: partner for _each in range(wanted) for partner in (book.any_partner(rng),)}
    for party in (book.home, *found.values()):
        role = ActivityRole.LEAD if party is book.home else rng.choice(ActivityRole.values)
        yield ActivityParty(pk=book.keys.next(ActivityParty), activity=row, organisation=party, role=role)


def _details(book: Book, rng: Random, row: Activity) -> Iterator[Model]:
    group = GROUP_OF[row.kind]
    if group == ActivityGroup.PROGRAMMES:
        yield ProgrammeDetails(
            pk=book.keys.next(ProgrammeDetails),
            activity=row,
            level=rng.choice(Level.values),
            pipeline=rng.choice(Pipeline.values),
        )
        for year in range(LAST.year - rng.randrange(4), LAST.year):
            yield Cohort(pk=book.keys.next(Cohort), activity=row, year=year, began=rng.randrange(4, 30))
    elif group == ActivityGroup.PROJECTS:
        yield ProjectDetails(
            pk=book.keys.next(ProjectDetails),
            activity=row,
            type=rng.choice(ProjectType.values),
            value=rng.randrange(10, 900) * 1000,
            currency=rng.choice(("EUR", "RUB", "CNY")),
        )
