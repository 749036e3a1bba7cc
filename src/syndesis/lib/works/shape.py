"""Works as bibliographies tell of them, whatever the shape of the file."""

import html
import re
from dataclasses import dataclass
from typing import Any

from syndesis.lib.orcid import normal_orcid
from syndesis.lib.ror import normal_ror
from syndesis.lib.works.doi import normal_doi

EARLIEST, LATEST = 1400, 2200
_TAGS = re.compile(r"</?(?:mml:)?[a-zA-Z][^<>]*>")
_ISSN = re.compile(r"(\d{4})-?(\d{3}[\dXx])")


class Unreadable(Exception):
    """A file that cannot be read: `where` ("line 17") and, as a key that the caller words, `why`."""

    def __init__(self, where: str, why: str, detail: str = "") -> None:
        super().__init__(f"{where}: {why} {detail}".strip())
        self.where, self.why, self.detail = where, why, detail


@dataclass(frozen=True)
class Employer:
    """An organisation for which somebody wrote, as the file names it."""

    name: str
    ror: str = ""
    """The bare id, such as 02gjn4306."""
    country: str = ""


@dataclass(frozen=True)
class Writer:
    """Somebody who wrote a work."""

    name: str
    orcid: str = ""
    employers: tuple[Employer, ...] = ()


@dataclass(frozen=True)
class Work:
    """A work, as one record of a file tells of it."""

    place: int
    """Its number in the file, or the line on which it begins."""
    title: str
    kind: str = "other"
    """As `PublicationKind` has them."""
    doi: str = ""
    bad_doi: str = ""
    """What stands where a DOI should and is none."""
    year: int | None = None
    journal: str = ""
    issn: str = ""
    indexes: tuple[str, ...] = ()
    openalex: str = ""
    citations: int | None = None
    language: str = ""
    is_open: bool | None = None
    field: str = ""
    writers: tuple[Writer, ...] = ()


def plain(value: Any) -> str:
    """A text without the tags and entities that registers leave in titles."""
    if not isinstance(value, str):
        return ""
    return " ".join(html.unescape(_TAGS.sub("", html.unescape(value))).split())


def table(value: Any) -> dict[str, Any]:
    """A part of a record; nothing where it is missing or something else."""
    return value if isinstance(value, dict) else {}


def rows(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def first(value: Any) -> str:
    """A text, or the first of a list of texts."""
    return plain(value[0] if isinstance(value, list) and value else value)


def year_of(value: Any) -> int | None:
    number = int(value) if isinstance(value, int) or (isinstance(value, str) and value.strip().isdecimal()) else 0
    return number if EARLIEST <= number <= LATEST else None


def issn_of(value: Any) -> str:
    found = _ISSN.search(first(value))
    return f"{found[1]}-{found[2].upper()}" if found else ""


def orcid_of(value: Any) -> str:
    """An ORCID iD that is one; a mistyped one links nobody."""
    try:
        return normal_orcid(value) if isinstance(value, str) else ""
    except ValueError:
        return ""


def doi_of(value: Any) -> tuple[str, str]:
    """The DOI, and what stands in its place where it is none."""
    text = plain(value)
    try:
        return (normal_doi(text), "") if text else ("", "")
    except ValueError:
        return "", text[:200]


def ror_of(value: Any) -> str:
    return normal_ror(plain(value))


def count_of(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else None
