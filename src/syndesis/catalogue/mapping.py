"""What the catalogue keeps of a record of ROR schema 2, as the fields of `CatalogueOrganisation`."""

import hashlib
import json
import re
from math import log2
from typing import Any
from urllib.parse import urlsplit

from syndesis.core.search.lines import ACRONYM, ALIAS, OFFICIAL, compose

VERSION = 1
"""Raised whenever this module maps differently: then the next load writes every record again."""

MARK = {"official": OFFICIAL, "alias": ALIAS, "acronym": ACRONYM}
ORDER = list(MARK)
KINDS = [
    ("education", "university"),
    ("company", "company"),
    ("facility", "research_institute"),
    ("government", "government"),
    ("nonprofit", "association"),
    ("funder", "funder"),
]
"""A type of ROR and our kind, the first that applies; a nonprofit that is also a funder is a funder."""
UNIVERSITY = re.compile(
    r"niversi|univerz|uniwersytet|yliopisto|egyetem|ülikool|университет|університет|大学|大學|대학|جامعة"
    r"|विश्वविद्यालय|đại học"
)
SCHOOL = re.compile(
    r"\b(high|secondary|primary|elementary|middle|grammar|preparatory|comprehensive) school\b"
    r"|\bgymnasium\b|\blyc[eé]e\b|\blyceum\b|\bkindergarten\b|\bлицей\b|\bгимназия\b|\bшкола №|中学|中學"
)
PARK = re.compile(
    r"\b(science|technology|research|techno|innovation)(?: and \w+)? ?park\b|\btechnopark\b|\btechnopol|технопарк"
    r"|parque (científico|tecnológico)|科技园|科技園"
)


def release(record: dict[str, Any]) -> str:
    """The release that the record itself names, which only rebuilt dumps do."""
    provenance = record.get("_prov")
    return str(provenance.get("release") or "") if isinstance(provenance, dict) else ""


def fingerprint(record: dict[str, Any]) -> bytes:
    """16 bytes that change whenever what we keep of the record may change."""
    text = json.dumps([VERSION, record], sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def fields(record: dict[str, Any]) -> dict[str, Any]:
    """The fields of the catalogue's row for this record, which `dump.fault` has found usable."""
    names, shown = _names(record)
    place = _place(record)
    links = {link.get("type"): str(link.get("value") or "") for link in reversed(record.get("links") or [])}
    types = record.get("types") or []
    status = record.get("status") or "active"
    established = record.get("established")
    row = {
        "ror": record["id"].rpartition("/")[2],
        "name": shown[:300],
        "kind": _kind(types, shown.casefold(), [name.casefold() for name, _, _ in names]),
        "types": types,
        "country": str(place.get("country_code") or "")[:2],
        "country_name": str(place.get("country_name") or "")[:100],
        "city": str(place.get("name") or "")[:120],
        "latitude": place.get("lat"),
        "longitude": place.get("lng"),
        "status": status if status in {"active", "inactive", "withdrawn"} else "inactive",
        "established": int(established) if isinstance(established, int | float) and 0 < established < 3000 else None,
        "website": links.get("website", ""),
        "wikipedia": links.get("wikipedia", ""),
        "domains": record.get("domains") or [],
        "names": names,
        "identifiers": _identifiers(record),
        "relationships": _relationships(record),
    }
    prior = _prior(row)
    context = [row["city"], row["country_name"], row["country"], *row["domains"], _host(row["website"])]
    text = compose([(MARK[kind], name) for name, _, kind in names], context, prior)
    return row | {"search_text": text, "search_prior": prior}


def _names(record: dict[str, Any]) -> tuple[list[tuple[str, str, str]], str]:
    """The names, the one that the register shows first, then official ones, aliases and acronyms; and that one."""
    rows, shown = [], ""
    for name in record["names"]:
        types = name.get("types") or []
        kind = "official" if {"label", "ror_display"} & set(types) else "acronym" if "acronym" in types else "alias"
        text = name["value"].strip()
        if "ror_display" in types:
            shown = text
        rows.append((text, str(name.get("lang") or ""), kind))
    shown = shown or rows[0][0]
    rows.sort(key=lambda row: (row[0] != shown, ORDER.index(row[2])))
    return rows, shown


def _place(record: dict[str, Any]) -> dict[str, Any]:
    locations = record.get("locations") or [{}]
    details = locations[0].get("geonames_details")
    return details if isinstance(details, dict) else {}


def _kind(types: list[str], shown: str, names: list[str]) -> str:
    if PARK.search(shown):
        return "technology_park"
    kind = next((ours for theirs, ours in KINDS if theirs in types), "other")
    university = any(UNIVERSITY.search(name) for name in names)
    if kind == "university" and SCHOOL.search(shown) and not university:
        return "school"
    if kind == "association" and "funder" in types:
        return "funder"
    return "university" if not types and university else kind


def _identifiers(record: dict[str, Any]) -> dict[str, list[str]]:
    found = {}
    for item in record.get("external_ids") or []:
        values = [str(value) for value in item.get("all") or []]
        values.sort(key=lambda value: value != item.get("preferred"))
        found[str(item.get("type"))] = values
    return found


def _relationships(record: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in record.get("relationships") or []:
        found.setdefault(str(item.get("type")).lower(), []).append(str(item.get("id")).rpartition("/")[2])
    return found


def _prior(row: dict[str, Any]) -> float:
    """0-1: how likely this organisation is meant. What many have described is meant more often; a part of another, a
    company or a dead one less."""
    names, identifiers, relationships = row["names"], row["identifiers"], row["relationships"]
    value = {"university": 0.25, "research_institute": 0.1, "company": 0.0}.get(row["kind"], 0.05)
    value += 0.03 * min(len({language for _, language, _ in names if language}), 7)
    value += 0.01 * min(len(names), 7)
    value += 0.08 if row["wikipedia"] else 0
    value += 0.02 * min(len(identifiers), 4)
    value += 0.03 * min(log2(1 + len(identifiers.get("fundref", []))), 4)
    value += 0.03 * min(log2(1 + len(relationships.get("child", []))), 5)
    if relationships.get("parent"):
        value *= 0.7
    value *= {"active": 1.0, "inactive": 0.4}.get(row["status"], 0.2)
    return round(min(value, 1.0), 3)


def _host(website: str) -> str:
    try:
        return (urlsplit(website).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
