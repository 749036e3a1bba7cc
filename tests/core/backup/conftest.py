"""A filled database, and an archive of it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

Syndesis = Callable[..., "subprocess.Popen[str]"]


def quietly(what: str, number: int) -> None:
    """Progress that nobody looks at."""


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> Path:
    """A data folder of its own, since restoring removes files that no row names."""
    settings.FILES = tmp_path / "data" / "files"
    settings.FILES.mkdir(parents=True)
    return tmp_path / "data"


@pytest.fixture
def filled(transactional_db: None, data: Path, tmp_path: Path) -> dict[str, Any]:
    """What the filled database and the folder of files hold."""
    from tests.core.backup import state  # models, for which Django must be ready

    state.fill(tmp_path)
    assert state.is_filled()
    return state.everything()


@pytest.fixture
def archive(filled: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup of the filled database, in small members."""
    from syndesis.core.backup import back_up, taking

    monkeypatch.setattr(taking, "MEMBER", 2_000)
    path = tmp_path / "syndesis.tar.zst"
    back_up(path, progress=quietly)
    return path


@pytest.fixture
def syndesis(data: Path) -> Iterator[Syndesis]:
    """Starts `syndesis` in a process: on the database of the tests, or on SQLite in a `folder` of its own."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, folder: Path | None = None) -> "subprocess.Popen[str]":
        own = {name: value for name, value in os.environ.items() if not name.startswith("SYNDESIS_")}
        own |= {"SYNDESIS_DATA": str(folder)} if folder else {"SYNDESIS_DATA": str(data), **of_the_tests()}
        command = [sys.executable, "-m", "syndesis.cli", *arguments]
        started.append(subprocess.Popen(command, env=own, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def of_the_tests() -> dict[str, str]:
    from django.db import connection

    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return {"SYNDESIS_DATABASE_URL": f"sqlite:///{facts['NAME']}"}
    user = quote(facts["USER"]) + (f":{quote(facts['PASSWORD'])}" if facts["PASSWORD"] else "")
    place = quote(facts["HOST"], safe="") + (f":{facts['PORT']}" if facts["PORT"] else "")
    return {"SYNDESIS_DATABASE_URL": f"postgres://{user}@{place}/{facts['NAME']}"}
