"""The people of the demonstration, with the positions that they held on the days for which a text attests them."""

from syndesis.cli.demonstration.book import Book, rows
from syndesis.core.history import Actor
from syndesis.directory.services import attest_position, hold_position, name_person, register_person


def load(by: Actor, book: Book, folder: str) -> None:
    for row in rows(folder, "person"):
        positions, names, contacts = (row.pop(part, []) for part in ("positions", "names", "contacts"))
        person = register_person(by=by, contacts=contacts, **row)
        book.people[str(person)] = person
        for name in names:
            name_person(by=by, person=person, **name)
        for position in positions:
            title, employer = position["title"], book.organisations[position["at"]]
            if "since" in position:
                book.positions[str(person), title] = hold_position(
                    by=by,
                    person=person,
                    title=title,
                    organisation=employer,
                    starts_on=position["since"],
                    ends_on=position.get("until", ""),
                )
            for day in position.get("on", ()):
                kind = {"kind": position["kind"]} if "kind" in position else {}
                book.positions[str(person), title] = attest_position(
                    by=by, person=person, title=title, organisation=employer, on=day, **kind
                )
