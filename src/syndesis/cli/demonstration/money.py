"""Who pays for what the demonstration's organisations do, what came of it that is owned, and what partners may use."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from syndesis.activities.models import Call
from syndesis.activities.objects import CallType, FacilityType, GrantType, IntellectualPropertyType
from syndesis.cli.demonstration.book import Book, rows
from syndesis.cli.demonstration.standing import field
from syndesis.core.history import Actor
from syndesis.objects.services import create

KINDS = {"call": CallType, "grant": GrantType, "property": IntellectualPropertyType, "facility": FacilityType}
ORGANISATIONS = ("funder", "holder", "owner_unit", "organisation")


def load(by: Actor, book: Book, folder: str) -> None:
    for name, kind in KINDS.items():
        for row in rows(folder, "money", name):
            create(kind, by=by, **_read(book, row))


def _read(book: Book, row: Mapping[str, Any]) -> dict[str, Any]:
    """With records for their names, and days for what is told from today on: `opens_in`, `closes_in`."""
    known = dict(row)
    for name in known.keys() & set(ORGANISATIONS):
        known[name] = book.organisations[known[name]]
    for name in ("opens", "closes"):
        if f"{name}_in" in known:
            known[f"{name}_on"] = timezone.localdate() + timedelta(days=known.pop(f"{name}_in"))
    if "organisations" in known:
        known["organisations"] = [book.organisations[name] for name in known["organisations"]]
    if "activity" in known:
        known["activity"] = book.activities[known["activity"]]
    if "call" in known:
        known["call"] = Call.objects.get(title=known["call"])
    if "contact" in known:
        known["contact"] = book.people[known["contact"]]
    if "field" in known:
        known["field"] = field(known["field"])
    for name in known.keys() & {"shares", "licences", "accesses"}:
        known[name] = [_read(book, each) for each in known[name]]
    return known
