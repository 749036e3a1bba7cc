"""E-mail (.eml): subject, day, correspondents and body; attachments by name only."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.policy import Compat32, EmailPolicy
from email.utils import parsedate_to_datetime
from typing import Any

from syndesis.core.services import Refused
from syndesis.intake.formats import foreign, plain, refusals

MOST_LINES = 2_000_000
MOST_PARTS = 10_000
"""Lines that may begin a part. Messages with more lines or parts than these fill the memory with objects."""
LONGEST_HEADER = 20_000
"""Characters. The time that it takes to take a header apart grows with the square of its length."""
_BODIES = ("text/plain", "text/markdown", "text/html", "multipart/")
"""Beginnings of the types of what is read. A "multipart" without parts is a body whose divider was lost."""
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


class Modern(EmailPolicy):
    """The standard library's default: reads headers by their grammar, and stumbles over some that have none."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        return super().header_source_parse(_cut(sourcelines))


class Lenient(Compat32):
    """The older one, which leaves headers as they are: for what the other stumbles over."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        return super().header_source_parse(_cut(sourcelines))


def _cut(lines: list[str]) -> list[str]:
    """The lines of a header without the end of what is too long."""
    kept: list[str] = []
    left = LONGEST_HEADER
    for line in lines:
        kept.append(line[:left])
        left -= len(line)
        if left <= 0:
            break
    return kept


def text_of(content: bytes, file_name: str) -> str:
    if b"\0" in content[:65_536]:
        return plain.text_of(content, file_name)  # a text in UTF-16, or none at all
    if content.count(b"\n") + content.count(b"\r") > MOST_LINES or content.count(b"\n--") > MOST_PARTS:
        raise refusals.unreadable(file_name, "slow")
    for policy in (Modern(), Lenient()):
        try:
            message: Message = message_from_bytes(content.lstrip(), policy=policy)
            if not message.keys():
                return plain.text_of(content, file_name)
            return "\n\n".join(filter(None, (part.strip() for part in _parts(message, file_name))))
        except (MemoryError, Refused):
            raise
        except Exception:  # noqa: BLE001, S112 -- no two broken messages break the parser in the same way
            continue
    raise refusals.unreadable(file_name, "damaged")


def _parts(message: Message, file_name: str) -> Iterator[str]:
    yield _header(message, "Subject")
    lines = (("Date", _day(message)), ("From", _header(message, "From")), ("To", _header(message, "To")))
    yield "\n".join(f"{name}: {value}" for name, value in lines if value)
    if message.get_content_type() in _ENCRYPTED:
        raise refusals.unreadable(file_name, "encrypted")
    attached = []
    for part, is_body in _leaves(message):
        if is_body:
            yield _body(part, file_name)
        else:
            attached.append(_name(part))
    yield f"Attachments: {', '.join(attached)}" if attached else ""


def _header(message: Message, name: str) -> str:
    """A header in words. What stands in it undecoded is decoded, be it by no rule."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return _worded(raw)


def _worded(raw: str) -> str:
    raw = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        parts = decode_header(raw)
    except ValueError:  # base64 that is none
        parts = [(raw, None)]
    # Between encoded words the library gives the bytes of "raw-unicode-escape".
    words = (
        part if isinstance(part, str) else _decoded(part, charset) if charset else part.decode("raw-unicode-escape")
        for part, charset in parts
    )
    return " ".join("".join(words).split())


def _day(message: Message) -> str:
    """The day in the sender's time, as ISO 8601, which the reading knows in every language."""
    raw = _header(message, "Date")
    try:
        return parsedate_to_datetime(raw).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return raw


def _leaves(part: Message) -> Iterator[tuple[Message, bool]]:
    """The parts that hold something, each with whether it is of the body; of several versions of the body only one."""
    kind, children = part.get_content_type(), _children(part)
    if not kind.startswith("multipart/") or not children:
        if kind not in _SIGNATURES:
            yield (
                part,
                kind.startswith(_BODIES) and part.get_content_disposition() != "attachment" and not part.get_filename(),
            )
    elif kind == "multipart/alternative":
        versions = [list(_leaves(child)) for child in children]
        yield from next(filter(_is_telling, versions), next(filter(None, versions), []))
    elif kind == "multipart/related":  # a page and its pictures
        yield from (leaf for child in children[:1] for leaf in _leaves(child))
        yield from ((child, False) for child in children[1:] if "Content-ID" not in child)
    else:
        for child in children:
            yield from _leaves(child)


def _children(part: Message) -> list[Message]:
    payload: Any = part.get_payload()
    return payload if isinstance(payload, list) else []


def _is_telling(version: list[tuple[Message, bool]]) -> bool:
    return any(is_body and _bytes(part).strip() for part, is_body in version)


def _name(part: Message) -> str:
    name = part.get_filename()
    if not name and part.get_content_type() == "message/rfc822" and (inner := _children(part)):
        name = _header(inner[0], "Subject")
    return _worded(name) if name else part.get_content_type()


def _body(part: Message, file_name: str) -> str:
    text = _decoded(_bytes(part).replace(b"\0", b""), part.get_content_charset() or "utf-8")
    text = text.replace("\r\n", "\n")
    if part.get_content_type() == "text/html":
        return foreign.whole_page(text, file_name)
    return _unflowed(text, tight=part.get_param("delsp") == "yes") if part.get_param("format") == "flowed" else text


def _bytes(part: Message) -> bytes:
    raw: Any = part.get_payload()
    if isinstance(raw, str) and " " in raw.strip() and str(part.get("Content-Transfer-Encoding")).lower() == "base64":
        return raw.encode("utf-8", "surrogateescape")  # it says so, and is not
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(content: bytes, charset: str) -> str:
    """In the encoding that is named, or in UTF-8 where it is not in that; with marks for what is in neither."""
    for name in (charset, "utf-8"):
        text = plain.decoded_as(content, name)
        if text is not None:
            return text
    return plain.guessed(content) or plain.decoded_as(content, charset, "replace") or content.decode(errors="replace")


def _unflowed(text: str, *, tight: bool) -> str:
    """Lines that end with a space go on in the next one (RFC 3676); the mark of a signature ("-- ") does not."""
    parts: list[str] = []
    goes_on = quoted = False
    for line in text.split("\n"):
        shown = line.removeprefix(" ")
        if goes_on and quoted == shown.startswith(">"):
            shown = re.sub(r"^>+ ?", "", shown)
        elif parts:
            parts.append("\n")
        quoted = line.startswith(">")
        goes_on = shown.endswith(" ") and shown != "-- "
        parts.append(shown[:-1] if goes_on and tight else shown)
    return "".join(parts)
