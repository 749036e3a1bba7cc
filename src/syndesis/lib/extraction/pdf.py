"""PDF: the text of all pages in their order, by PDFium.

To be run `apart`: PDFium knows no limits, and must not be used by two threads at a time.
"""

import re
from typing import Any

from syndesis.lib.extraction import LONGEST, MOST_PAGES, Unreadable
from syndesis.lib.extraction.lines import Line, joined, vocabulary

PASSWORD, SECURITY = 4, 5
"""What PDFium calls a wrong password, and a protection that it does not know (fpdfview.h)."""
_IMAGE = 3
_FEW = 25
"""Letters on a page that may be a stamp or a page number on a scan."""
_BREAK = re.compile("\r\n|[\r\n\x02\ufffe]")
_HYPHENS = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line, instead of the hyphen and the line's end."""
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")


def text_of(content: bytes) -> str:
    """Raises Unreadable: characters, damaged, encrypted, glyphs, pages, scan."""
    import pypdfium2  # type: ignore[import-untyped]  # only PDFs need it

    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) > MOST_PAGES:
            raise Unreadable("pages")
        pages, pictured = _pages(document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise Unreadable("encrypted" if code in (PASSWORD, SECURITY) else "damaged") from error
    if not pages:
        raise Unreadable("damaged")
    letters = sum(_letters(page) for page in pages)
    if pictured > len(pages) / 2 and letters < _FEW * len(pages):
        raise Unreadable("scan")
    unknown = sum(len(_UNKNOWN.findall(line.text)) for page in pages for line in page)
    if unknown > letters / 2:
        raise Unreadable("glyphs")
    words = vocabulary(line.text for page in pages for line in page)
    return "\n\n".join(filter(None, (joined(page, words) for page in pages)))


def _pages(document: Any) -> tuple[list[list[Line]], int]:
    """The lines of each page, and how many pages show a picture and hardly any text."""
    pages: list[list[Line]] = []
    pictured = length = 0
    for number in range(len(document)):
        page = document[number]
        lines = _lines(page)
        pages.append(lines)
        length += sum(len(line.text) for line in lines)
        if length > LONGEST:
            raise Unreadable("characters")
        if _letters(lines) < _FEW:
            pictured += next(page.get_objects(filter=[_IMAGE], max_depth=4), None) is not None
        page.close()
    return pages, pictured


def _letters(lines: list[Line]) -> int:
    return sum(1 for line in lines for char in line.text if not char.isspace())


def _lines(page: Any) -> list[Line]:
    """The printed lines of a page, without those that lie beside it."""
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    placed = len(text) == textpage.count_chars()  # else the places of characters are not those in the text
    left, bottom, right, top = page.get_bbox()
    lines = []
    start = 0
    for end in [*_BREAK.finditer(text), None]:
        stop = end.start() if end else len(text)
        shown = text[start:stop] + ("-" if end and end[0] in _HYPHENS else "")
        line = _placed(textpage, shown, text, start, stop) if placed else Line(shown, 0, 0, 0, 0)
        if not placed or (line.right >= left and line.left <= right and line.top >= bottom and line.bottom <= top):
            lines.append(line)
        start = end.end() if end else stop
    textpage.close()
    return lines


def _placed(textpage: Any, shown: str, text: str, start: int, stop: int) -> Line:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start == stop:
        return Line("", 0, 0, 0, 0)
    first, last = _box(textpage, start), _box(textpage, stop - 1)
    return Line(shown, first[0], max(first[2], last[2]), first[1], first[3])


def _box(textpage: Any, at: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character with the room that its font gives it: alike for all of a line."""
    left, bottom, right, top = textpage.get_charbox(at, loose=True)
    return left, bottom, right, top
