"""ZIP archives of documents, read with care."""

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from syndesis.core.services import Refused

MOST = 5000
"""Files of an archive."""


def entries(file: IO[bytes]) -> Iterator[tuple[int, str]]:
    """Number in the archive and name of each document, without folders and what systems put beside them. Raises Refused
    where it cannot be opened or holds too many."""
    try:
        with zipfile.ZipFile(file) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused(_("This is no archive that can be opened.")) from error
    documents = [(number, _name(each)) for number, each in enumerate(listed) if _is_document(each)]
    if len(documents) > MOST:
        raise Refused(_("An archive may hold %(most)s documents at most.") % {"most": MOST})
    yield from documents


def content_of(file: IO[bytes], number: int) -> bytes:
    """The bytes of one document. Raises Refused where they cannot be had, or are more than a document may be."""
    try:
        with zipfile.ZipFile(file) as archive:
            entry = archive.infolist()[number]
            if entry.flag_bits & 1:
                raise Refused(_("%(file)s is protected by a password.") % {"file": _name(entry)})
            with archive.open(entry) as packed:
                content = packed.read(settings.UPLOAD_LIMIT + 1)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise Refused(_("This file of the archive is damaged.")) from error
    if len(content) > settings.UPLOAD_LIMIT:
        limit = filesizeformat(settings.UPLOAD_LIMIT)
        raise Refused(_("%(file)s is larger than %(limit)s.") % {"file": _name(entry), "limit": limit})
    return content


def _is_document(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return not entry.is_dir() and bool(parts) and parts[0] != "__MACOSX" and not parts[-1].startswith(".")


def _name(entry: zipfile.ZipInfo) -> str:
    """As it was meant: old programs write the letters of other scripts without saying how."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        packed = name.encode("cp437", "replace")
        for encoding in ("utf-8", "cp866"):
            try:
                name = packed.decode(encoding)
            except UnicodeDecodeError:
                continue
            break
    return name.replace("\x00", "")[-500:]
