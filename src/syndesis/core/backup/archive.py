"""The archive as a file: a tar whose every header and every content is a Zstandard frame with a checksum of its own.

`tar --zstd -tf` reads it. Frames of their own tell which member is damaged, and need no more memory than one member.
"""

import hashlib
import os
import re
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import zstandard

from syndesis.core.backup.errors import BackupError, BadArchive

LEVEL = 9
"""Of compression: a third smaller than the library's own level 3; reading stays as fast."""
CHUNK = 1 << 17
OURS = re.compile(r"tables/\w+/\d+\.jsonl|files/[0-9a-f]{64}|manifest\.json")
"""The names of members. None is ever used as the name of a file to write."""


class Writer:
    """An archive that grows; `hashes` holds the SHA-256 of each member so far."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._zstd = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        self.hashes: dict[str, str] = {}

    def add(self, name: str, content: bytes, *, last: bool = False) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(content), 0o600
        padding = b"\0" * (-len(content) % tarfile.BLOCKSIZE)
        # The end of the archive lies in the last frame, so that a file cut short anywhere has an unfinished frame.
        end = b"\0" * (2 * tarfile.BLOCKSIZE) if last else b""
        self._file.write(self._zstd.compress(info.tobuf(tarfile.USTAR_FORMAT)))
        self._file.write(self._zstd.compress(b"".join([content, padding, end])))
        self.hashes[name] = hashlib.sha256(content).hexdigest()


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """A new archive, written aside and given its name when all of it is on the disk. Never overwrites a file.

    Readable by its owner only, since it holds what users may not see and the hashes of their passwords.
    """
    _refuse_existing(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror}") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield Writer(file)
            file.flush()
            os.fsync(file.fileno())
        _move(part, path)
    except OSError as error:
        raise BackupError(f"{error.filename or path}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise BackupError(f"{path} exists; an archive is never overwritten")


def _move(part: Path, path: Path) -> None:
    try:
        path.hardlink_to(part)  # unlike a move, fails where somebody else has made the file meanwhile
    except OSError:
        _refuse_existing(path)
        part.rename(path)  # a file system without links
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of each member, in order. Raises BadArchive, which names the member, where the file is damaged,
    cut short or no such archive."""
    where = "at its beginning"
    try:
        with path.open("rb") as file:
            stream = _Frames(file)
            with tarfile.open(fileobj=stream, mode="r|", bufsize=CHUNK) as tar:  # type: ignore[call-overload]
                for info in tar:
                    where = f"in its member {info.name}"
                    content = tar.extractfile(info) if OURS.fullmatch(info.name) else None
                    if content is None:
                        raise BadArchive(f"{path} is no backup of Syndesis: it has a member {info.name}")
                    yield info.name, content.read()
                    where = f"after its member {info.name}"
            while rest := stream.read(CHUNK):
                if rest.strip(b"\0"):
                    raise BadArchive(f"{path} is damaged {where}: it goes on behind its end")
    except (_Damage, tarfile.TarError, EOFError) as error:
        raise BadArchive(f"{path} is damaged {where}, or no backup of Syndesis: {error}") from error
    except OSError as error:
        raise BadArchive(f"{path}: {error.strerror or error}") from error


class _Damage(Exception):
    """What the compressed data cannot be."""


class _Frames:
    """The decompressed bytes of a file of frames, at most one frame at a time. The library's own reader takes a frame
    that breaks off for the end."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._input = b""
        self._frame = None if not self._fill() else zstandard.ZstdDecompressor().decompressobj()
        self._ready = memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._ready and self._frame is not None:
            self._ready = memoryview(self._more())
        result, self._ready = self._ready[:size], self._ready[size:]
        return bytes(result)

    def _fill(self) -> bool:
        self._input = self._input or self._source.read(CHUNK)
        return bool(self._input)

    def _more(self) -> bytes:
        assert self._frame is not None
        if self._frame.eof:
            self._input = self._frame.unused_data
            self._frame = zstandard.ZstdDecompressor().decompressobj() if self._fill() else None
            return b""
        if not self._fill():
            raise _Damage("it breaks off")
        data, self._input = self._input, b""
        try:
            return self._frame.decompress(data)
        except zstandard.ZstdError as error:
            raise _Damage(str(error)) from error
