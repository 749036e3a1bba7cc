"""What the demonstration's organisations are held to be, and what they are to each other."""

from collections.abc import Iterable, Mapping
from typing import Any

from syndesis.cli.demonstration.book import Book, rows
from syndesis.core.history import Actor
from syndesis.directory.models import Field, Organisation
from syndesis.directory.objects.organisations import OrganisationType
from syndesis.directory.services import (
    close_organisation,
    define_field,
    load_classifications,
    register_organisation,
)
from syndesis.objects.services import revise

TABLES = ("statuses", "rankings", "fields", "relations", "places")


def load(by: Actor, book: Book, folder: str) -> None:
    load_classifications(by=by)
    for row in rows(folder, "standing", "own_field"):
        define_field(by=by, name=row["name"], parent=field(row["within"]))
    for row in rows(folder, "standing", "company"):
        book.keep(register_organisation(by=by, **row))
    for row in rows(folder, "standing"):
        standing(by, book, row)
    for row in rows(folder, "standing", "closed"):
        successor = book.organisations[row["successor"]]
        closed = book.organisations[row["organisation"]]
        close_organisation(closed, by=by, successors=[successor], remark=row["remark"])


def standing(by: Actor, book: Book, row: Mapping[str, Any]) -> None:
    """The rows of one organisation, beside those that it has."""
    organisation = book.organisations[row["organisation"]]
    wanted: dict[str, Any] = {
        name: [*_held(organisation, name), *_read(book, row[name])] for name in TABLES if name in row
    }
    revise(OrganisationType, organisation, by=by, **wanted)


def field(named: str) -> Field:
    """A field by its classification and code, or one of our own by its name."""
    scheme, _space, code = named.partition(" ")
    found = Field.objects.filter(scheme=scheme, code=code).first()
    return found or Field.objects.get(scheme="own", name=named)


def _held(organisation: Organisation, name: str) -> list[dict[str, Any]]:
    return [{"id": key} for key in getattr(organisation, name).values_list("pk", flat=True)]


def _read(book: Book, written: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    for row in written:
        known = dict(row)
        if "field" in known:
            known["field"] = field(known["field"])
        if "other" in known:
            known["other"] = book.organisations[known["other"]]
        yield known
