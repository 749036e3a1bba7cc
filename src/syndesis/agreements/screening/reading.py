"""Reading a list's file: its columns, its rows as entries, and what is wrong with a row."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from syndesis.agreements.screening.columns import Columns, Part, is_known, is_person, recognised
from syndesis.core.services import Refused
from syndesis.lib.tables import LOOKED_AT, Fault, Row, StreamedBook, Unreadable, Why, found
from syndesis.objects.importing.values import country_code

MOST_BYTES = 1024 * 1024 * 1024
SHOWN = 5
LONGEST_NAME, LONGEST_KEY, LONGEST_REMARK = 500, 100, 4000
_NAMES = re.compile(r"\s*[;|\n]\s*")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)(-\d\d(-\d\d)?)?")


@dataclass(frozen=True)
class Entry:
    """A line of a list."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    is_person: bool | None = None
    country: str = ""
    born_on: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Bad:
    """A row that cannot be read as an entry, and why."""

    row: int
    why: str


@dataclass(frozen=True)
class Looked:
    """What a file looks like before it is loaded."""

    heads: tuple[str, ...]
    head_row: int
    columns: Columns
    samples: tuple[tuple[str, ...], ...] = field(default=())


def look(path: str | Path) -> Looked:
    """The columns of a file and its first rows. Raises Refused where it is no table, or has no rows."""
    try:
        first = list(islice(_book(path).rows(), LOOKED_AT))
    except Unreadable as fault:
        raise Refused(told(fault)) from fault
    head = found(first, is_known)
    if head is None:
        raise Refused(_("The file is empty."))
    rows = [row for row in first if row.number > head.last][:SHOWN]
    samples = tuple(tuple(_text(row, place) for place in range(len(head.names))) for row in rows)
    return Looked(head.names, head.last, recognised(head.names), samples)


def entries(path: str | Path, columns: Columns, head_row: int) -> Iterator[Entry | Bad]:
    """The rows below the head, one at a time. Raises Refused where the file breaks off."""
    try:
        for row in _book(path).rows():
            if row.number > head_row:
                yield _entry(row, columns)
    except Unreadable as fault:
        raise Refused(told(fault)) from fault


def sha256_of(path: str | Path, columns: Columns) -> str:
    """Of a file, read so: other columns make other entries."""
    with Path(path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(repr(sorted((place, part.value) for place, part in columns.items())).encode())
    return digest.hexdigest()


def told(fault: Unreadable) -> str:
    """Why a file cannot be read."""
    words = {
        Why.EMPTY: _("The file is empty."),
        Why.NOT_A_TABLE: _("This is no CSV file. Save the list as CSV (UTF-8) and try again."),
        Why.ENCODING: _("The letters of the file cannot be read. Save it as CSV (UTF-8) and try again."),
        Why.TOO_LONG: _("A cell is far too long: perhaps a quotation mark is never closed."),
        Why.TOO_WIDE: _("A row has more than a thousand cells: perhaps a line break is missing."),
    }.get(fault.why, _("The file cannot be read."))
    return _("Row %(row)s: %(why)s") % {"row": fault.row, "why": words} if fault.row else words


def _book(path: str | Path) -> StreamedBook:
    if Path(path).stat().st_size > MOST_BYTES:
        raise Refused(_("The file is larger than 1 GB."))
    return StreamedBook(path)


def _entry(row: Row, columns: Columns) -> Entry | Bad:
    for place in columns:
        if place < len(row.values) and isinstance(row.values[place], Fault):
            return Bad(row.number, _("A cell is far too long."))
    said: dict[Part, list[str]] = {}
    for place, part in columns.items():
        if text := _text(row, place):
            said.setdefault(part, []).append(text)
    name, *others = _names(" ".join(said.get(Part.NAME, ()))) or [""]
    others += [each for cell in said.get(Part.OTHER_NAMES, ()) for each in _names(cell)]
    if not name and others:
        name, *others = others
    if not name:
        return Bad(row.number, _("It has no name."))
    if len(name) > LONGEST_NAME:
        return Bad(row.number, _("Its name has more than 500 letters."))
    country = next(filter(None, map(_country, said.get(Part.COUNTRY, ()))), "")
    born = " ".join(said.get(Part.BORN, ()))
    key = " ".join(said.get(Part.KEY, ()))
    if len(key) > LONGEST_KEY:
        return Bad(row.number, _("Its number on the list has more than 100 letters."))
    return Entry(
        key=key or _own_key(name, country, born),
        name=name,
        names=tuple(dict.fromkeys(each[:LONGEST_NAME] for each in others if each != name)),
        is_person=is_person(" ".join(said.get(Part.KIND, ()))),
        country=country,
        born_on=match.group(0) if (match := _YEAR.search(born)) else "",
        remark=" · ".join(said.get(Part.REMARK, ()))[:LONGEST_REMARK],
    )


@lru_cache(maxsize=4096)
def _country(text: str) -> str:
    """The first that a cell names."""
    return next((code for word in _names(text) if (code := country_code(word))), "")


def _own_key(name: str, country: str, born: str) -> str:
    """For lists without numbers: what tells one line from another, so that decisions outlive an edition."""
    return hashlib.sha256(f"{name}\n{country}\n{born}".encode()).hexdigest()[:16]


def _names(text: str) -> list[str]:
    return [part for part in _NAMES.split(text.strip()) if part]


def _text(row: Row, place: int) -> str:
    value = row.values[place] if place < len(row.values) else None
    return "" if value is None or isinstance(value, Fault) else str(value).replace("\0", "").strip()
