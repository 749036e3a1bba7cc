"""The demonstration: a record to look around in, filled through the services as people would fill it.

`facts` holds what the home institution and the registry of organisations have published, as data; `invented` what was
made up so that every page has something to show, and is marked as such in its records; `documents` three texts of our
own, two of which were reviewed.
"""

from django.db import transaction
from django.utils import timezone

from syndesis.core.history import Actor, recording


def load() -> None:
    """Fill an empty database; one that knows its home institution already stays as it is. All is loaded or nothing."""
    from syndesis.agreements.services.reminders import remind
    from syndesis.cli.demonstration import (
        abroad,
        dealings,
        lives,
        money,
        occasions,
        offers,
        organisations,
        papers,
        people,
        proposals,
        publications,
        relations,
        review,
        risk,
        standing,
        stays,
        users,
        work,
    )
    from syndesis.cli.demonstration.book import Book
    from syndesis.directory.queries import home

    if home() is not None:
        return
    by, book = Actor.system(), Book()
    with transaction.atomic():
        with recording(by, "Facts of the demonstration"):
            organisations.load_facts(by, book)
            people.load(by, book, "facts")
            standing.load(by, book, "facts")
            abroad.load(by, book, "facts")
            relations.load(by, book, "facts")
            dealings.load(by, book, "facts")
            money.load(by, book, "facts")
            occasions.load(by, book, "facts")
            proposals.load(by, book, "facts")
        with recording(by, "What the demonstration invents"):
            organisations.load_invented(by, book)
            people.load(by, book, "invented")
            standing.load(by, book, "invented")
            abroad.load(by, book, "invented")
            relations.load(by, book, "invented")
            dealings.load(by, book, "invented")
            money.load(by, book, "invented")
            occasions.load(by, book, "invented")
            offers.load(by, book, "invented")
            proposals.load(by, book, "invented")
            publications.load(by, book, "invented")
            stays.load(by, book, "invented")
        coordinator = users.create(by, book)
        with recording(by, "What the demonstration invents"):
            lives.load(by, book)
            work.load(by, book)
            risk.load(by, book)
            papers.load(by, book)
        remind(timezone.localdate(), by=by)
        review.hand_in_and_review(Actor(coordinator))
