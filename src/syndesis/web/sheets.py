"""The tables of a report as a file: CSV one below the other, XLSX a sheet each."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from syndesis.objects.exports.written import harmless

CSV, XLSX = "csv", "xlsx"
FORMS = (CSV, XLSX)
SHEET = 31
"""Characters of the name of a sheet."""

Sheets = Sequence[tuple[str, Sequence[Sequence[Any]]]]


def written(form: str, sheets: Sheets) -> tuple[bytes, str]:
    """The content and its media type."""
    if form == CSV:
        return _csv(sheets), "text/csv; charset=utf-8"
    return _xlsx(sheets), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _csv(sheets: Sheets) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for title, rows in sheets:
        writer.writerow([harmless(title)])
        writer.writerows([harmless(cell) for cell in row] for row in rows)
        writer.writerow([])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(sheets: Sheets) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        for number, (title, rows) in enumerate(sheets, start=1):
            name = "".join(" " if letter in "[]:*?/\\" else letter for letter in f"{number} {title}")[:SHEET]
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row, bold if place == 0 else None)
            sheet.set_column(0, 0, 40)
            sheet.freeze_panes(1, 1)
    return file.getvalue()
