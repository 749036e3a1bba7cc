"""What others ask of the catalogue: what may be meant by these letters, and all that is known of one organisation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from syndesis.catalogue import index
from syndesis.catalogue.choices import Status
from syndesis.catalogue.models import CatalogueLoad, CatalogueOrganisation

ROR = re.compile(r"(?:https?://)?(?:ror\.org/)?(0[a-z0-9]{8})/?", re.IGNORECASE)
SCHEMES = ("isni", "wikidata", "grid", "fundref")
SHOWN = ("pk", "ror", "name", "names", "city", "country", "kind", "status")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organisation of the world that may be meant: what the interface shows of it."""

    ror: str
    name: str
    matched: str
    """The name that fits the query best; equal to `name` or another one."""
    city: str
    country: str
    """Two letters, ISO 3166-1."""
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an organisation: language as ISO 639-1 or "", kind "official", "alias" or "acronym"."""

    text: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the catalogue knows of one organisation."""

    ror: str
    name: str
    kind: str
    status: str
    names: tuple[Name, ...]
    """The shown one first, then official names, aliases and acronyms."""
    identifiers: tuple[tuple[str, str], ...]
    """(scheme, value) for ror, isni, wikidata, grid, fundref; of several values the preferred one first."""
    country: str
    city: str
    latitude: float | None
    longitude: float | None
    website: str
    wikipedia: str
    domains: tuple[str, ...]
    established: int | None
    parents: tuple[str, ...]
    """ROR ids of what it is a part of."""
    children: tuple[str, ...]
    """ROR ids of its parts."""
    predecessors: tuple[str, ...]
    """ROR ids of what it was before."""
    successors: tuple[str, ...]
    """ROR ids of what it became."""
    related: tuple[str, ...]
    """ROR ids of what it has to do with otherwise."""

    @property
    def is_closed(self) -> bool:
        """Whether the register says that it no longer exists; what was withdrawn from it may never have been one."""
        return self.status == Status.INACTIVE


def suggest(text: str, limit: int = 10, country: str | None = None) -> list[Suggestion]:
    """The organisations that a person may mean who has typed this much, likeliest first; `country` narrows to one.

    Any script, wrong letters, acronyms, an unfinished last word; also a ROR id or its address.
    """
    rows = CatalogueOrganisation.objects.all()
    if country:
        rows = rows.filter(country=country.upper())
    if exact := ROR.fullmatch(text.strip()):
        found = [_suggestion(row, 0) for row in rows.filter(ror=exact[1].lower()).values(*SHOWN)]
        if found:
            return found
    ranked = index.names.ranked(text, within=rows, limit=limit)
    shown = {row["pk"]: row for row in rows.filter(pk__in=[item.pk for item in ranked]).values(*SHOWN)}
    return [_suggestion(shown[item.pk], item.line) for item in ranked if item.pk in shown]


def by_ror(ror: str) -> CatalogueOrganisation | None:
    """The organisation with this ROR id, given bare or as an address; None where the catalogue has none."""
    bare = bare_ror(ror)
    return CatalogueOrganisation.objects.filter(ror=bare).first() if bare else None


def all_by_ror(rors: Iterable[str]) -> dict[str, CatalogueOrganisation]:
    """The organisations with these bare ROR ids, as far as the catalogue has them, by their ids."""
    return {row.ror: row for row in CatalogueOrganisation.objects.filter(ror__in=list(rors))}


def bare_ror(text: str) -> str:
    """The last part of a ROR id that was written in any way; blank where it is none."""
    match = ROR.fullmatch(text.strip())
    return match[1].lower() if match else ""


def facts(organisation: CatalogueOrganisation) -> Facts:
    """What a record of ours may take over."""
    others = [
        (scheme, value) for scheme in SCHEMES for value in dict.fromkeys(organisation.identifiers.get(scheme, []))
    ]
    return Facts(
        ror=organisation.ror,
        name=_bare(organisation.name, organisation.country_name),
        kind=organisation.kind,
        status=organisation.status,
        names=tuple(
            Name(_bare(text, organisation.country_name), language, kind) for text, language, kind in organisation.names
        ),
        identifiers=(("ror", organisation.ror), *others),
        country=organisation.country,
        city=organisation.city,
        latitude=organisation.latitude,
        longitude=organisation.longitude,
        website=organisation.website,
        wikipedia=organisation.wikipedia,
        domains=tuple(organisation.domains),
        established=organisation.established,
        parents=tuple(organisation.relationships.get("parent", [])),
        children=tuple(organisation.relationships.get("child", [])),
        predecessors=tuple(organisation.relationships.get("predecessor", [])),
        successors=tuple(organisation.relationships.get("successor", [])),
        related=tuple(organisation.relationships.get("related", [])),
    )


def _bare(name: str, country: str) -> str:
    """A name without the country that the register puts behind those of companies: "Repsol (Spain)"."""
    return name.removesuffix(f" ({country})") if country else name


def version() -> int:
    """A number that changes whenever a load has ended, for what others keep of the catalogue in memory; 0 at first."""
    return CatalogueLoad.objects.filter(finished_at__isnull=False).aggregate(last=Max("id"))["last"] or 0


def raw_records() -> Iterator[dict[str, Any]]:
    """Every organisation in the shape of ROR schema 2, with names, types, place, status, relationships."""
    columns = ("ror", "status", "names", "types", "country", "country_name", "city", "relationships")
    for row in CatalogueOrganisation.objects.order_by("pk").values(*columns).iterator(chunk_size=2000):
        place = {"country_code": row["country"], "country_name": row["country_name"], "name": row["city"]}
        yield {
            "id": f"https://ror.org/{row['ror']}",
            "status": row["status"],
            "types": row["types"],
            "names": [
                {"value": text, "lang": language or None, "types": _types(kind, shown=not number)}
                for number, (text, language, kind) in enumerate(row["names"])
            ],
            "locations": [{"geonames_details": place}] if row["country"] else [],
            "relationships": [
                {"type": kind, "id": f"https://ror.org/{ror}"}
                for kind, rors in row["relationships"].items()
                for ror in rors
            ],
        }


def _types(kind: str, *, shown: bool) -> list[str]:
    return [*(["ror_display"] if shown else []), "label" if kind == "official" else kind]


def _suggestion(row: dict[str, Any], line: int) -> Suggestion:
    matched = row["names"][line][0] if line < len(row["names"]) else row["name"]
    return Suggestion(
        row["ror"], row["name"], matched, row["city"], row["country"], row["kind"], row["status"]
    )  # fmt: skip
