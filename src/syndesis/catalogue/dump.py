"""A dump of the Research Organization Registry (ROR), read record by record: official Zenodo zip, JSON or JSON lines.

A record is a dict in the shape of ROR schema 2.0 or 2.1 (https://ror.readme.io/docs/schema-v2). The file is recognised
by its content, not its name. Little memory is needed: a dump of 300 MB is never held at once. No Django here.
"""

import io
import json
import logging
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import ijson

from syndesis.catalogue.compressed import ZSTD_MAGIC, TruncatedStream, ZstdStream

Record = dict[str, Any]

ROR_ID = re.compile(r"https://ror\.org/0[a-z0-9]{8}")
LISTS_OF_OBJECTS = ("locations", "links", "external_ids", "relationships")
LISTS_OF_TEXT = ("types", "domains")
RELEASE = re.compile(r"\bv\d+(?:\.\d+)+")
HOPELESS = 25
"""So many unusable records in a row at the start, and the file is refused as a whole."""
CHUNK = 1 << 20

log = logging.getLogger(__name__)


class DumpError(Exception):
    """A file that is not, or not to its end, a dump of ROR schema 2; the message names the file and the place."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that was skipped: the file's name, the line or record (from 1), and what is wrong with it."""

    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place}: {self.reason}"


def read(path: str | Path, *, on_bad: Callable[[BadRecord], None] | None = None) -> Iterator[Record]:
    """The usable records of the dump at `path`, in its order.

    A record without ROR id or names, or with a field of the wrong shape, is skipped and given to `on_bad` (default: a
    warning in the log). Raises DumpError, at the latest when the end is reached: unreadable, truncated, schema 1, not
    a dump, no usable record.
    """
    on_bad = on_bad or (lambda bad: log.warning("Skipped %s", bad))
    name = Path(path).name
    held: list[BadRecord] | None = []  # until one record is good: a file that is no dump at all is told in one error
    for place, item in _items(Path(path)):
        reason = fault(item)
        if reason is None:
            for bad in held or ():
                on_bad(bad)
            held = None
            yield cast(Record, item)
            continue
        if held is not None and _is_schema_1(item):
            raise DumpError(
                f"{name}, {place}: written in ROR schema 1; needed is schema 2, "
                "which the official releases hold since v1.45 of April 2024 (*_schema_v2.json)"
            )
        if held is None:
            on_bad(BadRecord(name, place, reason))
            continue
        held.append(BadRecord(name, place, reason))
        if len(held) == HOPELESS:
            first = held[0]
            raise DumpError(f"{name} is not a ROR dump: its first {HOPELESS} records are unusable; {first.reason}")
    if held is not None:
        raise DumpError(f"{name} is not a ROR dump: it holds no usable record")


def count(path: str | Path) -> int:
    """How many records the dump holds, for a progress bar: found by scanning its bytes; 0 if unreadable."""
    found, rest = 0, b""
    key = b'"ror_display"'  # the type of exactly one name of each record
    try:
        with _open(Path(path)) as stream:
            while chunk := stream.read(CHUNK):
                found += (rest + chunk).count(key)
                rest = chunk[-len(key) + 1 :]
    except DumpError:
        return 0
    except (OSError, TruncatedStream, zipfile.BadZipFile, zlib.error):
        pass  # read() will say so, at the right place
    return found


def release(path: str | Path) -> str:
    """The release that the file's name states ("v1.63"), or "" where it does not."""
    match = RELEASE.search(Path(path).name)
    return match[0] if match else ""


def fault(item: object) -> str | None:
    """What makes `item` unusable as a record of ROR schema 2; None if nothing does."""
    if isinstance(item, _Unreadable):
        return item.reason
    if not isinstance(item, dict):
        return "not an object"
    identifier = item.get("id")
    if not isinstance(identifier, str) or not ROR_ID.fullmatch(identifier):
        return "no ROR id" if identifier is None else f"{identifier!r:.60} is not a ROR id"
    names = item.get("names")
    if not names:
        return "no names"
    if not _are_objects(names) or not all(
        isinstance(name.get("value"), str) and name["value"].strip() and isinstance(name.get("types") or [], list)
        for name in names
    ):
        return "malformed names"
    for key in LISTS_OF_OBJECTS:
        if not _are_objects(item.get(key) or []):
            return f"malformed {key}"
    for key in LISTS_OF_TEXT:
        values = item.get(key) or []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            return f"malformed {key}"
    return None


@dataclass(frozen=True, slots=True)
class _Unreadable:
    reason: str


def _are_objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _is_schema_1(item: object) -> bool:
    return isinstance(item, dict) and "names" not in item and "name" in item and "country" in item


def _items(path: Path) -> Iterator[tuple[str, object]]:
    """Every item of the file with its place ("line 3", "record 3"), unchecked."""
    place = "start"
    try:
        with _open(path) as stream:
            buffered: io.BufferedReader[Any] = io.BufferedReader(cast(Any, stream), CHUNK)
            start = buffered.peek(64)[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
            for place, item in _array(buffered) if start.startswith(b"[") else _lines(buffered):
                yield place, item
    except (TruncatedStream, EOFError) as error:
        raise DumpError(f"{path.name} is truncated: it breaks off after {place}") from error
    except (zipfile.BadZipFile, zlib.error) as error:
        raise DumpError(f"{path.name} is damaged or truncated after {place}: {error}") from error
    except OSError as error:
        raise DumpError(f"{path.name} cannot be read: {error.strerror or error}") from error
    except _Broken as error:
        raise DumpError(f"{path.name} {error} after {place}") from error


class _Broken(Exception):
    """Text that ends or goes wrong in the middle of a record."""


def _lines(stream: "io.BufferedReader[Any]") -> Iterator[tuple[str, object]]:
    for number, line in enumerate(stream, 1):
        if line.isspace():
            continue
        item: object
        try:
            item = json.loads(line)
        except ValueError as error:  # bad JSON or bad UTF-8
            if number > 1 and not line.endswith(b"\n"):
                raise _Broken("is truncated: it breaks off") from error
            item = _Unreadable(f"not JSON ({error})")
        yield f"line {number}", item


def _array(stream: "io.BufferedReader[Any]") -> Iterator[tuple[str, object]]:
    if stream.peek(3).startswith(b"\xef\xbb\xbf"):
        stream.read(3)
    items = enumerate(ijson.items(stream, "item", use_float=True), 1)
    while True:
        try:
            number, item = next(items)
        except StopIteration:
            return
        except (ijson.JSONError, ValueError) as error:
            early = "premature" in str(error) or "ncomplete" in str(error)  # the words of ijson's two backends
            raise _Broken("is truncated: it breaks off" if early else "holds broken JSON") from error
        yield f"record {number}", item


@contextmanager
def _open(path: Path) -> Iterator[IO[bytes]]:
    """The decompressed bytes of the file, or of the right member of the zip."""
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        magic = file.read(4)
        file.seek(0)
        if magic == b"PK\x03\x04":
            archive = stack.enter_context(zipfile.ZipFile(file))
            yield stack.enter_context(archive.open(_member(path, archive)))
        elif magic == ZSTD_MAGIC:
            yield cast(IO[bytes], ZstdStream(file))
        else:
            yield file


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The JSON file of schema 2: named so up to v1.74, the only one of a release since."""
    files = [file for file in archive.infolist() if file.filename.endswith(".json") and "__MACOSX" not in file.filename]
    files.sort(key=lambda file: (not file.filename.endswith("_schema_v2.json"), -file.file_size))
    if not files:
        raise DumpError(f"{path.name} is not a ROR dump: the archive holds no JSON file")
    return files[0]
