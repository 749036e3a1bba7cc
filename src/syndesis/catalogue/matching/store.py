"""One file of named arrays and texts that is mapped into memory: written whole or not at all, opened at once."""

import json
import mmap
import os
import tempfile
from array import array
from pathlib import Path
from typing import Any

MAGIC = b"syndesis-matching\n"


def write(path: Path, key: str, arrays: dict[str, "array[Any]"], texts: dict[str, list[str]]) -> None:
    """Puts the file in its place in one step, so that two writers and any reader see a whole file."""
    places: dict[str, tuple[str, int, int]] = {}
    blobs, at = [], 0
    for name, values in arrays.items():
        blobs.append(values.tobytes())
        places[name] = (values.typecode, at, len(blobs[-1]))
        at += len(blobs[-1]) + -len(blobs[-1]) % 8
    for name, lines in texts.items():
        blobs.append("\n".join(lines).encode())
        places[name] = ("text", at, len(blobs[-1]))
        at += len(blobs[-1]) + -len(blobs[-1]) % 8
    head = json.dumps({"key": key, "places": places}).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + len(head).to_bytes(8, "little") + head)
            file.write(b"\0" * (-file.tell() % 8))
            for blob in blobs:
                file.write(blob + b"\0" * (-len(blob) % 8))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


class Opened:
    """The arrays of a file as views into the mapped memory, the texts as lists."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where there is no file, ValueError where it is none of ours."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        begin = len(MAGIC) + 8
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError("not an index of names")
        size = int.from_bytes(self._map[len(MAGIC) : begin], "little")
        head = json.loads(self._map[begin : begin + size])
        self.key: str = head["key"]
        self._places: dict[str, tuple[str, int, int]] = head["places"]
        self._base = begin + size + -(begin + size) % 8

    def array(self, name: str) -> Any:
        """A view of numbers, to be read as a list is."""
        code, at, size = self._places[name]
        view: Any = memoryview(self._map)[self._base + at : self._base + at + size]
        return view.cast(code)

    def lines(self, name: str) -> list[str]:
        """The lines of a text."""
        _, at, size = self._places[name]
        return self._map[self._base + at : self._base + at + size].decode().split("\n")
