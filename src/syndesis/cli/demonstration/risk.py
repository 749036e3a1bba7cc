"""The demonstration's risk desk: assessments in different states, an invented list, and what was found with it."""

from datetime import timedelta
from importlib.resources import as_file, files
from typing import Any

from django.utils import timezone

from syndesis.agreements.models import ScreeningHit
from syndesis.agreements.screening.deciding import decide
from syndesis.agreements.screening.loading import load_list
from syndesis.agreements.screening.running import screen_record
from syndesis.agreements.services.risk import assess, ends_on
from syndesis.cli.demo import NAME
from syndesis.cli.demonstration.book import Book, rows
from syndesis.core.history import Actor
from syndesis.core.models import User

LIST = "Invented list of the demonstration"


def load(by: Actor, book: Book) -> None:
    """The administrator decides on candidates."""
    officer = Actor(User.objects.get(username=NAME))
    for row in rows("invented", "risk", "assessment"):
        assessment(by, book, row)
    with as_file(files(__package__).joinpath("invented", "screening_list.csv")) as path:
        load_list(path, by=by, name=LIST, source="made up", edition="1", is_invented=True)
    screen_record(by=by)
    for row in rows("invented", "risk", "decision"):
        row.pop("is_invented")
        for hit in ScreeningHit.objects.filter(list_name=LIST, entry__name=row.pop("their_name")):
            decide(hit, by=officer, **row)


def assessment(by: Actor, book: Book, row: dict[str, Any]) -> None:
    assessed_on = timezone.localdate() - timedelta(days=row.pop("assessed"))
    organisation = book.organisations[row.pop("organisation")]
    assess(by=by, organisation=organisation, assessed_on=assessed_on, valid_until=ends_on(assessed_on, 60), **row)
