"""Turning the bytes of a document into its text."""

from pathlib import PurePath

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _
from lxml import etree
from lxml import html as lxml_html

from syndesis.core.services import Refused

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}
CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\f"}


def media_type_of(file_name: str) -> str:
    """Raises Refused, naming the file, where its kind is none that we read."""
    suffix = PurePath(file_name).suffix.lower()
    if suffix not in MEDIA_TYPES:
        raise Refused(
            _("%(file)s: documents of this kind are not read; give %(kinds)s.")
            % {"file": file_name, "kinds": ", ".join(MEDIA_TYPES)}
        )
    return MEDIA_TYPES[suffix]


def text_of(content: bytes, file_name: str) -> str:
    """The text of a document, with line ends as "\\n". Raises Refused, naming the file, where there is none."""
    media_type = media_type_of(file_name)
    if not content.strip():
        raise Refused(_("%(file)s is empty.") % {"file": file_name})
    text = _decoded(content, file_name)
    if media_type == "text/html":
        text = _article(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROLS)
    if not text.strip():
        raise Refused(_("%(file)s holds no text.") % {"file": file_name})
    return text


def _decoded(content: bytes, file_name: str) -> str:
    for encoding, mark in (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\0" in content[:65536]:
        raise Refused(_("%(file)s is not a text: it holds binary data.") % {"file": file_name})
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        guess = from_bytes(content).best()
        if guess is None:
            raise Refused(_("%(file)s: the encoding of the text is not known.") % {"file": file_name}) from None
        return str(guess)


def _article(page: str) -> str:
    """The article of a page without menus and footers; all its text where no article is found."""
    import trafilatura  # loads slowly, and only pages need it

    article = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True)
    try:
        tree = lxml_html.fromstring(page)
    except (etree.ParserError, ValueError):
        return article or ""
    if not article:
        for element in tree.xpath("//script|//style|//noscript"):
            element.drop_tree()
        return tree.text_content()
    title = (tree.findtext(".//h1") or tree.findtext(".//title") or "").strip()
    return article if not title or title in article[:500] else f"{title}\n\n{article}"
