"""Works in the shape of OpenAlex (api.openalex.org/works), whose keys come and go with its versions."""

from typing import Any

from syndesis.lib.works.shape import (
    Employer,
    Work,
    Writer,
    count_of,
    doi_of,
    issn_of,
    orcid_of,
    plain,
    ror_of,
    rows,
    table,
    year_of,
)

KINDS = {
    **dict.fromkeys(("article", "review", "letter", "editorial", "erratum", "data-paper", "software-paper"), "article"),
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book"), "book"),
    **dict.fromkeys(("book-chapter", "book-section", "book-part", "reference-entry"), "chapter"),
    **dict.fromkeys(("preprint", "posted-content"), "preprint"),
    **dict.fromkeys(("proceedings-article", "conference-paper", "conference-abstract", "proceedings"), "proceedings"),
    "dataset": "dataset",
}
INDEXES = {"crossref": "Crossref", "pubmed": "PubMed", "doaj": "DOAJ", "arxiv": "arXiv", "datacite": "DataCite"}


def is_one(record: dict[str, Any]) -> bool:
    return "authorships" in record or str(record.get("id", "")).startswith("https://openalex.org/W")


def read(record: dict[str, Any], place: int) -> Work:
    location = table(record.get("primary_location"))
    source = table(location.get("source"))
    doi, bad = doi_of(record.get("doi") or table(record.get("ids")).get("doi"))
    return Work(
        place=place,
        title=plain(record.get("title") or record.get("display_name")),
        kind=_kind(record, location, source),
        doi=doi,
        bad_doi=bad,
        year=year_of(record.get("publication_year")),
        journal=plain(source.get("display_name") or location.get("raw_source_name")),
        issn=issn_of(source.get("issn_l") or source.get("issn")),
        indexes=_indexes(record, source),
        openalex=plain(record.get("id")).rpartition("/")[2],
        citations=count_of(record.get("cited_by_count")),
        language=plain(record.get("language"))[:10],
        is_open=_open(record),
        field=plain(table(table(record.get("primary_topic")).get("field")).get("display_name")),
        writers=tuple(writer for each in rows(record.get("authorships")) if (writer := _writer(table(each))).name),
    )


def _kind(record: dict[str, Any], location: dict[str, Any], source: dict[str, Any]) -> str:
    told = {plain(record.get("type_crossref")), plain(location.get("raw_type"))}
    if "proceedings-article" in told or source.get("type") == "conference":
        return "proceedings"
    return KINDS.get(plain(record.get("type")), "other")


def _indexes(record: dict[str, Any], source: dict[str, Any]) -> tuple[str, ...]:
    found = [INDEXES.get(each, each) for each in map(plain, rows(record.get("indexed_in"))) if each]
    return (*found, "Scopus") if source.get("is_indexed_in_scopus") is True else tuple(found)


def _open(record: dict[str, Any]) -> bool | None:
    value = table(record.get("open_access")).get("is_oa")
    return value if isinstance(value, bool) else None


def _writer(authorship: dict[str, Any]) -> Writer:
    author = table(authorship.get("author"))
    employers = [
        Employer(plain(each.get("display_name")), ror_of(each.get("ror")), plain(each.get("country_code"))[:2].upper())
        for each in map(table, rows(authorship.get("institutions")))
    ]
    if not employers:
        employers = [Employer(plain(each).rstrip(" ;,")) for each in rows(authorship.get("raw_affiliation_strings"))]
    return Writer(
        plain(author.get("display_name") or authorship.get("raw_author_name")),
        orcid_of(author.get("orcid")),
        tuple(each for each in dict.fromkeys(employers) if each.name),
    )
