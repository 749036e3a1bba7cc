"""Settings that a site may change: read from environment variables that start with `SYNDESIS_`."""

import os
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(f"SYNDESIS_{name}") or default


def number(name: str, default: int) -> int:
    given = text(name, str(default))
    if not given.isdecimal():
        raise ImproperlyConfigured(f"SYNDESIS_{name} is a whole number, not {given!r}")
    return int(given)


def flag(name: str, default: bool = False) -> bool:
    return text(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def prices(name: str) -> tuple[Decimal, Decimal] | None:
    """Two, as in `0.15,0.60`, or none."""
    if not (given := words(name)):
        return None
    try:
        first, second = map(Decimal, given)
    except (ValueError, InvalidOperation) as error:
        raise ImproperlyConfigured(f"SYNDESIS_{name} is two prices with a comma between, not {text(name)!r}") from error
    return first, second


class MailServer(NamedTuple):
    """How a mail server is spoken to; no host: there is none."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    """From the first word on."""


MAIL_SCHEMES = {"smtp": (25, False, False), "smtp+starttls": (587, True, False), "smtps": (465, False, True)}
"""Usual port, STARTTLS, TLS."""


def mail_server(address: str) -> MailServer:
    """The server of `smtp+starttls://user:password@mail.example.edu:587`."""
    if not address:
        return MailServer()
    parts = urlsplit(address)
    if parts.scheme not in MAIL_SCHEMES or not parts.hostname:
        known = ", ".join(f"{scheme}://" for scheme in MAIL_SCHEMES)
        raise ImproperlyConfigured(f"SYNDESIS_EMAIL_URL begins with one of {known} and names a server")
    port, starttls, tls = MAIL_SCHEMES[parts.scheme]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, parts.port or port, user, password, starttls, tls)


def data_folder() -> Path:
    """The folder of the SQLite database, the files and the secret key; made when missing."""
    folder = Path(text("DATA", "data")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def address(origins: list[str], hosts: list[str]) -> str:
    """`SYNDESIS_ADDRESS`; else the first of the origins, else the first of the names."""
    scheme = "https" if flag("HTTPS") else "http"
    first = next(iter(hosts), "localhost").lstrip(".")
    return (text("ADDRESS") or next(iter(origins), f"{scheme}://{first}")).rstrip("/")


def secret_key(folder: Path) -> str:
    """`SYNDESIS_SECRET_KEY`, or a key made once and kept in the data folder, readable by its owner only."""
    if key := text("SECRET_KEY"):
        return key
    import secrets

    path = folder / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
