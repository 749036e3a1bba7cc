"""What the demonstration keeps of an activity by its kind: details, people, participants, tracks, teams, results."""

from typing import Any

from syndesis.activities.models import Activity, Track
from syndesis.activities.objects import ActivityType
from syndesis.cli.demonstration.book import Book
from syndesis.core.history import Actor
from syndesis.directory.models import Network, Organisation, Person
from syndesis.objects.services import revise
from syndesis.objects.tables import tables_of

PARTIES = "parties"
"""They are told with their roles when the activity is registered."""


def taken_out(row: dict[str, Any]) -> dict[str, Any]:
    """What a row of the data says of the tables that belong to an activity, taken out of it."""
    return {name: row.pop(name) for name in tables_of(ActivityType) if name in row and name != PARTIES}


def add(by: Actor, book: Book, activity: Activity, tables: dict[str, Any]) -> None:
    """Write them, those first to which others refer."""
    for name, told in tables.items():
        rows = told if isinstance(told, list) else [told]
        data: dict[str, Any] = {name: [_row(book, activity, name, row) for row in rows]}
        revise(ActivityType, activity, by=by, **data)


def _row(book: Book, activity: Activity, name: str, row: dict[str, Any]) -> dict[str, Any]:
    columns = {column.name: column for column in tables_of(ActivityType)[name].fields}
    return {key: _value(book, activity, columns[key], value) for key, value in row.items()}


def _value(book: Book, activity: Activity, column: Any, value: Any) -> Any:
    if not column.is_relation:
        return column.to_python(value)
    if column.related_model is Track:
        return activity.tracks.get(title=value)
    known: dict[Any, dict[str, Any]] = {
        Organisation: book.organisations,
        Person: book.people,
        Activity: book.activities,
    }
    return known[column.related_model][value]


def network(book: Book, name: str) -> Network:
    return Network.objects.get(organisation=book.organisations[name])
