"""The organisations of the demonstration, and which of them are partners."""

from typing import Any

from syndesis.cli.demonstration.book import HOME, Book, names, registry, rows
from syndesis.core.history import Actor
from syndesis.directory.choices import IdentifierScheme, NameKind, OrganisationKind, Tier
from syndesis.directory.models import Organisation
from syndesis.directory.services import (
    add_name,
    register_many,
    register_organisation,
    set_tier,
    start_partnership,
    start_partnerships,
)

HOME_NAMES = [
    ("SPbPU", "en", NameKind.ACRONYM),
    ("СПбПУ", "ru", NameKind.ACRONYM),
    ("St. Petersburg Polytechnic University", "en", NameKind.ALIAS),
    ("Saint-Petersburg Polytechnic University", "en", NameKind.ALIAS),
    ("Polytechnic University", "en", NameKind.ALIAS),
    ("Политехнический университет", "ru", NameKind.ALIAS),
]
OTHER_NAMES = {
    "Universidad Politécnica de Madrid": ("Madrid Polytechnic University", "en"),
    "Universitat Politècnica de València": ("Politecnica de Valencia", "es"),
}
"""Names that the published texts use and the registry does not hold."""
NO_PARTNER_YET = {"City St George's, University of London"}
"""Successors of partners, with which no relation of their own was begun."""
BASIS = "Invented for the demonstration"


def load_facts(by: Actor, book: Book) -> None:
    """The registry's organisations, the units below them and those that no registry lists, and the known relations."""
    for organisation in register_many(map(_of_registry, registry()), by=by):
        book.keep(organisation)
    for name, (text, language) in OTHER_NAMES.items():
        add_name(by=by, organisation=book.organisations[name], text=text, language=language)
    for row in rows("facts", "organisation"):
        book.keep(_register(by, book, row))
    for row in rows("facts", "partner"):
        _relate(by, book, row)


def load_invented(by: Actor, book: Book) -> None:
    """The relations that are made up: the partners that invented ones name, and each university abroad."""
    for row in rows("invented", "partner"):
        _relate(by, book, row)
    abroad = [row for row in book.organisations.values() if _is_university_abroad(row, book.home)]
    start_partnerships(abroad, by=by, tier=Tier.PARTNER, basis=BASIS, is_invented=True)


def _of_registry(row: dict[str, str]) -> dict[str, Any]:
    own = (row["name"], row["language"], NameKind.OFFICIAL)
    fields: dict[str, Any] = {key: row[key] for key in ("name", "kind", "country", "city", "website")}
    if row["name"] == HOME:
        fields |= {"is_home": True, "city": "St. Petersburg", "website": "https://english.spbstu.ru"}
    if row["latitude"]:
        fields |= {"latitude": float(row["latitude"]), "longitude": float(row["longitude"])}
    return fields | {
        "names": [own, *names(row["names"].split(";")), *(HOME_NAMES if row["name"] == HOME else ())],
        "identifiers": [(IdentifierScheme.ROR, row["ror"])],
    }


def _register(by: Actor, book: Book, row: dict[str, Any]) -> Organisation:
    parent = book.organisations[row.pop("parent")] if "parent" in row else None
    return register_organisation(by=by, parent=parent, names=names(row.pop("names", [])), **row)


def _relate(by: Actor, book: Book, row: dict[str, Any]) -> None:
    known: dict[str, Any] = {"by": by, "organisation": book.organisations[row["organisation"]]}
    known["is_invented"] = row.get("is_invented", False)
    if "since" in row or "tier" not in row:
        start_partnership(started_on=row.get("since"), **known)
    if "tier" in row:
        basis = row.get("basis", BASIS if known["is_invented"] else "")
        set_tier(tier=row["tier"], starts_on=row.get("from"), basis=basis, **known)


def _is_university_abroad(organisation: Organisation, home: Organisation) -> bool:
    return (
        organisation.kind == OrganisationKind.UNIVERSITY
        and organisation.country != home.country
        and organisation.name not in NO_PARTNER_YET
    )
