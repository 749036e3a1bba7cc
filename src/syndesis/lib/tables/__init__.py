"""Tables in files, as people send them: CSV in any encoding, workbooks of Excel, JSON. Pure Python; knows no record.

book = opened(content, "partners.xlsx")
for row in book.rows(): row.number, row.values
"""

from pathlib import PurePath

from syndesis.lib.tables.heads import LOOKED_AT, Head, at, found
from syndesis.lib.tables.json_rows import JsonBook
from syndesis.lib.tables.model import LONGEST, Book, Fault, Row, Sheet, Unreadable, Value, Why
from syndesis.lib.tables.streamed import StreamedBook
from syndesis.lib.tables.text import DELIMITERS, ENCODINGS, TextBook
from syndesis.lib.tables.xlsx import Workbook, refuse_older

__all__ = [
    "DELIMITERS", "ENCODINGS", "LONGEST", "LOOKED_AT", "SUFFIXES", "Book", "Fault", "Head", "Row", "Sheet",
    "StreamedBook", "TextBook", "Unreadable", "Value", "Why", "at", "found", "opened",
]  # fmt: skip

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".json", ".jsonl")
ZIP = b"PK\x03\x04"


def opened(content: bytes, file_name: str = "", *, encoding: str = "", delimiter: str = "") -> Book:
    """The tables of a file; what it is says its content, in doubt its name. Raises Unreadable."""
    if not content.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise Unreadable(Why.EMPTY)
    refuse_older(content)
    if content.startswith(ZIP):
        return Workbook(content)
    suffix = PurePath(file_name).suffix.lower()
    if suffix in (".json", ".jsonl") or (not suffix and content.lstrip()[:1] in (b"{", b"[")):
        return JsonBook(content)
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff")):
        raise Unreadable(Why.NOT_A_TABLE)
    return TextBook(content, encoding=encoding, delimiter=delimiter)
