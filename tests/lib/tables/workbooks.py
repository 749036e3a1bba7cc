"""Workbooks made for tests."""

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter


def workbook(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    """`fill(book, sheet)` writes what is in it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, options) as book:
        fill(book, book.add_worksheet("First"))
    return buffer.getvalue()


def of_rows(*rows: tuple[Any, ...]) -> bytes:
    def fill(_book: Any, sheet: Any) -> None:
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return workbook(fill)
