"""Putting a question to an endpoint, within limits of time and size."""

import json
import time
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

LARGEST = 2 * 1024 * 1024
"""Bytes of an answer that are read."""
PIECE = 16 * 1024


class NoAnswer(Exception):
    """The endpoint did not answer as it should; says what happened, without the key."""


@dataclass(frozen=True)
class Answer:
    """What the endpoint said, and what it used up."""

    content: str
    words_in: int | None
    words_out: int | None


class _NoRedirect(HTTPRedirectHandler):
    """The key goes to the endpoint that was named, and to no other."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        return None


def is_on() -> bool:
    return bool(settings.READER_URL and settings.READER_MODEL)


def ask(messages: list[dict[str, str]]) -> Answer:
    """One question, one answer. Raises NoAnswer for any fault of the endpoint's."""
    address = settings.READER_URL.rstrip("/") + "/chat/completions"
    if urlsplit(address).scheme not in ("http", "https"):
        raise NoAnswer("SYNDESIS_READER_URL begins with neither http:// nor https://")
    told = {
        "model": settings.READER_MODEL,
        "messages": messages,
        "temperature": 0,
        "response_format": {"type": "json_object"},
    }
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "Syndesis"}
    if settings.READER_KEY:
        headers["Authorization"] = f"Bearer {settings.READER_KEY}"
    request = Request(address, json.dumps(told).encode(), headers, method="POST")  # noqa: S310 - scheme checked above
    try:
        return _understood(_sent(request))
    except HTTPError as error:
        raise NoAnswer(f"The endpoint answered {error.code}.") from error
    except (URLError, OSError, HTTPException) as error:
        raise NoAnswer(f"The endpoint was not reached: {getattr(error, 'reason', error)}") from error


def _sent(request: Request) -> bytes:
    """The answer in full, at the latest when the time is up: a timeout of the socket alone lets it trickle on."""
    limit = time.monotonic() + settings.READER_SECONDS
    opener = build_opener(_NoRedirect)
    pieces: list[bytes] = []
    with opener.open(request, timeout=settings.READER_SECONDS) as response:
        while piece := response.read1(PIECE):
            pieces.append(piece)
            if sum(map(len, pieces)) > LARGEST:
                raise NoAnswer("The answer is longer than any that makes sense.")
            if time.monotonic() > limit:
                raise TimeoutError("no whole answer in time")
    return b"".join(pieces)


def _understood(body: bytes) -> Answer:
    try:
        told = json.loads(body)
        content = told["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoAnswer("The endpoint’s answer is not in the form of chat completions.") from error
    if not isinstance(content, str):
        raise NoAnswer("The endpoint’s answer holds no text.")
    usage = told.get("usage")
    used = usage if isinstance(usage, dict) else {}
    return Answer(content, _number(used.get("prompt_tokens")), _number(used.get("completion_tokens")))


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and 0 <= value < 2**31 else None
