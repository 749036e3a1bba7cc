"""What a file is by its first bytes, whatever its name says."""

import re

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EML = "message/rfc822"
HTML = "text/html"

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"%!PS", "postscript"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\x1f\x8b\x08", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"BZh9", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"\x7fELF", "program"),
    (b"ID3\x03", "recording"),
    (b"ID3\x04", "recording"),
    (b"OggS\0", "recording"),
    (b"\x1a\x45\xdf\xa3", "recording"),
)
_INSIDE_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument", "opendocument"),
    (b"mimetypeapplication/epub+zip", "book"),
    (b"word/", DOCX),
    (b"xl/", "excel"),
    (b"ppt/", "powerpoint"),
)
_INSIDE_OLE = (("EncryptedPackage", "locked"), ("__substg1.0_", "outlook"), ("WordDocument", "old word"))
"""Names of streams in the container of Office before 2007, and of what it encrypts today ([MS-CFB], [MS-OFFCRYPTO])."""
_BRANDS = ((b"heic", "picture"), (b"heix", "picture"), (b"mif1", "picture"), (b"avif", "picture"))
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"([!-9;-~]{2,60}):[ \t]?[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n")
_TRANSPORT = {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"}
_LETTER = {b"from", b"to", b"subject", b"date"}
_HEAD = 65_536


def media_type_in(content: bytes, named: str) -> str | None:
    """One of the media types that we read, one word for what we do not read (those of `refusals`), or None where the
    first bytes say nothing, as those of a text do. `named` is what the name says: it decides where both are true."""
    head = content[:_HEAD]
    if head.startswith(b"%PDF-") or (named == PDF and b"%PDF-" in head[:1024]):
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(content, named)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((kind for name, kind in _INSIDE_OLE if name.encode("utf-16-le") in content), "office")
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[4:8] == b"ftyp":
        return dict(_BRANDS).get(head[8:12], "recording")
    if head.startswith(b"RIFF"):
        return "picture" if head[8:12] == b"WEBP" else "recording"
    return _in_text(head, named)


def _in_zip(content: bytes, named: str) -> str:
    """By the first name of a member that is telling; names stand in a ZIP as they are."""
    if named == DOCX and b"word/" in content:
        return DOCX
    found = [(at, kind) for mark, kind in _INSIDE_ZIP if (at := content.find(mark)) >= 0]
    return min(found)[1] if found else "archive"


def _in_text(head: bytes, named: str) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="replace").encode(errors="replace")
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return HTML
    if named == EML:
        return None
    names: set[bytes] = set()
    at = 0
    while (header := _HEADER.match(head, at)) and len(names) < 100:
        names.add(header[1].lower())
        at = header.end()
    return EML if names & _TRANSPORT and len(names & _LETTER) >= 2 else None
