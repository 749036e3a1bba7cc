"""`syndesis backup` and `syndesis restore` at the prompt, and what they refuse."""

import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from syndesis.cli import main
from syndesis.core import files
from syndesis.core.models import StoredFile, WorkerHeartbeat
from tests.core.backup import state
from tests.core.backup.conftest import Syndesis


def test_a_backup_says_what_is_in_it_and_what_is_not(
    filled: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "without.tar.zst"
    assert main(["backup", str(path), "--without-catalogue"]) == 0
    said = capsys.readouterr().out
    assert "           1  core_user\n" in said
    assert "           1  files\n" in said
    assert "Not in it: the secret key" in said
    assert "catalogue_catalogueorganisation" not in said
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.is_file() and "tar" in each.name] == [path.name]

    assert main(["restore", "--check", str(path)]) == 0
    assert "whole, in" in capsys.readouterr().out


def test_an_archive_is_never_overwritten(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = archive.read_bytes()
    assert main(["backup", str(archive)]) == 1
    assert "exists; an archive is never overwritten" in capsys.readouterr().err
    assert archive.read_bytes() == before


def test_a_lost_file_is_told_but_the_rest_is_kept(
    filled: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sha256 = StoredFile.objects.get().sha256
    files.path_of(sha256).write_bytes(b"damaged")
    assert main(["backup", str(tmp_path / "lossy.tar.zst")]) == 3
    assert f"the file {sha256} is gone or damaged" in capsys.readouterr().err


def test_a_full_database_is_not_overwritten_by_mistake(
    filled: dict[str, Any], archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restore", str(archive)]) == 1
    assert "the database is not empty: it has rows in auth_group (1), " in capsys.readouterr().err
    assert state.everything() == filled


def test_nothing_is_restored_under_a_running_worker(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    WorkerHeartbeat.objects.create(worker="w", beat_at=timezone.now() - timedelta(seconds=3))
    assert main(["restore", "--force", str(archive)]) == 1
    assert "stop Syndesis and try again" in capsys.readouterr().err


def test_a_restoration_killed_in_the_middle_leaves_the_former_state(
    filled: dict[str, Any], archive: Path, syndesis: Syndesis
) -> None:
    state.Organisation.objects.update(name="Renamed since")
    before = state.everything()
    process = syndesis("restore", "--force", str(archive))
    assert process.stdout
    said = [line for line in iter(process.stdout.readline, "") if not kill_at("core_change", line, process)]
    assert process.wait() == -9
    assert not any("restored" in line for line in said)
    assert state.everything() == before


def kill_at(table: str, line: str, process: Any) -> bool:
    if line.split()[-1:] == [table]:
        process.kill()
        return True
    return False
