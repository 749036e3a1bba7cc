"""Content-addressed files: bytes kept once, under the SHA-256 of their content."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def path_of(sha256: str) -> Path:
    return Path(settings.FILES) / sha256[:2] / sha256


def put(content: bytes) -> str:
    """Keep `content` and return its SHA-256. Written aside, then moved: a file is whole or not there at all."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return sha256


def get(sha256: str) -> bytes:
    return path_of(sha256).read_bytes()
