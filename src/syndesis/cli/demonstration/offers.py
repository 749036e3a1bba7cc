"""What the demonstration's institution can give a partner, and whom it brought together."""

from typing import Any

from syndesis.cli.demonstration.book import Book, rows
from syndesis.cli.demonstration.standing import field
from syndesis.core.history import Actor
from syndesis.engagement.objects import IntroductionType, OfferType
from syndesis.objects.services import create


def load(by: Actor, book: Book, folder: str) -> None:
    for row in rows(folder, "offer"):
        offer(by, book, row)
    for row in rows(folder, "introduction"):
        introduction(by, book, row)


def offer(by: Actor, book: Book, row: dict[str, Any]) -> None:
    fields = [field(name) for name in row.pop("fields", ())]
    if "contact" in row:
        row["contact"] = book.people[row["contact"]]
    create(OfferType, by=by, fields=fields, **row | {"owner_unit": book.organisations[row["owner_unit"]]})


def introduction(by: Actor, book: Book, row: dict[str, Any]) -> None:
    for side in ("first", "second", "made_by", "owner_unit"):
        if side in row:
            row[side] = book.organisations[row[side]]
    if "at" in row:
        row["engagement"] = book.engagements[row.pop("at")]
    create(IntroductionType, by=by, **row)
