"""Works out of BibTeX: entries as reference managers write them, their accents as LaTeX has them."""

import logging
import re
from collections.abc import Iterator
from functools import cache

from bibtexparser.library import Library
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.middlewares.parsestack import default_parse_stack
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, String
from bibtexparser.splitter import Splitter
from pylatexenc.latex2text import LatexNodes2Text

from syndesis.lib.works.shape import Employer, Unreadable, Work, Writer, doi_of, issn_of, plain, year_of

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what is wrong with a file is told to whoever gave it
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
KINDS = {
    **dict.fromkeys(("article", "periodical", "suppperiodical"), "article"),
    **dict.fromkeys(("inproceedings", "conference", "proceedings"), "proceedings"),
    **dict.fromkeys(("book", "mvbook", "collection", "booklet"), "book"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook", "inreference"), "chapter"),
    **dict.fromkeys(("dataset", "data"), "dataset"),
}
_ENTRY = re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)
_DOI = re.compile(r"doi\.org/(10\.[^\s}]+)", re.IGNORECASE)


def looks_like_it(text: str) -> bool:
    return bool(_ENTRY.search(text))


def read(text: str) -> Iterator[Work]:
    """The entries. Raises Unreadable at the line of the first that is damaged."""
    library = Library()
    library.add([_own(block, number) for number, block in enumerate(Splitter(text).split().blocks)])
    for step in default_parse_stack():
        library = step.transform(library)
    for block in library.blocks:
        if isinstance(error := getattr(block, "error", None), Exception):
            raise Unreadable(str((block.start_line or 0) + 1), "entry", _reason(error))
        if isinstance(block, Entry):
            yield _work(block)


def _own(block: Block, number: int) -> Block:
    """Two entries of one key are two works all the same, and of a field that stands twice the first is read."""
    if not isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        return block
    entry = block.ignore_error_block
    if not isinstance(entry, Entry | String):
        return block
    entry.key = f"{entry.key}#{number}"
    if isinstance(entry, Entry):
        entry.fields = list({field.key: field for field in reversed(entry.fields)}.values())
    return entry


def _reason(error: Exception) -> str:
    return str(getattr(error, "abort_reason", "") or error).splitlines()[0][:200]


def _work(entry: Entry) -> Work:
    said = {field.key.lower(): str(field.value) for field in entry.fields}
    address = _DOI.search(said.get("url", ""))
    doi, bad = doi_of(plain(said.get("doi", "")).replace("\\", "") or (address[1] if address else ""))
    kind = entry.entry_type.lower()
    language = _text(said.get("langid") or said.get("language", ""))
    return Work(
        place=(entry.start_line or 0) + 1,
        title=_text(said.get("title", "")),
        kind=KINDS.get(kind, "preprint" if said.get("eprint") or said.get("archiveprefix") else "other"),
        doi=doi,
        bad_doi=bad,
        year=year_of(_text(said.get("year") or said.get("date", ""))[:4]),
        journal=_text(said.get("journal") or said.get("journaltitle") or said.get("booktitle", "")),
        issn=issn_of(said.get("issn", "")),
        language=language.lower() if len(language) == 2 else "",
        writers=_writers(said),
    )


def _writers(said: dict[str, str]) -> tuple[Writer, ...]:
    """Authors, or the editors of what has none. An affiliation of the entry is that of its only author."""
    names = [_name(each) for each in split_multiple_persons_names(said.get("author") or said.get("editor", ""))]
    names = [name for name in names if name and name != "others"]
    employer = _text(said.get("affiliation", ""))
    employers = (Employer(employer),) if employer and len(names) == 1 else ()
    return tuple(Writer(name, employers=employers) for name in names)


def _name(raw: str) -> str:
    """Given name first; a name in braces is that of a group, and stays as it is."""
    raw = " ".join(raw.split())
    if raw.startswith("{") and raw.endswith("}"):
        return _text(raw)
    try:
        return _text(parse_single_name_into_parts(raw, strict=False).merge_first_name_first)
    except ValueError:
        return _text(raw)


def _text(latex: str) -> str:
    """As one reads it: `G{\\"o}del` is Gödel."""
    if not any(sign in latex for sign in "\\{}$~-`'"):
        return plain(latex)
    try:
        return plain(_decoder().latex_to_text(latex).replace("\u00a0", " "))
    except Exception:  # noqa: BLE001 -- the library names no error of its own; the source is better than nothing
        return plain(latex)


@cache
def _decoder() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="text")
