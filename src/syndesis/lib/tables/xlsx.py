"""Workbooks of Excel (XLSX): read row by row from the packed file, so that a large one takes little memory.

Own code rather than a library's: what others give away is what an import has to name. Formulas that were never
computed, error cells, hidden rows and sheets, numbers that are shown with leading noughts, cells that were merged.
"""

import io
import posixpath
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from syndesis.lib.tables.model import (
    LONGEST,
    MOST_BYTES,
    MOST_COLUMNS,
    Fault,
    Row,
    Sheet,
    Unreadable,
    Value,
    Why,
)
from syndesis.lib.tables.xlsx_styles import Form, Formats, formats, parse

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the older Excel begin, and those that are locked by a password."""
MOST_MERGED = 200_000
BLOCK = 1 << 20
_MERGED = re.compile(rb'mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_WRONG = (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, EOFError, OSError)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
Merged = tuple[int, int, int, int]
"""First row, last row, first column, last column."""


def refuse_older(content: bytes) -> None:
    """Raises Unreadable for a workbook that is locked or of the older kind."""
    if content.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise Unreadable(Why.PROTECTED if locked else Why.OLD_EXCEL)


class Workbook:
    keys: Sequence[str] = ()

    def __init__(self, content: bytes) -> None:
        try:
            self.file = zipfile.ZipFile(io.BytesIO(content))
            self._open()
        except _WRONG as error:
            if isinstance(error, Unreadable):
                raise
            if isinstance(error, RuntimeError):
                raise Unreadable(Why.PROTECTED) from error
            raise Unreadable(Why.BROKEN, str(error)) from error
        except RuntimeError as error:  # a locked archive
            raise Unreadable(Why.PROTECTED) from error

    def _open(self) -> None:
        if sum(each.file_size for each in self.file.infolist()) > MOST_BYTES:
            raise Unreadable(Why.TOO_LARGE)
        names = set(self.file.namelist())
        if "xl/workbook.xml" not in names:
            raise Unreadable(Why.NOT_A_TABLE)
        root = parse(self.file.read("xl/workbook.xml"))
        links = parse(self.file.read("xl/_rels/workbook.xml.rels"))
        targets = {each.get("Id"): each.get("Target", "") for each in links.iter("{*}Relationship")}
        self.parts: dict[str, str] = {}
        sheets = []
        for each in root.iter("{*}sheet"):
            key = next((value for name, value in each.attrib.items() if name.endswith("}id")), "")
            target = posixpath.normpath(posixpath.join("xl", targets.get(key, ""))).lstrip("/")
            target = targets.get(key, "").lstrip("/") if targets.get(key, "").startswith("/") else target
            if target in names and "worksheets" in target:
                self.parts[each.get("name", "")] = target
                sheets.append(Sheet(each.get("name", ""), each.get("state", "visible") != "visible"))
        if not sheets:
            raise Unreadable(Why.NO_SHEET)
        self.sheets = tuple(sheets)
        settings = next(root.iter("{*}workbookPr"), None)
        self.epoch = datetime(1904, 1, 1) if _is_set(settings, "date1904") else datetime(1899, 12, 30)  # noqa: DTZ001 -- of no zone, as the file has it
        self.formats: Formats = formats(parse(self.file.read("xl/styles.xml"))) if "xl/styles.xml" in names else []
        self.strings = self._strings() if "xl/sharedStrings.xml" in names else []

    def _strings(self) -> list[str]:
        found = []
        with self.file.open("xl/sharedStrings.xml") as part:
            for _event, item in _elements(part, "si"):
                found.append(_text(item))
                _forget(item)
        return found

    def rows(self, sheet: str = "") -> Iterator[Row]:
        name = sheet or next((each.name for each in self.sheets if not each.hidden), self.sheets[0].name)
        if name not in self.parts:
            raise Unreadable(Why.NO_SHEET, name)
        number = 0
        try:
            merged = _Merged(self._merged(self.parts[name]))
            with self.file.open(self.parts[name]) as part:
                for _event, element in _elements(part, "row"):
                    number = int(element.get("r") or number + 1)
                    values = self._values(element, number)
                    hidden = _is_set(element, "hidden")
                    _forget(element)
                    if any(value is not None for value in values):
                        yield Row(number, merged.filled(number, values), hidden)
        except Unreadable:
            raise
        except _WRONG as error:
            raise Unreadable(Why.BROKEN, str(error)[:200], row=number) from error

    def _values(self, row: Any, number: int) -> list[Value]:
        values: list[Value] = []
        for cell in row:
            place = cell.get("r")
            column = _column(place) if place else len(values)
            value = self._value(cell)
            if value is None:
                continue
            if column >= MOST_COLUMNS:
                raise Unreadable(Why.TOO_WIDE, row=number)
            if column > len(values):
                values.extend([None] * (column - len(values)))
            if column == len(values):
                values.append(value)
            else:
                values[column] = value
        return values

    def _value(self, cell: Any) -> Value:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _cut(_text(cell))
        text, formula = None, False
        for child in cell:
            name = child.tag
            if name.endswith("}v"):
                text = child.text
            elif name.endswith("}f"):
                formula = True
        if text is None:
            return Fault(Why.FORMULA) if formula and kind != "str" else None
        if kind == "s":
            return _cut(self.strings[int(text)])
        if kind == "n":
            return self._number(text, cell.get("s"))
        if kind == "b":
            return bool(text == "1")
        if kind == "e":
            return Fault(Why.ERROR, text)
        if kind == "d":
            moment: datetime = datetime.fromisoformat(str(text))
            return moment if moment.time() != moment.min.time() else moment.date()
        return _cut(text)

    def _number(self, text: str, style: str | None) -> Value:
        number = float(text)
        whole = int(number) if number.is_integer() else None
        form, digits = Form.PLAIN, 0
        if style and int(style) < len(self.formats):
            form, digits = self.formats[int(style)]
        if form is Form.DATE and 0 < number < 2_958_466:
            moment = self.epoch + timedelta(seconds=round(number * 86_400))
            return moment.date() if whole is not None else moment
        if form is Form.TIME and 0 <= number < 1:
            minutes = round(number * 1440)
            return f"{minutes // 60:02}:{minutes % 60:02}"
        if whole is None:
            return number
        return str(whole).zfill(digits) if digits and whole >= 0 else whole

    def _merged(self, part: str) -> list[Merged]:
        found: list[Merged] = []
        with self.file.open(part) as stream:
            rest, read = b"", 0
            while block := stream.read(BLOCK):
                read += len(block)
                if read > MOST_BYTES:  # the archive may lie about what it holds
                    raise Unreadable(Why.TOO_LARGE)
                whole = rest + block
                last = 0
                for match in _MERGED.finditer(whole):
                    first, top, right, bottom = match.groups()
                    last = match.end()
                    found.append((int(top), int(bottom), _column(first.decode()), _column(right.decode())))
                if len(found) > MOST_MERGED:
                    raise Unreadable(Why.TOO_LARGE)
                rest = whole[max(last, len(whole) - 100) :]
        return found


class _Merged:
    """Cells that were merged: what stands in the first of them stands in each row and column that they cover."""

    def __init__(self, ranges: list[Merged]) -> None:
        self.ranges = sorted(ranges)
        self.tops = [each[0] for each in self.ranges]
        self.open: list[tuple[Merged, Value]] = []
        self.next = 0

    def filled(self, number: int, values: list[Value]) -> list[Value]:
        if not self.ranges:
            return values
        self.open = [each for each in self.open if each[0][1] >= number]
        until = bisect_right(self.tops, number)
        for merged in self.ranges[self.next : until]:
            if merged[0] == number and merged[2] < len(values):
                self.open.append((merged, values[merged[2]]))
        self.next = until
        for (_top, _bottom, left, right), value in self.open:
            last = min(right, MOST_COLUMNS - 1)
            if value is None:
                continue
            if len(values) <= last:
                values.extend([None] * (last + 1 - len(values)))
            for column in range(left, last + 1):
                if values[column] is None:
                    values[column] = value
        return values


def _elements(part: Any, name: str) -> Any:
    return etree.iterparse(
        part, tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _text(item: Any) -> str:
    """The text of a cell or shared string, without how it is read aloud."""
    parts = [t.text or "" for t in item.iter("{*}t") if not t.getparent().tag.endswith("}rPh")]
    return "".join(parts)


def _cut(text: str) -> Value:
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    text = text.strip(" \u00a0\t\r\n")
    return Fault(Why.TOO_LONG, text[:80]) if len(text) > LONGEST else text or None


_COLUMNS: dict[str, int] = {}


def _column(place: str) -> int:
    """The number of a column from 0: 0 for "A7", 27 for "AB"."""
    letters = place.rstrip("0123456789")
    if letters not in _COLUMNS:
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        _COLUMNS[letters] = number - 1
    return _COLUMNS[letters]


def _is_set(element: Any, name: str) -> bool:
    return element is not None and element.get(name) in ("1", "true")
