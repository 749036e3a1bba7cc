"""Reading a table of yearly counts: a row an agreement, academic year, direction and level."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from syndesis.agreements import policies
from syndesis.agreements.choices import ExchangeDirection, ExchangeLevel
from syndesis.agreements.models import Agreement
from syndesis.agreements.services.exchange import Count
from syndesis.core.models import User
from syndesis.core.services import Refused
from syndesis.lib import tables
from syndesis.lib.text import normal

LANGUAGES = ("en", "ru", "es", "zh-hans")
MOST_ROWS, MOST_PEOPLE = 5000, 9999
EARLIEST, LATEST = 1900, 2200
WORDS: dict[str, tuple[str, ...]] = {
    "agreement": (
        *("agreement", "reference", "title", "соглашение", "номер"),
        *("acuerdo", "convenio", "referencia", "协议", "编号"),
    ),
    "year": ("academic year", "year", "учебный год", "год", "curso", "año", "学年", "年份"),
    "direction": ("direction", "направление", "dirección", "sentido", "方向"),
    "level": ("level", "уровень", "nivel", "层次"),
    "people": (
        *("people", "students", "number", "count", "places used", "человек", "студентов", "число"),
        *("personas", "estudiantes", "número", "人数"),
    ),
    "remark": ("remark", "note", "примечание", "observación", "备注"),
}
"""What columns may be called, first in English."""
DIRECTIONS: dict[str, tuple[str, ...]] = {
    ExchangeDirection.OUT: ("out", "outgoing", "outbound", "sent", "исходящая", "salida", "派出"),
    ExchangeDirection.IN: ("in", "incoming", "inbound", "received", "входящая", "entrada", "接收"),
}
NEEDED = ("agreement", "year", "direction", "people")
_YEAR = re.compile(r"(\d{4})(?:\s*[/–-]\s*\d{2,4})?")


@dataclass(frozen=True)
class Read:
    """A row as it was understood, or why it was not."""

    number: int
    cells: Sequence[str]
    count: Count | None = None
    wrong: str = ""


def read(content: bytes, file_name: str, user: User) -> list[Read]:
    """All rows of the first sheet. Raises Refused where the file is no such table."""
    try:
        rows = list(islice(tables.opened(content, file_name).rows(), MOST_ROWS + tables.LOOKED_AT))
    except tables.Unreadable as fault:
        raise Refused(_("This file cannot be read as a table: choose a workbook (XLSX) or CSV."), "file") from fault
    head = tables.found(rows[: tables.LOOKED_AT], lambda text: _column(text) is not None)
    columns = {_column(name): place for place, name in enumerate(head.names)} if head else {}
    missing = [name for name in NEEDED if name not in columns]
    if head is None or missing:
        words = ", ".join(str(WORDS[name][0]) for name in missing or NEEDED)
        raise Refused(_("These columns are missing: %(names)s.") % {"names": words}, "file")
    below = [row for row in rows if row.number > head.last]
    if len(below) > MOST_ROWS:
        raise Refused(_("The table has more than %(number)s rows: divide it.") % {"number": MOST_ROWS}, "file")
    agreements = _agreements(user, [_text(row, columns["agreement"]) for row in below])
    return [_read(row, columns, agreements) for row in below]


def _read(row: Any, columns: dict[Any, int], agreements: dict[str, list[Agreement]]) -> Read:
    cells = {name: _text(row, columns[name]) if name in columns else "" for name in WORDS}
    told = list(cells.values())
    meant = agreements.get(normal(cells["agreement"]), [])
    year, direction = _YEAR.fullmatch(cells["year"]), _known(DIRECTIONS, ExchangeDirection, cells["direction"])
    level = _known({}, ExchangeLevel, cells["level"]) if cells["level"] else ExchangeLevel.ANY
    people = cells["people"].removesuffix(".0")
    wrong = ""
    if not meant:
        wrong = _("No agreement that you may change is called so.")
    elif len(meant) > 1:
        wrong = _("Several agreements are called so: give the reference.")
    elif year is None or not EARLIEST <= int(year[1]) <= LATEST:
        wrong = _("The year is to be given as 2024 or 2024/25.")
    elif direction is None:
        wrong = _("The direction is to be “out” or “in”.")
    elif level is None:
        wrong = _("There is no such level.")
    elif not (people.isascii() and people.isdecimal() and int(people) <= MOST_PEOPLE):
        wrong = _("The number of people is to be a whole number.")
    if wrong:
        return Read(row.number, told, wrong=wrong)
    assert year is not None
    assert direction is not None
    assert level is not None
    count = Count(meant[0], int(year[1]), direction, level, int(people), cells["remark"])
    return Read(row.number, told, count)


def _agreements(user: User, names: Sequence[str]) -> dict[str, list[Agreement]]:
    """Those that the user may change, by reference and by title; two queries, whatever their number."""
    rows = Agreement.objects.filter(policies.agreements.scope(user, "change"), archived_at=None)
    wanted = list({name for name in names if name})
    found: dict[str, list[Agreement]] = {}
    for column in ("title", "reference"):
        named: dict[str, list[Agreement]] = {}
        for row in rows.filter(**{f"{column}__in": wanted}):
            named.setdefault(normal(getattr(row, column)), []).append(row)
        found |= named
    return found


def _text(row: Any, place: int) -> str:
    value = row.values[place] if place < len(row.values) else None
    return "" if value is None else " ".join(str(value).split())


def _column(text: str) -> str | None:
    word = normal(text)
    return next((name for name, words in WORDS.items() if word in map(normal, words)), None)


def _known(words: dict[str, tuple[str, ...]], vocabulary: Any, text: str) -> str | None:
    """The value that a word of any of our languages means."""
    word = normal(text)
    for value, label in _labels(vocabulary):
        if word in {normal(value), normal(label), *map(normal, words.get(value, ()))}:
            return value
    return None


def _labels(vocabulary: Any) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        with override(language):
            yield from ((str(value), str(label)) for value, label in vocabulary.choices)
