"""What was backed up comes back: every row of every table, every file, and all that watches over them."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from syndesis.catalogue import queries as catalogue
from syndesis.core import files, search
from syndesis.core.backup import back_up, restore
from syndesis.core.history import events_of
from syndesis.core.models import HistoryEvent, StoredFile
from syndesis.directory.models import Organisation
from tests.core.backup import state
from tests.core.backup.conftest import quietly

AXES = ("axes", "0009_add_session_hash")
"""A migration of somebody else's that is not the last and can be taken back."""


def test_all_comes_back_into_an_empty_database(filled: dict[str, Any], archive: Path) -> None:
    only_file = StoredFile.objects.get().sha256
    (deleted,) = HistoryEvent.objects.filter(operation="delete", model="directory.organisation")
    call_command("flush", interactive=False, verbosity=0)
    HistoryEvent.objects.all().delete()  # flushing is watched over like any other writing
    files.path_of(only_file).unlink()
    assert state.everything() != filled

    restore(archive, progress=quietly)

    assert state.everything() == filled
    assert not Session.objects.exists()
    # Triggers and word indexes are there again, and no key is given out twice.
    organisation = Organisation.objects.create(name="Late University")
    assert organisation.pk == deleted.object_id + 1
    assert [event.operation for event in events_of(organisation)] == ["insert"]
    with transaction.atomic():
        assert search.matching(Organisation.objects.all(), "港口").exists()
        assert catalogue.suggest("清华")


@pytest.mark.full
def test_rows_go_and_files_too_where_somebody_insists(filled: dict[str, Any], archive: Path) -> None:
    sha256 = files.put(b"later")
    StoredFile.objects.create(sha256=sha256, size=5, media_type="text/plain")
    Organisation.objects.update(name="Overwritten")
    files.path_of(StoredFile.objects.earliest("id").sha256).write_bytes(b"damaged")

    restore(archive, force=True, progress=quietly)

    assert state.everything() == filled


@pytest.mark.full
def test_a_failure_at_the_very_end_takes_all_of_it_back(filled: dict[str, Any], archive: Path) -> None:
    def fail() -> None:
        raise RuntimeError("at the very end")

    path = files.path_of(StoredFile.objects.get().sha256)
    path.rename(path.with_name("elsewhere"))
    Organisation.objects.update(name="Renamed since")
    before = state.everything()
    with pytest.raises(RuntimeError):
        restore(archive, force=True, progress=quietly, afterwards=[fail])

    assert state.everything() == before
    Organisation.objects.update(name="Watched over as before")
    assert HistoryEvent.objects.latest("id").old["name"] == "Renamed since"


def test_an_older_archive_is_brought_to_this_version(filled: dict[str, Any], tmp_path: Path) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([AXES])
    try:
        manifest = back_up(tmp_path / "older.tar.zst", progress=quietly)
    finally:
        MigrationExecutor(connection).migrate(executor.loader.graph.leaf_nodes())
    assert "axes_accessattemptexpiration" not in manifest.tables
    said: list[tuple[str, int]] = []

    restore(tmp_path / "older.tar.zst", force=True, progress=lambda *line: said.append(line))

    assert ("migrations applied to an older archive", 1) in said
    assert state.everything() == filled
