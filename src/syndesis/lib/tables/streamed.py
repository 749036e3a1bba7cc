"""Tables as text too long for memory: read from the file row by row; encoding and sign are found from its beginning."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from syndesis.lib.tables.model import MOST_COLUMNS, Row, Sheet, Unreadable, Why
from syndesis.lib.tables.text import SAMPLE, cell_value, delimiter_of, encoding_of

CHUNK = 1024 * 1024


class StreamedBook:
    """As `TextBook`, with a path in place of the content; it holds one row at a time."""

    keys: Sequence[str] = ()

    def __init__(self, path: str | Path, *, encoding: str = "", delimiter: str = "") -> None:
        self.path = Path(path)
        with self.path.open("rb") as file:
            beginning = file.read(SAMPLE)
        if not beginning.strip(b"\xef\xbb\xbf \t\r\n\0"):
            raise Unreadable(Why.EMPTY)
        if beginning.startswith((b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")):
            raise Unreadable(Why.NOT_A_TABLE)
        self.encoding = encoding or self._encoding(beginning)
        try:
            text = codecs.getincrementaldecoder(self.encoding)().decode(beginning).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError) as error:
            raise Unreadable(Why.ENCODING, self.encoding) from error
        if "\0" in text:
            raise Unreadable(Why.NOT_A_TABLE)
        self.delimiter = delimiter or delimiter_of(text)
        self.sheets = (Sheet(""),)

    def rows(self, sheet: str = "") -> Iterator[Row]:
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter)
            number = 0
            while True:
                number += 1
                try:
                    record = next(reader, None)
                except csv.Error as error:
                    raise Unreadable(Why.TOO_LONG, row=number) from error
                except UnicodeDecodeError as error:
                    raise Unreadable(Why.ENCODING, self.encoding, row=number) from error
                if record is None:
                    return
                if number == 1 and record:
                    record[0] = record[0].removeprefix("\ufeff")
                if len(record) > MOST_COLUMNS:
                    raise Unreadable(Why.TOO_WIDE, row=number)
                values = [cell_value(cell) for cell in record]
                if any(value is not None for value in values):
                    yield Row(number, values)

    def _encoding(self, beginning: bytes) -> str:
        """UTF-8 where the whole file is that; else what its beginning looks like."""
        if 0 in beginning:
            return encoding_of(beginning)
        decoder = codecs.getincrementaldecoder("utf-8")()
        telling = b""
        with self.path.open("rb") as file:
            try:
                while chunk := file.read(CHUNK):
                    telling = chunk
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                return encoding_of(telling)
        return "utf-8"
