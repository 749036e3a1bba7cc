"""How the demonstration's invented agreements live: their rows, their way through approval, what is owed under them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from syndesis.agreements.models import Agreement
from syndesis.agreements.objects import AgreementType
from syndesis.agreements.services import add_signatory, approvals, lifecycle, renewal
from syndesis.agreements.services.obligations import fulfil, record_obligation
from syndesis.agreements.services.risk import assess
from syndesis.cli.demonstration.book import Book, rows
from syndesis.cli.demonstration.dealings import agreement
from syndesis.core.history import Actor
from syndesis.core.models import User
from syndesis.directory.services import register_organisation
from syndesis.lib.partial_dates import academic_year
from syndesis.objects.services import revise

FILE = "life"
DEEDS: Mapping[str, Callable[..., object]] = {
    **{name: getattr(approvals, name) for name in ("submit", "approve", "send_back")},
    **{name: getattr(lifecycle, name) for name in ("suspend", "succeed", "terminate")},
    **{name: getattr(renewal, name) for name in ("open_review", "write_findings", "decide")},
}


def load(by: Actor, book: Book) -> None:
    users = {user.username: user for user in User.objects.all()}
    for row in rows("invented", FILE, "organisation"):
        book.keep(register_organisation(by=by, **row))
    for row in rows("invented", FILE, "risk"):
        assess(by=by, organisation=book.organisations[row.pop("organisation")], **row)
    for row in rows("invented", FILE, "agreement"):
        agreement(by, book, {"officer": users["lana"]} | row)
    for row in rows("invented", FILE, "more"):
        more(by, book, users, row)
    for row in rows("invented", FILE, "obligation"):
        obligation(by, book, users, row)
    for row in rows("invented", FILE, "move"):
        move(by, book, users, row)


def more(by: Actor, book: Book, users: dict[str, User], row: dict[str, Any]) -> None:
    """What else is known of an agreement."""
    row.pop("is_invented")
    found = _found(book, row.pop("agreement"))
    row["officer"] = users[row["officer"]]
    signed, used = row.pop("signed_by", {}), row.pop("used", {})
    if used:
        row["places_used"] = list(_used(found, used))
    revise(AgreementType, found, by=by, **row)
    for party, name in signed.items():
        add_signatory(by=by, agreement=found, organisation=book.organisations[party], person=book.people[name])


def _used(found: Agreement, used: Mapping[str, list[int]]) -> Any:
    """The people of the last years, the present academic year the last, within the term."""
    this = academic_year(timezone.localdate())
    level = "master" if "Tongji" in found.title else "any"
    for direction, numbers in used.items():
        for place, people in enumerate(numbers):
            yield {"year": this + 1 - len(numbers) + place, "direction": direction, "level": level, "people": people}


def obligation(by: Actor, book: Book, users: dict[str, User], row: dict[str, Any]) -> None:
    row["agreement"] = _found(book, row["agreement"])
    owed_by = row.pop("owed_by")
    row["owed_by"] = book.home if owed_by == "home" else book.organisations[owed_by]
    row["due_on"] = _day(row.pop("due_in"))
    row["owner"] = users.get(row.get("owner", ""))
    result = row.pop("result", "")
    made = record_obligation(by=by, **row)
    if result:
        fulfil(made, by=by, result=result)


def move(by: Actor, book: Book, users: dict[str, User], row: dict[str, Any]) -> None:
    row.pop("is_invented")
    if "last_in" in row:
        row["last_day"] = _day(row.pop("last_in"))
    deed, who = DEEDS[row.pop("deed")], row.pop("by", None)
    deed(_found(book, row.pop("agreement")), by=Actor(users[who]) if who else by, **row)


def _found(book: Book, title: str) -> Agreement:
    """As it stands now."""
    return Agreement.objects.get(pk=book.agreements[title].pk)


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
