"""Web pages: the article without menus and footers, or all the text."""

import re

from lxml import etree
from lxml import html as lxml_html

HARMLESS = 200_000
"""Characters of a page that can be read in any process: the worst page of this length takes three seconds."""
_EMBEDDED = re.compile(r"\bdata:[\w/+.;=-]{1,100},[^\"'\s<>)]*")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_UNSEEN = {"head", "noscript", "script", "style", "template"}
_PARAGRAPHS = set(
    "article blockquote dl figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul".split()
)
_LINES = set("address aside body caption dd div dt figcaption form html li tbody thead tr".split())
_CELLS = {"td", "th"}


def text_of(content: bytes) -> str:
    """The article of a page in UTF-8 under its title; all the page's text where no article is found in it."""
    page = _EMBEDDED.sub("", content.decode(errors="replace"))
    article = _article(page)
    tree = _tree(page)
    if tree is None:
        return article
    title = (tree.findtext(".//h1") or tree.findtext(".//title") or "").strip()
    text = article or _shown(tree)
    return text if not title or title in text[:500] else f"{title}\n\n{text}"


def whole_text_of(content: bytes) -> str:
    """All that a page in UTF-8 shows, each block on a line of its own."""
    tree = _tree(_EMBEDDED.sub("", content.decode(errors="replace")))
    return "" if tree is None else _shown(tree)


def _article(page: str) -> str:
    import trafilatura  # loads slowly, and only pages need it

    try:
        found = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # noqa: BLE001 -- pages of the world break it in ways that nobody has listed
        return ""
    return found or ""


def _tree(page: str) -> lxml_html.HtmlElement | None:
    try:
        return lxml_html.fromstring(_DECLARATION.sub("", page))
    except (etree.LxmlError, ValueError, AssertionError, TypeError):
        return None


def _shown(tree: lxml_html.HtmlElement) -> str:
    parts: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        begins = event == "start"
        if begins and element.tag in _UNSEEN:
            unseen += 1
        elif event == "end" and element.tag in _UNSEEN:
            unseen -= 1
        if not unseen:
            parts.append(_mark(element.tag, begins=begins))
            parts.append(" ".join(((element.text if begins else element.tail) or "").split("\n")))
    text = "\n".join(_without_empty(line) for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _without_empty(line: str) -> str:
    words = (" ".join(part.split()) for part in line.split("\v"))
    return "\n".join(filter(None, words))


def _mark(tag: object, *, begins: bool) -> str:
    """What stands where an element begins or ends; "\\v" is the end of a line where it has not ended yet."""
    if tag in _PARAGRAPHS:
        return "\n\n"
    if tag in _LINES:
        return "\v"
    if tag == "br" and begins:
        return "\n"
    return " " if tag in _CELLS and begins else ""
