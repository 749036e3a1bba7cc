"""Settings that a site may change: read from environment variables that start with `SYNDESIS_`."""

import os
from pathlib import Path


def text(name: str, default: str = "") -> str:
    return os.environ.get(f"SYNDESIS_{name}") or default


def flag(name: str, default: bool = False) -> bool:
    return text(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def data_folder() -> Path:
    """The folder of the SQLite database, the files and the secret key; made when missing."""
    folder = Path(text("DATA", "data")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


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
