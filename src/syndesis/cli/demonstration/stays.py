"""Who moved, in the demonstration: all of it is invented, and nobody is named but a visiting professor."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from syndesis.activities.models import InternshipOffer
from syndesis.activities.services.internships import offer_internship
from syndesis.activities.services.mobility import count_mobilities, record_stays
from syndesis.cli.demonstration.book import Book, rows
from syndesis.core.history import Actor
from syndesis.lib.partial_dates import academic_year
from syndesis.lib.terms import add_months

FILE = "stay"


def load(by: Actor, book: Book, folder: str) -> None:
    this = academic_year(timezone.localdate())
    offers = {row["title"]: offer(by, book, row, this) for row in rows(folder, FILE, "offer")}
    stays = [each for row in rows(folder, FILE) for each in group(book, offers, row, this)]
    counts = [each for row in rows(folder, FILE, "count") for each in counted(book, row, this)]
    if stays:
        record_stays(stays, by=by)
    if counts:
        count_mobilities(counts, by=by)


def offer(by: Actor, book: Book, row: dict[str, Any], this: int) -> InternshipOffer:
    """Of an academic year that lies `back`; `apply_in` days from today."""
    year = this - row.pop("back")
    starts, ends = _month(year, row.pop("starts")), _month(year, row.pop("ends"))
    if "apply_in" in row:
        row["apply_by"] = timezone.localdate() + timedelta(days=row.pop("apply_in"))
    for name in ("organisation", "owner_unit"):
        row[name] = book.organisations[row[name]]
    return offer_internship(by=by, starts_on=f"{starts:%Y-%m}", ends_on=f"{ends:%Y-%m}", **row)


def group(book: Book, offers: dict[str, InternshipOffer], row: dict[str, Any], this: int) -> list[dict[str, Any]]:
    """As many stays as `numbers` say, of the last academic years, the present one the last."""
    numbers, month, months = row.pop("numbers"), row.pop("starts"), row.pop("months")
    outcomes = row.pop("employment", [])
    shared = _moving(book, row)
    if "offer" in row:
        shared["offer"] = offers[row["offer"]]
    if "host" in row:
        shared["host_unit"] = book.organisations[row["host"]]
    if "activity" in row:
        shared["activity"] = book.activities[row["activity"]]
    if "person" in row:
        shared["person"] = book.people[row["person"]]
    found = []
    for year, number in enumerate(numbers, start=this - len(numbers) + 1):
        starts = _month(year, month)
        span = {"starts_on": f"{starts:%Y-%m}", "ends_on": f"{add_months(starts, months - 1):%Y-%m}"}
        for place in range(number):
            outcome = {"employment": outcomes[place]} if place < len(outcomes) else {}
            found.append(shared | span | outcome)
    return found


def counted(book: Book, row: dict[str, Any], this: int) -> list[dict[str, Any]]:
    """A count for each of `numbers`, the last of the academic year that lies `back`."""
    numbers, last = row.pop("numbers"), this - row.pop("back")
    shared = _moving(book, row)
    return [
        shared | {"year": last - len(numbers) + 1 + place, "people": people} for place, people in enumerate(numbers)
    ]


def _moving(book: Book, row: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {
        name: row[name] for name in ("direction", "kind", "level", "money", "is_invented") if name in row
    }
    said |= {"organisation": book.organisations[row["partner"]], "owner_unit": book.organisations[row["unit"]]}
    return said | ({"agreement": book.agreements[row["agreement"]]} if "agreement" in row else {})


def _month(year: int, month: str) -> date:
    """A month of the academic year."""
    return date(year if int(month) >= 9 else year + 1, int(month), 1)
