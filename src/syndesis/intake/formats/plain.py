"""Plain text and Markdown, in whatever encoding it was written."""

import re

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from syndesis.core.services import Refused

_MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))
"""Encodings that say their name in the first bytes."""
_LOOKED_AT = 65_536
_ENCODING = re.compile(
    r"(?:windows|cp|iso|latin|koi8|mac|gb|big5|euc|shift|utf|us-?ascii|hz|tis)[\w.:-]*", re.IGNORECASE
)
"""Names of encodings as files give them. Python knows others, which are none of texts or take very long."""
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8"}
"""What is meant by a name, as all browsers take it."""


def text_of(content: bytes, file_name: str) -> str:
    for encoding, mark in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\0" in content[:_LOOKED_AT]:
        raise Refused(_("%(file)s is not a text: it holds binary data.") % {"file": file_name})
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = guessed(content)
        if text is None:
            raise Refused(_("%(file)s: the encoding of the text is not known.") % {"file": file_name}) from None
        return text


def guessed(content: bytes) -> str | None:
    guess = from_bytes(content).best()
    return None if guess is None else str(guess)


def decoded_as(content: bytes, encoding: str, errors: str = "strict") -> str | None:
    """The text in an encoding that the file itself names; None where it is not in it, or the name is none."""
    if b"\0" in content[:_LOOKED_AT] or not _ENCODING.fullmatch(encoding):
        return None
    try:
        return content.decode(_WIDER.get(encoding.lower(), encoding), errors=errors)
    except (LookupError, ValueError):
        return None


def is_unicode(content: bytes) -> bool:
    if content.startswith(tuple(mark for _encoding, mark in _MARKS)):
        return True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_text(content: bytes) -> bool:
    """Whether these bytes are a text in Unicode without a doubt: a name that says otherwise is then wrong."""
    head = content[:_LOOKED_AT].decode("utf-8", errors="ignore")
    return is_unicode(content) and all(char.isprintable() or char.isspace() or char == "\ufeff" for char in head)
