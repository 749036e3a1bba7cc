"""An archive that is not as it was made is refused in words that say where, and leaves all as it was."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard

from syndesis.core.backup import BackupError, BadArchive, restore, verified
from syndesis.core.backup.archive import Writer, members
from syndesis.core.backup.manifest import NAME
from tests.core.backup import state
from tests.core.backup.conftest import quietly

Members = dict[str, bytes]
WHERE = r"at its beginning|member tables/|member files/|manifest\.json"
USERS = "tables/core_user/00001.jsonl"


def rewritten(path: Path, change: Callable[[Members, dict[str, Any]], None]) -> Path:
    """The archive with other members or another manifest, whole as far as the compression knows."""
    content = dict(members(path))
    manifest = json.loads(content.pop(NAME))
    change(content, manifest)
    other = path.with_name("other.tar.zst")
    with other.open("wb") as file:
        writer = Writer(file)
        for name, some in content.items():
            writer.add(name, some)
        writer.add(NAME, json.dumps(manifest).encode(), last=True)
    return other


def lose_a_member(content: Members, manifest: dict[str, Any]) -> None:
    del content[USERS]


def change_a_letter(content: Members, manifest: dict[str, Any]) -> None:
    content[USERS] = content[USERS].replace(b"mara", b"mary")


def add_a_row(content: Members, manifest: dict[str, Any]) -> None:
    content[USERS] += content[USERS].replace(b"mara", b"mary").replace(b"[", b"[9", 1)
    manifest["members"][USERS] = hashlib.sha256(content[USERS]).hexdigest()


def add_a_member(content: Members, manifest: dict[str, Any]) -> None:
    content["tables/core_group/00001.jsonl"] = b"[1]\n"


def come_from_the_future(content: Members, manifest: dict[str, Any]) -> None:
    manifest["migrations"].append(["core", "9999_future"])


def be_written_otherwise(content: Members, manifest: dict[str, Any]) -> None:
    manifest["format"] = 2


def name_a_missing_row(content: Members, manifest: dict[str, Any]) -> None:
    manifest["tables"]["directory_organisation"]["rows"] = 0
    del content["tables/directory_organisation/00001.jsonl"]
    del manifest["members"]["tables/directory_organisation/00001.jsonl"]


def lack_a_value(content: Members, manifest: dict[str, Any]) -> None:
    row = json.loads(content[USERS])
    content[USERS] = json.dumps([None if value == "mara" else value for value in row]).encode() + b"\n"
    manifest["members"][USERS] = hashlib.sha256(content[USERS]).hexdigest()


REFUSED = [
    (lose_a_member, f"lacks its member {USERS}"),
    (change_a_letter, f"is damaged in its member {USERS}: its content has changed"),
    (add_a_row, "is damaged in tables/core_user: 2 rows where manifest.json says 1"),
    (add_a_member, "has a member that manifest.json does not name: tables/core_group/00001.jsonl"),
    (come_from_the_future, "does not know the migrations core.9999_future"),
    (be_written_otherwise, "was made by a newer version of Syndesis"),
]
REFUSED_BY_THE_DATABASE = [
    (name_a_missing_row, "holds a row that names a missing one"),
    (lack_a_value, f"does not take what {USERS} holds"),
]


@pytest.mark.parametrize("cases", [REFUSED, pytest.param(REFUSED_BY_THE_DATABASE, marks=pytest.mark.full)])
def test_what_does_not_agree_with_itself_is_refused(filled: dict[str, Any], archive: Path, cases: Any) -> None:
    for change, told in cases:
        with pytest.raises(BackupError, match=told):
            restore(rewritten(archive, change), force=True, progress=quietly)
    assert state.everything() == filled


def refused_or_the_same(path: Path, content: Members) -> bool:
    """Of compressed data, one or two bits in a thousand can change without a change of what it holds."""
    try:
        verified(path)
    except BadArchive as refusal:
        return re.search(WHERE, str(refusal)) is not None
    return dict(members(path)) == content


def test_damage_anywhere_is_noticed(archive: Path) -> None:
    whole, content = archive.read_bytes(), dict(members(archive))
    for place in [0, 5, *range(50, len(whole), len(whole) // 30), len(whole) - 1]:
        damaged = bytearray(whole)
        damaged[place] ^= 4
        archive.write_bytes(damaged)
        assert refused_or_the_same(archive, content), place

    for length in [1, *range(50, len(whole), len(whole) // 30), len(whole) - 1]:
        archive.write_bytes(whole[:length])
        with pytest.raises(BadArchive, match=WHERE):
            verified(archive)
    archive.write_bytes(whole + b"more")
    with pytest.raises(BadArchive, match=NAME.replace(".", "[.]")):
        verified(archive)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" * 99, zstandard.compress(b"a text" * 999)])
def test_another_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(BadArchive, match="no backup of Syndesis"):
        verified(path)
