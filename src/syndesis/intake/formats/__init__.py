"""Turning the bytes of a document into its text.

A reader is a function of the bytes and the name of the file. It gives the text, or raises Refused with a message that
names the file; nothing else comes out of it, whatever the bytes are.
"""

import re
from pathlib import PurePath

from django.utils.translation import gettext as _

from syndesis.core.services import Refused
from syndesis.intake.formats import foreign, mail, plain, refusals, signatures
from syndesis.lib.extraction import LONGEST

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": signatures.HTML,
    ".htm": signatures.HTML,
    ".pdf": signatures.PDF,
    ".docx": signatures.DOCX,
    ".eml": signatures.EML,
}
READERS = {
    "text/plain": plain.text_of,
    "text/markdown": plain.text_of,
    signatures.HTML: foreign.web_page,
    signatures.PDF: foreign.pdf,
    signatures.DOCX: foreign.word,
    signatures.EML: mail.text_of,
}
_UNWANTED = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Controls, and what no database takes: they are of no text."""


def media_type_of(file_name: str, content: bytes = b"") -> str:
    """What a file is: by its name, and by its first bytes where they say otherwise. Raises Refused, naming the file,
    where its kind is none that we read."""
    suffix = PurePath(file_name).suffix.lower()
    if suffix in refusals.BY_NAME:
        raise Refused(refusals.BY_NAME[suffix] % {"file": file_name})
    if suffix not in MEDIA_TYPES:
        raise Refused(
            _("%(file)s: documents of this kind are not read; give %(kinds)s.")
            % {"file": file_name, "kinds": ", ".join(MEDIA_TYPES)}
        )
    named = MEDIA_TYPES[suffix]
    seen = signatures.media_type_in(content, named)
    if seen in READERS:
        return seen
    if seen is not None:
        raise refusals.mislabelled(file_name, seen)
    if named in (signatures.PDF, signatures.DOCX) and content.strip():
        if plain.is_text(content):
            return "text/plain"
        raise refusals.unreadable(file_name, "damaged")
    return named


def text_of(content: bytes, file_name: str) -> str:
    """The text of a document, with line ends as "\\n". Raises Refused, naming the file, where there is none."""
    media_type = media_type_of(file_name, content)
    if not content.strip():
        raise Refused(_("%(file)s is empty.") % {"file": file_name})
    text = READERS[media_type](content, file_name)
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise Refused(_("%(file)s holds no text.") % {"file": file_name})
    if len(text) > LONGEST:
        raise refusals.unreadable(file_name, "characters")
    return text
