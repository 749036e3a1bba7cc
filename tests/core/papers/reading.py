"""What stands in a PDF and how it looks, for the tests of papers."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from typing import Any

import pypdfium2
from pypdfium2 import raw


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(content)
    try:
        yield document
    finally:
        document.close()


def pages(content: bytes) -> list[str]:
    """The text of each page."""
    with opened(content) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def text(content: bytes) -> str:
    return "\n".join(pages(content))


def fonts(content: bytes) -> set[str]:
    """The names of the typefaces that the file carries, without the mark of a subset."""
    names = set()
    with opened(content) as document:
        for page in document:
            for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(thing)
                assert raw.FPDFFont_GetIsEmbedded(font) == 1
                buffer = create_string_buffer(200)
                raw.FPDFFont_GetBaseFontName(font, buffer, 200)
                names.add(buffer.value.decode().rpartition("+")[2])
    return names


def ink(content: bytes, page: int = 0) -> float:
    """The part of a page that is not white."""
    with opened(content) as document:
        bitmap = document[page].render(scale=1, grayscale=True)
        shades = bytes(bitmap.buffer)
    return sum(shade < 200 for shade in shades) / len(shades)
