"""Content-addressed files: bytes kept once, under the SHA-256 of their content."""

import hashlib
import mimetypes
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePath

from django.conf import settings

OFFICE = "application/vnd.openxmlformats-officedocument."
HARMLESS = {
    "application/pdf",
    "application/zip",
    f"{OFFICE}wordprocessingml.document",
    f"{OFFICE}spreadsheetml.sheet",
    f"{OFFICE}presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "message/rfc822",
    "text/plain",
}
"""Kinds of files that a browser may be told; any other, such as a page or drawing with scripts, is mere bytes to it."""
UNKNOWN = "application/octet-stream"


def media_type_of(file_name: str) -> str:
    """What a file is by its name, for one that nobody reads."""
    return mimetypes.types_map.get(PurePath(file_name).suffix.lower(), UNKNOWN)


def safe_type(media_type: str) -> str:
    """The kind under which a file is handed out, whatever it claims to be."""
    return media_type if media_type in HARMLESS else UNKNOWN


def path_of(sha256: str) -> Path:
    return Path(settings.FILES) / sha256[:2] / sha256


def put(content: bytes) -> str:
    """Keep `content` and return its SHA-256. Written aside, then moved: a file is whole or not there at all."""
    sha256 = hashlib.sha256(content).hexdigest()
    return sha256 if path_of(sha256).exists() else put_by_pieces([content])[0]


def put_by_pieces(pieces: Iterable[bytes]) -> tuple[str, int]:
    """Keep what comes piece by piece, never more than one of them in memory. Returns its SHA-256 and its size."""
    folder = Path(settings.FILES)
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix="part-")
    sha256, size = hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                sha256.update(piece)
                size += file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        path = path_of(sha256.hexdigest())
        path.parent.mkdir(exist_ok=True)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return sha256.hexdigest(), size


def get(sha256: str) -> bytes:
    return path_of(sha256).read_bytes()


def remove(sha256: str) -> None:
    """Throw the bytes away, where no row names them any more."""
    from syndesis.core.models import StoredFile

    if not StoredFile.objects.filter(sha256=sha256).exists():
        path_of(sha256).unlink(missing_ok=True)
