"""A browser without a window: cookies, forms and their CSRF token, on this machine only."""

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode

PATIENCE = 60
"""Seconds for an answer: longer than the server may take, so that only a kill leaves a request unanswered."""
CARD = re.compile(r'data-finding="(\d+)"\s+data-status="(\w+)"')


class Unanswered(Exception):
    """The server took no request or died before its whole answer had come: whether it did the deed is unknown."""


@dataclass(frozen=True)
class Answer:
    """What came back, redirects not followed."""

    status: int
    location: str
    text: str

    @property
    def findings(self) -> dict[int, str]:
        """The decisions that the page shows, by finding."""
        return {int(key): status for key, status in CARD.findall(self.text)}


class Browser:
    """One person's; `sent` is called with each POST whose last byte has left."""

    def __init__(self, port: int, sent: Callable[[], None] = lambda: None) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies), _Wire(sent), _Stay()
        )

    def sign_in(self, name: str, password: str) -> None:
        self.get("/sign-in/")
        answer = self.post("/sign-in/", username=name, password=password)
        assert answer.status == 302, answer

    def get(self, path: str) -> Answer:
        return self._ask(urllib.request.Request(self.origin + path))

    def post(self, path: str, *, htmx: bool = False, **fields: str) -> Answer:
        token = next((cookie.value for cookie in self.cookies if cookie.name == "csrftoken"), "")
        body = urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        headers = {"HX-Request": "true"} if htmx else {}
        return self._ask(urllib.request.Request(self.origin + path, body, headers))

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return _read(answer)
        except urllib.error.HTTPError as answer:
            return _read(answer)
        except (OSError, http.client.HTTPException) as error:
            raise Unanswered(str(error)) from error


def _read(answer: Any) -> Answer:
    try:
        text = answer.read().decode()
    except (OSError, http.client.HTTPException) as error:
        raise Unanswered(str(error)) from error
    return Answer(answer.status, answer.headers.get("Location", ""), text)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: that it came is the confirmation."""

    def redirect_request(self, *_: Any) -> None:
        return None


class _Wire(urllib.request.HTTPHandler):
    """Tells when a POST has been sent and its answer is waited for."""

    def __init__(self, sent: Callable[[], None]) -> None:
        super().__init__()
        self.sent = sent

    def http_open(self, request: urllib.request.Request) -> Any:
        tell = self.sent if request.data else lambda: None

        class Connection(http.client.HTTPConnection):
            def getresponse(self) -> http.client.HTTPResponse:
                tell()
                return super().getresponse()

        return self.do_open(Connection, request)
