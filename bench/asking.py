"""Asking as a browser or another system does: through the real WSGI handler, as the server calls it."""

import io
import sys
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from django.core.handlers.wsgi import WSGIHandler

Application = Callable[..., Iterable[bytes]]


class Failed(Exception):
    """An answer other than was expected: what is measured must work."""


class Site:
    """An application, asked with the same headers again and again."""

    def __init__(self, application: Application, headers: dict[str, str] | None = None) -> None:
        self.application = application
        self.headers = {f"HTTP_{name.upper().replace('-', '_')}": text for name, text in (headers or {}).items()}

    def get(self, address: str) -> bytes:
        return self._ask("GET", address, b"")

    def post(self, address: str, body: bytes) -> bytes:
        return self._ask("POST", address, body)

    def _ask(self, method: str, address: str, body: bytes) -> bytes:
        path, _mark, query = address.partition("?")
        said: list[str] = []
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": quote(query, safe="=&%+"),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_HOST": "localhost",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            **self.headers,
        }
        response = self.application(environ, lambda status, _headers: said.append(status))
        try:
            content = b"".join(response)
        finally:
            if close := getattr(response, "close", None):
                close()
        if not said[0].startswith("2"):
            raise Failed(f"{method} {address}: {said[0]} {content[:300]!r}")
        return content


def ours(headers: dict[str, str]) -> Site:
    """Syndesis with all that stands around its pages, as the server loads it."""
    from syndesis.config.wsgi import application

    return Site(application, headers)


def floor() -> Site:
    """The bare views of `bench.floor`, around which nothing stands: no session, login, permission, language."""
    from django.core.handlers.wsgi import WSGIRequest
    from django.test.utils import override_settings

    class FloorRequest(WSGIRequest):
        urlconf = "bench.floor.urls"

    class FloorHandler(WSGIHandler):
        request_class = FloorRequest

    with override_settings(MIDDLEWARE=[]):
        return Site(FloorHandler())
