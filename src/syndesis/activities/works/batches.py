"""Many keys in parts: SQLite takes so many in one question."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
CHUNK = 400


def in_parts(values: Iterable[Item]) -> Iterator[list[Item]]:
    listed = list(values)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]
