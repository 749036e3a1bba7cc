"""Word files (.docx): paragraphs and tables in their order, as they would be printed.

What is left out: headers, footers, comments, footnotes, what was deleted under tracked changes, hidden text.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from syndesis.lib.extraction import LONGEST, Unreadable

MOST_MEMBERS = 5_000
MOST_UNPACKED = 100 << 20
"""Bytes of all members. A file of the largest size that is taken holds pictures, which pack no further."""
HIGHEST_RATIO = 500
"""Unpacked to packed size of a member that is `LARGE`: a table of one word over and over reaches 124, zeros 1,000."""
LARGE = 10 << 20
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {_W + name for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "rt")} | {_FALLBACK}
_MARKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_DEEPEST = 100


def text_of(content: bytes) -> str:
    """Raises Unreadable: bomb, characters, damaged, encrypted, macros."""
    import docx  # loads slowly, and only Word files need it

    check(content)
    try:
        body = docx.Document(io.BytesIO(content)).element.body
    except MemoryError:
        raise
    except Exception as error:  # python-docx lets out whatever zipfile, lxml and its own lookups raise
        raise Unreadable("damaged") from error
    parts: list[str] = []
    length = 0
    for block in _blocks(body) if body is not None else ():
        parts.append(block)
        length += len(block)
        if length > LONGEST:
            raise Unreadable("characters")
    return "\n\n".join(parts)


def check(content: bytes) -> None:
    """Looks at what the file says of its members, before any of them is unpacked. `zipfile` unpacks no more of a
    member than that, so what it says is what it can hold."""
    if content.count(b"PK\x01\x02") > MOST_MEMBERS:
        raise Unreadable("bomb")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except MemoryError:
        raise
    except Exception as error:  # a broken directory makes zipfile raise what it likes
        raise Unreadable("damaged") from error
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted")
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        raise Unreadable("macros")
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        raise Unreadable("damaged")  # no word processor packs otherwise, and others ask for gigabytes to unpack
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Unreadable("bomb")
    if any(m.file_size > LARGE and m.file_size > HIGHEST_RATIO * max(m.compress_size, 1) for m in members):
        raise Unreadable("bomb")


def _blocks(parent: Any, depth: int = 0) -> Iterator[str]:
    """The paragraphs and table rows below an element. Content controls and the like are looked into."""
    if depth > _DEEPEST:
        return
    for child in parent:
        if child.tag == _W + "p":
            yield from filter(str.strip, _paragraph(child, depth))
        elif child.tag == _W + "tbl":
            rows = [row for each in child if (row := "\n".join(_rows(each, depth)))]
            if rows:
                yield "\n".join(rows)
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _blocks(child, depth + 1)


def _rows(element: Any, depth: int) -> Iterator[str]:
    """A row on a line, its cells apart by " | "; cells of several paragraphs one below the other."""
    if element.tag != _W + "tr":
        if element.tag in (_W + "sdt", _W + "sdtContent") and depth < _DEEPEST:
            for child in element:
                yield from _rows(child, depth + 1)
        return
    if element.find(f"{_W}trPr/{_W}del") is not None:
        return
    cells = [list(_blocks(cell, depth + 1)) for cell in element if cell.tag in (_W + "tc", _W + "sdt")]
    if all(len(cell) <= 1 and "\n" not in "".join(cell) for cell in cells):
        line = " | ".join("".join(cell).strip() for cell in cells)
        yield from [line] if line.strip(" |") else []
    else:
        yield from (block for cell in cells for block in cell)


def _paragraph(paragraph: Any, depth: int) -> list[str]:
    """Its text, and after it the texts of the boxes that hang on it."""
    parts: list[str] = []
    boxes: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _SKIPPED or (element.tag == _W + "r" and _is_hidden(element)):
            continue
        if element.tag == _W + "t":
            parts.append(element.text or "")
        elif element.tag == _W + "txbxContent":
            boxes.extend(_blocks(element, depth + 1))
        elif element.tag in _MARKS:
            parts.append(_MARKS[element.tag])
        else:
            waiting.extend(reversed(element))
    return ["".join(parts).strip(), *boxes]


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(_W + "val") not in ("0", "false", "off")
