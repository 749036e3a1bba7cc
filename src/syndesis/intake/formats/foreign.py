"""Word files, PDFs and web pages: formats whose readers are not ours, and are held apart where they could do harm."""

import re

from syndesis.intake.formats import plain, refusals
from syndesis.lib.extraction import Unreadable, apart, page

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


def pdf(content: bytes, file_name: str) -> str:
    return _apart("pdf", content, file_name)


def word(content: bytes, file_name: str) -> str:
    return _apart("word", content, file_name)


def web_page(content: bytes, file_name: str) -> str:
    decoded = _decoded(content, file_name).encode(errors="replace")
    return page.text_of(decoded) if len(decoded) <= page.HARMLESS else _apart("page", decoded, file_name)


def whole_page(html: str, file_name: str) -> str:
    """All the text of a page, nothing of it taken for a menu."""
    encoded = html.encode(errors="replace")
    return page.whole_text_of(encoded) if len(encoded) <= page.HARMLESS else _apart("whole_page", encoded, file_name)


def _apart(kind: apart.Kind, content: bytes, file_name: str) -> str:
    try:
        return apart.text_of(kind, content)
    except Unreadable as unreadable:
        raise refusals.unreadable(file_name, unreadable.reason) from unreadable


def _decoded(content: bytes, file_name: str) -> str:
    """A page says its encoding in its head; where it does not, or what it says is not so, it is read as a text."""
    told = _CHARSET.search(content[:4096])
    if told and not plain.is_unicode(content):
        decoded = plain.decoded_as(content, told[1].decode())
        if decoded is not None:
            return decoded
    return plain.text_of(content, file_name)
