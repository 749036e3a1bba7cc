"""A backup is of one moment, although people go on writing, and does not keep them from it."""

import json
import threading
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from syndesis.core.backup import back_up, verified
from syndesis.core.backup.archive import members
from syndesis.core.backup.manifest import table_of
from syndesis.core.models import HistoryEvent
from syndesis.directory.models import Organisation
from tests.directory import factories

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_backup_taken_while_others_write_is_of_one_moment(data: Path, tmp_path: Path) -> None:
    stop, written = threading.Event(), threading.Semaphore(0)

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            factories.organisation(f"University {number}")
            written.release()
        connection.close()

    def wait_for_another_deed(what: str, rows: int) -> None:
        for _ in range(2):  # the first may have been under way
            assert written.acquire(timeout=10)

    HistoryEvent.objects.all().delete()  # what emptying the database after the last test has left
    writer = threading.Thread(target=write)
    writer.start()
    path = tmp_path / "moment.tar.zst"
    try:
        assert written.acquire(timeout=10)
        manifest = back_up(path, progress=wait_for_another_deed)
    finally:
        stop.set()
        writer.join()
    rows = {name: table.rows for name, table in manifest.tables.items()}
    changes, events = (rows_of(path, f"core_{name}") for name in ("change", "historyevent"))
    model, change = (manifest.tables["core_historyevent"].names.index(name) for name in ("model", "change_id"))
    assert rows["core_change"] == rows["directory_organisation"] == rows["directory_organisationname"] > 0
    assert Counter(event[model] for event in events)["directory.organisationname"] == len(changes)
    assert {event[change] for event in events} == {row[0] for row in changes}
    assert rows["directory_organisation"] < Organisation.objects.count()
    assert verified(path) == manifest


def rows_of(path: Path, table: str) -> list[list[object]]:
    return [
        json.loads(line) for name, content in members(path) if table_of(name) == table for line in content.splitlines()
    ]
