"""An endpoint on this machine that answers as a test tells it to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Endpoint:
    """What was asked, and what is to be answered: a text, a status, after a while, byte by byte."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.body = b""
        self.status = 200
        self.wait = 0.0
        self.drip = False
        self.location = ""

    def says(self, content: Any, **usage: int) -> None:
        text = content if isinstance(content, str) else json.dumps(content)
        self.body = json.dumps({"choices": [{"message": {"content": text}}], "usage": usage}).encode()


@contextmanager
def running(endpoint: Endpoint) -> Iterator[str]:
    """The address of the endpoint while it runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = self.rfile.read(int(self.headers["Content-Length"]))
            endpoint.asked.append({"path": self.path, **json.loads(told)})
            endpoint.keys.append(self.headers.get("Authorization"))
            time.sleep(endpoint.wait)
            with suppress(BrokenPipeError, ConnectionResetError):  # it was not waited for
                self._answer()

        def _answer(self) -> None:
            self.send_response(endpoint.status)
            if endpoint.location:
                self.send_header("Location", endpoint.location)
            self.end_headers()
            for piece in [bytes([byte]) for byte in endpoint.body] if endpoint.drip else [endpoint.body]:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(0.05 if endpoint.drip else 0)

        def log_message(self, *_args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
