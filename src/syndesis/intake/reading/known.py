"""The organisations that a reader knows beforehand: those of our record and those of the world's catalogue."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from syndesis.intake.reading.contract import OrganisationKind

NameKind = Literal["official", "alias", "acronym", "former", "transliteration"]


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of an organisation: its language as a two-letter code where known."""

    text: str
    language: str = ""
    kind: NameKind = "official"


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation by its source and key (primary key in the record, ROR id such as "02x91aj62" in the catalogue).

    The first name is the one that it goes by. `ror` is the bare id. `parent` is the key of another organisation of the
    same source.
    """

    source: Literal["record", "catalogue"]
    key: str
    names: tuple[KnownName, ...]
    kind: OrganisationKind = "other"
    country: str = ""
    city: str = ""
    ror: str = ""
    is_home: bool = False
    is_partner: bool = False
    parent: str = ""
    is_active: bool = True

    @property
    def name(self) -> str:
        return self.names[0].text


_NAME_KINDS: tuple[tuple[str, NameKind], ...] = (
    ("ror_display", "official"),
    ("label", "official"),
    ("acronym", "acronym"),
    ("alias", "alias"),
)
_KINDS: tuple[tuple[str, OrganisationKind], ...] = (
    ("education", "university"),
    ("company", "company"),
    ("funder", "funder"),
    ("government", "government"),
    ("facility", "research_institute"),
    ("nonprofit", "association"),
)


def bare_ror(ror: str) -> str:
    """ "https://ror.org/02x91aj62" to "02x91aj62"."""
    return ror.rstrip("/").rsplit("/", 1)[-1]


def from_catalogue(records: Iterable[Mapping[str, Any]]) -> Iterator[KnownOrganisation]:
    """The organisations of ROR records (schema v2, as in the official dump); withdrawn records are left out."""
    for record in records:
        if record.get("status") == "withdrawn":
            continue
        names = tuple(_names(record))
        if not names:
            continue
        place = _place(record)
        ror = bare_ror(str(record.get("id", "")))
        yield KnownOrganisation(
            source="catalogue",
            key=ror,
            names=names,
            kind=_kind(record.get("types") or ()),
            country=sys.intern(place.get("country_code") or ""),
            city=sys.intern(place.get("name") or ""),
            ror=ror,
            parent=next((bare_ror(r["id"]) for r in record.get("relationships") or () if r["type"] == "parent"), ""),
            is_active=record.get("status") != "inactive",
        )


def _names(record: Mapping[str, Any]) -> Iterator[KnownName]:
    country = _place(record).get("country_name") or ""
    rows = sorted(record.get("names") or (), key=lambda row: "ror_display" not in row["types"])
    seen: set[str] = set()
    for row in rows:
        text = row["value"].strip()
        if text.endswith(")") and "(" in text:
            head, _, tail = text.rpartition(" (")
            if head and (tail[:-1] == country or "company" in (record.get("types") or ())):
                text = head
        if text and text not in seen:
            seen.add(text)
            kind: NameKind = next((kind for word, kind in _NAME_KINDS if word in row["types"]), "alias")
            yield KnownName(text, sys.intern(row.get("lang") or ""), kind)


def _kind(types: Iterable[str]) -> OrganisationKind:
    held = set(types)
    return next((kind for word, kind in _KINDS if word in held), "other")


def _place(record: Mapping[str, Any]) -> Mapping[str, Any]:
    locations = record.get("locations") or ()
    return (locations[0].get("geonames_details") or {}) if locations else {}
