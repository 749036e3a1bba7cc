"""What the demonstration's people wrote with others."""

from typing import Any

from syndesis.activities.services.publications import register_publications
from syndesis.cli.demonstration.book import Book, rows
from syndesis.cli.demonstration.standing import field
from syndesis.core.history import Actor


def load(by: Actor, book: Book, folder: str) -> None:
    register_publications([_read(book, row) for row in rows(folder, "publication")], by=by)


def _read(book: Book, row: dict[str, Any]) -> dict[str, Any]:
    known = dict(row)
    known["organisations"] = [book.organisations[name] for name in row["organisations"]]
    known["fields"] = [field(name) for name in row["fields"]]
    known["authors"] = [
        {**author, "person": book.people[author["person"]] if "person" in author else None} for author in row["authors"]
    ]
    if "activity" in row:
        known["activity"] = book.activities[row["activity"]]
    return known
