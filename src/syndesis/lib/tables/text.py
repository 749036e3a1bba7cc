"""Tables as text: CSV and its kin, in whatever encoding and with whatever sign between the columns."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from charset_normalizer import from_bytes

from syndesis.lib.tables.model import LONGEST, MOST_COLUMNS, Fault, Row, Sheet, Unreadable, Value, Why

ENCODINGS = ("utf-8", "utf-16", "cp1252", "cp1251", "gb18030", "cp1250", "koi8-r", "cp866", "latin-1")
"""Those that can be chosen by hand; in what else spreadsheets were ever saved is rare."""
_GUESSED = ["cp1252", "cp1251", "gb18030", "cp1250", "koi8_r", "cp866"]
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 64 * 1024
LOOKED_AT = 60
"""Rows by which the sign between columns is found."""
_WESTERN = frozenset("áéíóúüñçàèìòùâêîôûäëïöÿßåæøœãõÁÉÍÓÚÜÑÇÀÈÌÒÙÂÊÎÔÛÄËÏÖÅÆØŒÃÕ«»–—‘’“”ºª°€¿¡·…§ \u00a0")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

csv.field_size_limit(LONGEST * 20)


class TextBook:
    """One table as text. `encoding` and `delimiter` are found where they are not given."""

    keys: Sequence[str] = ()

    def __init__(self, content: bytes, *, encoding: str = "", delimiter: str = "") -> None:
        self.encoding = encoding or encoding_of(content)
        try:
            self.text = content.decode(self.encoding).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError) as error:
            raise Unreadable(Why.ENCODING, self.encoding) from error
        if "\0" in self.text[:SAMPLE]:
            raise Unreadable(Why.NOT_A_TABLE)
        first, _newline, rest = self.text.partition("\n")
        said = first.strip().strip('"')
        if said[:4].lower() == "sep=" and len(said) <= 5:  # Excel's own line that names the sign
            self.text, self.skipped, delimiter = rest, 1, delimiter or said[4:] or "\t"
        else:
            self.skipped = 0
        self.delimiter = delimiter or delimiter_of(self.text)
        self.sheets = (Sheet(""),)

    def rows(self, sheet: str = "") -> Iterator[Row]:
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        number = self.skipped
        while True:
            number += 1
            try:
                record = next(reader, None)
            except csv.Error as error:
                raise Unreadable(Why.TOO_LONG, row=number) from error
            if record is None:
                return
            if len(record) > MOST_COLUMNS:
                if any(record[MOST_COLUMNS:]):
                    raise Unreadable(Why.TOO_WIDE, row=number)
                record = record[:MOST_COLUMNS]
            values = [cell_value(cell) for cell in record]
            if any(value is not None for value in values):
                yield Row(number, values)


def cell_value(cell: str) -> Value:
    text = cell.strip(" \u00a0\t\r\n")
    if not text:
        return None
    if len(text) > LONGEST:
        return Fault(Why.TOO_LONG, text[:80])
    # Exports put an apostrophe before what a spreadsheet would take for a formula.
    return text[1:] if text[0] == "'" and text[1:].startswith(_FORMULA) else text


def encoding_of(content: bytes) -> str:
    """By its mark, else UTF-8 where it is that, else what its letters look like."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return encoding
    sample = content[:SAMPLE]
    if 0 in sample:  # in no text of bytes, and in any of pairs of bytes: of spaces, digits and signs
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[:SAMPLE]
    found = from_bytes(telling, cp_isolation=_GUESSED).best()
    guessed = found.encoding if found else "cp1252"
    return "cp1252" if guessed == "cp1250" and _is_western(telling) else guessed


def _is_western(content: bytes) -> bool:
    """Whether it makes sense in the code page of western Europe, where that of central Europe would do too."""
    letters = {letter for letter in content.decode("cp1252", errors="replace") if ord(letter) > 127}
    return letters <= _WESTERN


def delimiter_of(text: str) -> str:
    """The sign by which most rows fall into the same number of cells, and more than one."""
    sample = text[:SAMPLE] if len(text) <= SAMPLE else text[: text.rfind("\n", 0, SAMPLE) + 1] or text[:SAMPLE]
    scores = {sign: _score(sample, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: scores[sign])
    return best if scores[best] > (0, 0) else ","


def _score(sample: str, sign: str) -> tuple[float, float]:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=sign)
    try:
        widths = [len(row) for row in islice(rows, LOOKED_AT) if any(cell.strip() for cell in row)]
    except csv.Error:
        return 0, 0
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0, 0
    width, times = max(several.items(), key=lambda each: (each[1], each[0]))
    return round(times / len(widths), 1), width
