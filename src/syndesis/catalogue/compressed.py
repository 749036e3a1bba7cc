"""Zstandard files as byte streams that notice a missing end (the library's own reader takes it for the end)."""

import io
from typing import IO

import zstandard

ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
CHUNK = 1 << 17


class TruncatedStream(Exception):
    """Compressed data that breaks off, or is damaged, before its end."""


class ZstdStream(io.RawIOBase):
    """The decompressed bytes of `source`, of one frame or several. Raises TruncatedStream in place of an early end."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._ready = memoryview(b"")
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, target: "memoryview | bytearray") -> int:  # type: ignore[override]
        while not self._ready:
            if not self._more():
                return 0
        size = min(len(target), len(self._ready))
        target[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _more(self) -> bool:
        """Decompresses the next chunk; False at the proper end."""
        if self._frame.eof:
            data = self._frame.unused_data or self._source.read(CHUNK)
            if not data:
                return False
            self._frame = zstandard.ZstdDecompressor().decompressobj()
        else:
            data = self._source.read(CHUNK)
            if not data:
                raise TruncatedStream
        try:
            self._ready = memoryview(self._frame.decompress(data))
        except zstandard.ZstdError as error:
            raise TruncatedStream(str(error)) from error
        return True
