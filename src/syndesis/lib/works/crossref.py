"""Works in the shape of Crossref (api.crossref.org/works), which is also that of CSL-JSON out of reference managers."""

from typing import Any

from syndesis.lib.works.openalex import KINDS as COMMON
from syndesis.lib.works.shape import (
    Employer,
    Work,
    Writer,
    count_of,
    doi_of,
    first,
    issn_of,
    orcid_of,
    plain,
    ror_of,
    rows,
    table,
    year_of,
)

KINDS = {
    **COMMON,
    **dict.fromkeys(("journal-article", "article-journal", "article-magazine", "peer-review"), "article"),
    **dict.fromkeys(("paper-conference",), "proceedings"),
    "chapter": "chapter",
    "article": "preprint",  # so CSL calls a preprint
}
DATED = ("published", "published-print", "published-online", "issued", "posted", "created")


def is_one(record: dict[str, Any]) -> bool:
    return "DOI" in record or ("title" in record and ("author" in record or "container-title" in record))


def read(record: dict[str, Any], place: int) -> Work:
    doi, bad = doi_of(record.get("DOI"))
    return Work(
        place=place,
        title=first(record.get("title")),
        kind=KINDS.get(plain(record.get("type")), "other"),
        doi=doi,
        bad_doi=bad,
        year=next((year for name in DATED if (year := _year(table(record.get(name))))), None),
        journal=first(record.get("container-title")),
        issn=issn_of(record.get("ISSN")),
        indexes=("Crossref",) if "indexed" in record or "prefix" in record else (),
        citations=count_of(record.get("is-referenced-by-count")),
        language=plain(record.get("language"))[:10],
        writers=tuple(writer for each in rows(record.get("author")) if (writer := _writer(table(each))).name),
    )


def _year(date: dict[str, Any]) -> int | None:
    parts = rows(date.get("date-parts"))
    return year_of(parts[0][0]) if parts and rows(parts[0]) else None


def _writer(author: dict[str, Any]) -> Writer:
    parts = (plain(author.get(name)) for name in ("given", "non-dropping-particle", "family", "suffix"))
    name = " ".join(filter(None, parts)) or plain(author.get("name") or author.get("literal"))
    employers = [Employer(plain(each.get("name")), _ror(each)) for each in map(table, rows(author.get("affiliation")))]
    return Writer(name, orcid_of(author.get("ORCID")), tuple(each for each in dict.fromkeys(employers) if each.name))


def _ror(affiliation: dict[str, Any]) -> str:
    return next((ror for each in map(table, rows(affiliation.get("id"))) if (ror := ror_of(each.get("id")))), "")
