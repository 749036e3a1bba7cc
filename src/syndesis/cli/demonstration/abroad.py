"""The networks of the demonstration and the offices of its home institution abroad."""

from typing import Any

from syndesis.cli.demonstration.book import Book, rows
from syndesis.core.history import Actor
from syndesis.directory.choices import OrganisationKind
from syndesis.directory.models import Region
from syndesis.directory.services import define_region, register_organisation
from syndesis.directory.services.networks import join_networks, register_network
from syndesis.directory.services.offices import register_office

REGIONS = {"Ibero-America": "AD AR BO BR CL CO CR CU DO EC ES GT HN MX NI PA PE PT PY SV UY VE".split()}
"""The countries of regions that offices serve: those of the Ibero-American conference."""


def load(by: Actor, book: Book, folder: str) -> None:
    for row in rows(folder, "network"):
        network(by, book, row)
    for row in rows(folder, "office"):
        office(by, book, row)


def network(by: Actor, book: Book, row: dict[str, Any]) -> None:
    """A network of an organisation on record, or of one of its own name."""
    members = row.pop("members")
    if "name" in row:
        facts = {key: row.pop(key) for key in ("name", "country", "city") if key in row}
        made = register_organisation(
            by=by, kind=OrganisationKind.ASSOCIATION, is_invented=row.get("is_invented", False), **facts
        )
        row["organisation"] = book.keep(made).name
    kept = register_network(by=by, **row | {"organisation": book.organisations[row["organisation"]]})
    join_networks([each | {"network": kept, "member": book.organisations[each["member"]]} for each in members], by=by)


def office(by: Actor, book: Book, row: dict[str, Any]) -> None:
    known: dict[str, Any] = {"organisation": book.organisations[row.pop("organisation")]}
    if "host" in row:
        known["host"] = book.organisations[row.pop("host")]
    if region := row.pop("region", ""):
        known["region"] = _region(by, region)
    register_office(by=by, **row | known)


def _region(by: Actor, name: str) -> Region:
    """The region of that name, made of its countries where there is none yet."""
    known = Region.objects.filter(name=name).first()
    return known or define_region(by=by, name=name, countries=REGIONS[name])
