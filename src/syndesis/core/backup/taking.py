"""Taking a backup: the rows of one moment, then the files that these rows name."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from django.db import IntegrityError, connections
from django.utils import timezone

from syndesis.core import files
from syndesis.core.backup import manifest as manifests
from syndesis.core.backup.archive import Writer, writing
from syndesis.core.backup.errors import BackupError
from syndesis.core.backup.keys import last_ids
from syndesis.core.backup.manifest import Manifest, Progress, TableFacts
from syndesis.core.backup.snapshot import snapshot
from syndesis.core.backup.tables import LEFT_OUT, Table, applied, tables_at
from syndesis.core.backup.values import lines

MEMBER = 4 << 20
"""Bytes of rows after which a next member begins: what is held in memory at a time."""


def back_up(path: Path, *, progress: Progress, without: Collection[str] = ()) -> Manifest:
    """Writes the archive `path`, without the tables of the applications `without`. Files that are gone or damaged are
    named in the manifest, since the rest of a backup is worth having. Raises BackupError."""
    with writing(path) as archive:
        with snapshot() as alias:
            manifest = _begin(alias)
            wanted = []
            for table in tables_at([(app, name) for app, name in manifest.migrations]):
                if table.name in LEFT_OUT or table.app in without:
                    manifest.left_out.append(table.name)
                else:
                    wanted.append(table)
            for table in wanted:
                manifest.tables[table.name] = _rows(archive, table, alias)
                if manifest.tables[table.name].rows:
                    progress(table.name, manifest.tables[table.name].rows)
            for name, last_id in last_ids(wanted, alias).items():
                manifest.tables[name].last_id = last_id
            manifest.broken_reference = _broken_reference(alias)
            stored = _stored(alias)
        # Outside of the snapshot, which costs the database the more the longer it lasts: a kept file never changes.
        manifest.lost_files = [sha256 for sha256 in stored if not _file(archive, sha256)]
        progress("files", len(stored) - len(manifest.lost_files))
        manifest.members = archive.hashes.copy()
        archive.add(manifests.NAME, manifest.to_json(), last=True)
    return manifest


def _begin(alias: str) -> Manifest:
    migrations = applied(alias)
    if not migrations:
        raise BackupError("there is nothing to back up: the database has no tables yet")
    return Manifest(
        version=version("syndesis"),
        created_at=timezone.now().isoformat(),
        engine=connections[alias].vendor,
        migrations=[[app, name] for app, name in sorted(migrations)],
    )


def _rows(archive: Writer, table: Table, alias: str) -> TableFacts:
    facts = TableFacts(table.shape)
    for number, (rows, content) in enumerate(_portions(lines(table, alias)), start=1):
        archive.add(f"tables/{table.name}/{number:05}.jsonl", content)
        facts.rows += rows
    return facts


def _portions(rows: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    some, size = [], 0
    for line in rows:
        some.append(line)
        size += len(line)
        if size >= MEMBER:
            yield len(some), b"".join(some)
            some, size = [], 0
    if some:
        yield len(some), b"".join(some)


def _broken_reference(alias: str) -> str:
    """SQLite lets other programs break references: better known now than when the backup is needed."""
    try:
        connections[alias].check_constraints()
    except IntegrityError as error:
        return str(error)
    return ""


def _stored(alias: str) -> list[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT sha256 FROM core_storedfile ORDER BY id")
        return [sha256 for (sha256,) in cursor.fetchall()]


def _file(archive: Writer, sha256: str) -> bool:
    try:
        content = files.get(sha256)
    except OSError:
        return False
    if hashlib.sha256(content).hexdigest() != sha256:
        return False
    archive.add(f"files/{sha256}", content)
    return True
