"""The people of the demonstration, with the positions that they held on the days for which a text attests them."""

from syndesis.cli.demonstration.book import Book, rows
from syndesis.core.history import Actor
from syndesis.directory.services import attest_position, register_person


def load(by: Actor, book: Book, folder: str) -> None:
    for row in rows(folder, "person"):
        positions = row.pop("positions", [])
        person = register_person(by=by, **row)
        book.people[str(person)] = person
        for position in positions:
            title, employer = position["title"], book.organisations[position["at"]]
            for day in position["on"]:
                kind = {"kind": position["kind"]} if "kind" in position else {}
                book.positions[str(person), title] = attest_position(
                    by=by, person=person, title=title, organisation=employer, on=day, **kind
                )
