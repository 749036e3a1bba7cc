"""A mail server of a test's own: it speaks as much SMTP as is needed to receive."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self, refuses: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.mails: list[EmailMessage] = []
        self.refuses = refuses


class _Conversation(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.say("220 here")
        for line in self.rfile:
            word = line.strip().upper().split(b" ")[0]
            if word == b"QUIT":
                self.say("221 bye")
                return
            if word != b"DATA":
                self.say("250 fine")
            elif self.server.refuses:
                self.say("451 not now")
            else:
                self.say("354 go on")
                self.receive()
                self.say("250 kept")

    def receive(self) -> None:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.server.mails.append(message_from_bytes(b"".join(lines), policy=policy.default))

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_server(settings, refuses: bool = False) -> Iterator[list[EmailMessage]]:
    """The mails that come in, while the site sends to this server."""
    server = _Server(refuses)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    try:
        yield server.mails
    finally:
        server.shutdown()
        server.server_close()
