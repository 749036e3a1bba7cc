"""An archive belongs to no database: what PostgreSQL held goes into SQLite and comes back unchanged."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from syndesis.core.backup import restore, verified
from tests.core.backup import state
from tests.core.backup.conftest import Syndesis, quietly


@pytest.mark.full
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="wants a PostgreSQL in SYNDESIS_DATABASE_URL; makes its SQLite itself"
)
def test_from_postgresql_to_sqlite_and_back(
    filled: dict[str, Any], archive: Path, tmp_path: Path, syndesis: Syndesis
) -> None:
    second = tmp_path / "second.tar.zst"
    for arguments in (["restore", str(archive)], ["backup", str(second)]):
        process = syndesis(*arguments, folder=tmp_path / "sqlite")
        assert process.wait() == 0, process.communicate()[0]
    assert (verified(archive).engine, verified(second).engine) == ("postgresql", "sqlite")

    restore(second, force=True, progress=quietly)

    assert state.everything() == filled
