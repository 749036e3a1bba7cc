"""Files of works: OpenAlex, Crossref and CSL as JSON or line by line, and BibTeX."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from syndesis.lib.works import bibtex, crossref, openalex
from syndesis.lib.works.doi import normal_doi
from syndesis.lib.works.shape import Employer, Unreadable, Work, Writer

SUFFIXES = (".json", ".jsonl", ".bib", ".bibtex")
LISTS = ("results", "items", "works")
"""Keys under which answers of the registers hold their records."""


def read(content: bytes) -> list[Work]:
    """The works of a file, in their order. Raises Unreadable, which says where and why."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(str(line), "encoding") from error
    start = text.lstrip()[:1]
    if not start:
        raise Unreadable("1", "empty")
    if start not in "[{":
        if not bibtex.looks_like_it(text):
            raise Unreadable("1", "shape")
        return list(bibtex.read(text))
    records = list(_records(text))
    reader = _reader(records)
    return [reader(record, number) for number, record in enumerate(records, start=1)]


def _records(text: str) -> Iterator[dict[str, Any]]:
    """The records of a JSON file, or of one with a record on each line."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise Unreadable(str(error.lineno), "json", error.msg) from error
        yield from _lines(text)
        return
    except RecursionError as error:
        raise Unreadable("1", "json", "too deep") from error
    yield from _unpacked(value)


def _lines(text: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise Unreadable(str(number), "json", getattr(error, "msg", "")) from error
        yield from _unpacked(value, number)


def _unpacked(value: Any, line: int = 0) -> Iterator[dict[str, Any]]:
    """The records that a value is or holds, however an answer wraps them."""
    if isinstance(value, dict) and isinstance(value.get("message"), dict):
        value = value["message"]
    if isinstance(value, dict):
        value = next((value[name] for name in LISTS if isinstance(value.get(name), list)), [value])
    for number, record in enumerate(value, start=1):
        if not isinstance(record, dict):
            raise Unreadable(str(line or number), "record")
        yield record


def _reader(records: list[dict[str, Any]]) -> Callable[[dict[str, Any], int], Work]:
    """By the first record: a file has one shape."""
    if not records:
        raise Unreadable("1", "empty")
    if openalex.is_one(records[0]):
        return openalex.read
    if crossref.is_one(records[0]):
        return crossref.read
    raise Unreadable("1", "shape")


__all__ = ["SUFFIXES", "Employer", "Unreadable", "Work", "Writer", "normal_doi", "read"]
