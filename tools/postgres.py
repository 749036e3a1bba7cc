"""A PostgreSQL of one's own for the time of a test run: a temporary folder, a Unix socket, no password, no port."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tools.installation import Problem

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "60",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "shared_buffers": "256MB",
}


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`: on the path, or where distributions keep them, the newest first."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr").glob("pgsql-*/bin")]
    ready = [folder for folder in folders if (folder / "initdb").exists()]
    return max(ready, key=lambda folder: float("".join(re.findall(r"[\d.]", folder.parent.name)) or 0), default=None)


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The address of a database in a fresh cluster, made with the programs in `folder`; all is gone afterwards."""
    # The path of a socket may have about 100 characters, hence not under $TMPDIR.
    home = Path(tempfile.mkdtemp(prefix="syndesis-pg-", dir="/tmp"))
    account = unprivileged()
    if account:
        os.chown(home, account["user"], account["group"])
    server = None
    try:
        initdb = [folder / "initdb", "-D", home / "data", "-U", "syndesis", "-A", "trust", "-E", "UTF8"]
        made = subprocess.run(
            [*initdb, "--locale=C.UTF-8", "--no-sync"], capture_output=True, text=True, check=False, cwd="/", **account
        )
        if made.returncode:
            raise Problem(f"PostgreSQL could not make a cluster:\n{made.stdout}{made.stderr}")
        options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(
                [folder / "postgres", "-D", home / "data", "-k", home, *options],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd="/", **account,
            )  # fmt: skip
        wait_for(server, home)
        yield f"postgres://syndesis@{quote(str(home), safe='')}/postgres"
    finally:
        if server:
            server.send_signal(signal.SIGINT)  # ends all sessions, then stops
            server.wait(timeout=20)
        shutil.rmtree(home, ignore_errors=True)


def unprivileged() -> dict[str, object]:
    """The account to run as, since PostgreSQL refuses to run as root: `postgres`, or any account without rights."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    import pwd

    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def wait_for(server: subprocess.Popen[bytes], home: Path) -> None:
    """Until the server says in its own status file that it takes connections."""
    status, deadline = home / "data" / "postmaster.pid", time.monotonic() + 20
    while not (status.exists() and status.read_text(encoding="utf-8").rstrip().endswith("ready")):
        if server.poll() is not None or time.monotonic() > deadline:
            raise Problem(f"PostgreSQL did not start:\n{(home / 'log').read_text(encoding='utf-8', errors='replace')}")
        time.sleep(0.05)
